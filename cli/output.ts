import type { Finding } from '../core/letter/index.ts'
import type { Failure } from '../core/requests/index.ts'

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

export function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Rows under column heads, each column as wide as its widest text; the last one is not padded. */
export function sayTable(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [heads, ...rows].map((row) => row.map(visible))
  const widths = heads.map((_, column) => lines.reduce((widest, line) => Math.max(widest, line[column]?.length ?? 0), 0))
  for (const line of lines)
    say(line.map((text, column) => (column === line.length - 1 ? text : text.padEnd(widths[column] ?? 0))).join('  '))
}

/** A number with its noun: "1 letter", "2 letters". */
export function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`
}

/** An expected failure in one or two sentences. */
export function sayFailure({ message, remedy }: Failure): void {
  complain(remedy === undefined ? message : `${message} ${remedy}`)
}

/** Control characters of a letter must not reach the terminal: they could move its cursor or rename its window. */
export function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}

/** A text for a terminal: its lines and the cells of its tables stay apart, and no other control character gets through. */
export function visibleLines(text: string): string {
  const visibleCells = (line: string): string => line.split('\t').map(visible).join('\t')
  return text.split('\n').map(visibleCells).join('\n')
}

/** One finding a line: `letter.md:12:3: error: what is wrong. What to do.` */
export function findingLine(finding: Finding, file: string): string {
  const { line, column, field, clause } = finding.place
  const at = [finding.place.file ?? file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':')
  const about = line === undefined ? (field ?? clause) : undefined
  return visible(`${at}: ${finding.severity}: ${about === undefined ? '' : `${about}: `}${finding.message} ${finding.remedy}`)
}

export function sayFindings(findings: readonly Finding[], file: string): void {
  for (const finding of findings) complain(findingLine(finding, file))
}

const barWidth = 24

/** A bar on a terminal, redrawn in place; nothing in a pipe. */
export function progressBar(total: number): { step(label: string): void; end(): void } {
  if (!process.stderr.isTTY) return { step: () => undefined, end: () => undefined }
  let done = 0
  return {
    step(label) {
      const filled = Math.round((barWidth * done) / total)
      process.stderr.write(`\r\u001B[2K${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${label}`)
      done += 1
    },
    end() {
      process.stderr.write('\r\u001B[2K')
    },
  }
}
