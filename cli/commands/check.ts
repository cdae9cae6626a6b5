import { basename, resolve, sep } from 'node:path'
import { createLayout } from '../../backend/layout/index.ts'
import { buildFiles } from '../../backend/export/index.ts'
import { checkVersionFile, folderOnDisk, readTextFile, withDrawings } from '../../backend/files/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { say, sayFailure, sayFindings } from '../output.ts'
import { drawing, readLetter, shelfOfFiles, type ReadLetter } from '../read-letter.ts'

export interface CheckCommand {
  readonly json: boolean
  readonly library: readonly string[]
}

/** Says what `build` would find of a letter, or an import of a clause, and writes nothing. */
export async function check(file: string, command: CheckCommand): Promise<ExitCode> {
  if (isClauseFile(fromCaller(file))) {
    const findings = await checkClause(fromCaller(file))
    const isUnreadable = findings.some(({ severity, code }) => severity === 'error' && /^(?:file|front-matter)-/u.test(code))
    return told(file, command, findings, isUnreadable)
  }
  const read = await readLetter(file, await shelfOfFiles(command.library))
  const about = await findingsAbout(read)
  if (about === undefined) return exitCode.badInput
  return told(file, command, [...read.findings, ...about], read.unreadable)
}

/** What a clause file has at its beginning and a letter file has not. */
function isClauseFile(path: string): boolean {
  const [, front = ''] = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/u.exec(readTextFile(path, basename(path)).text ?? '') ?? []
  return /^code\s*:/mu.test(front) && /^kind\s*:/mu.test(front)
}

/** A clause file in a library finds its evidence from the library's folder; one that lies by itself from its own. */
async function checkClause(path: string): Promise<readonly Finding[]> {
  const steps = resolve(path).split(sep)
  const clauses = steps.lastIndexOf('clauses')
  const within = clauses > 0 ? clauses : steps.length - 1
  const folder = folderOnDisk(steps.slice(0, within).join(sep) || sep)
  const file = steps.slice(within).join('/')
  return checkVersionFile(await withDrawings(folder, drawing, file.slice(0, file.lastIndexOf('/') + 1)), file)
}

function told(file: string, command: CheckCommand, findings: readonly Finding[], unreadable: boolean): ExitCode {
  if (command.json) say(JSON.stringify(findings, undefined, 2))
  else sayFindings(findings, basename(file))
  const errors = findings.filter((finding) => finding.severity === 'error').length
  if (!command.json) say(`${basename(file)}: ${countOf(errors, 'error')}, ${countOf(findings.length - errors, 'warning')}`)
  if (unreadable) return exitCode.badInput
  return errors > 0 ? exitCode.refused : exitCode.done
}

function countOf(count: number, name: string): string {
  return count === 0 ? `no ${name}s` : `${String(count)} ${name}${count === 1 ? '' : 's'}`
}

async function findingsAbout(read: ReadLetter): Promise<Finding[] | undefined> {
  if (read.letter === undefined) return []
  const layout = createLayout()
  try {
    const built = await buildFiles(read.letter, read.shelf, layout, {
      formats: [],
      draftLine: true,
      printLetterhead: true,
      images: read.images,
    })
    if (built.ok) return read.locate(built.value.findings)
    sayFailure(built.error)
    return undefined
  } finally {
    await layout.close()
  }
}
