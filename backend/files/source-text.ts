import type { Finding } from '../../core/letter/index.ts'

/** A place in a file, from 1. */
export interface SourcePlace {
  readonly line: number
  readonly column: number
}

/** Findings about one file, gathered while it is read. */
export interface FileFindings {
  readonly list: Finding[]
  error(code: Finding['code'], place: SourcePlace | undefined, message: string, remedy: string): void
  warning(code: Finding['code'], place: SourcePlace | undefined, message: string, remedy: string): void
}

/** Above this many findings the rest of a file is likely the same mistake again. */
const most = 200

export function findingsOf(file: string): FileFindings {
  const list: Finding[] = []
  const add =
    (severity: Finding['severity']): FileFindings['error'] =>
    (code, place, message, remedy) => {
      if (list.length < most) list.push({ severity, code, message, remedy, place: { file, line: place?.line, column: place?.column } })
    }
  return { list, error: add('error'), warning: add('warning') }
}

/** The longest clause or letter file, in characters. A letter of 500 pages has less. */
export const longestFile = 2_000_000

/** The most lines of one: twice those of a letter of 500 pages. What reads Markdown takes a second for a few thousand items of a list. */
const mostLines = 50_000

// eslint-disable-next-line no-control-regex -- control characters are what is refused
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/u
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/gu
const invisible = /[\u200B\u2060\uFEFF\u180E]/gu
/** More than the page shows of them (core/document/visible-text.ts). */
const heapedAccents = /\p{M}{31}/u
/** Private-use characters stand for merge fields while Markdown is read (merge-fields.ts). */
const reserved = /[\uE000-\uF0FF]/u

function placeOf(text: string, offset: number): SourcePlace {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

function firstMatch(text: string, pattern: RegExp): SourcePlace | undefined {
  const at = text.search(pattern)
  return at < 0 ? undefined : placeOf(text, at)
}

/**
 * The text of a file as all readers take it: without byte order mark, with "\n" line ends. Undefined, with an error
 * finding, for what cannot be a text somebody wrote: binary, too long, characters that hide or turn round others.
 */
export function cleanText(text: string, findings: FileFindings): string | undefined {
  if (text.length > longestFile) {
    const size = `${String(Math.round(text.length / 1_000_000))} million characters`
    findings.error(
      'file-unreadable',
      undefined,
      `The file has ${size}; clause and letter files have at most 2 million.`,
      'Check that it is the right file, or split it.',
    )
    return undefined
  }
  const clean = text.replace(/^\uFEFF/u, '').replaceAll(/\r\n?/gu, '\n')
  if (clean.split('\n').length > mostLines) {
    findings.error(
      'file-unreadable',
      undefined,
      `The file has more than ${String(mostLines)} lines, which is more than a clause or letter file has.`,
      'Check that it is the right file, or split it.',
    )
    return undefined
  }
  const place = firstMatch(clean, controls)
  if (place !== undefined || !clean.isWellFormed()) {
    findings.error(
      'file-unreadable',
      place,
      'The file is not text: it holds characters that no text has.',
      'Save it as plain text in UTF-8.',
    )
    return undefined
  }
  return refuseHiding(clean, findings) ? undefined : clean
}

function refuseHiding(clean: string, findings: FileFindings): boolean {
  const hides = 'that changes the direction of what follows, so that the page would not read as the file does'
  const bidi = firstMatches(clean, bidiControls)
  for (const match of bidi) {
    findings.error(
      'unknown-markup',
      placeOf(clean, match.index),
      `A hidden character (${codePoint(match[0])}) stands here ${hides}.`,
      'Delete it.',
    )
  }
  for (const match of firstMatches(clean, invisible)) {
    findings.warning(
      'unknown-markup',
      placeOf(clean, match.index),
      `An invisible character (${codePoint(match[0])}) stands here.`,
      'Delete it, if it is not meant.',
    )
  }
  const place = firstMatch(clean, reserved)
  if (place !== undefined)
    findings.error('unknown-markup', place, 'A private-use character stands here, which no font can show.', 'Delete it.')
  const heap = firstMatch(clean, heapedAccents)
  if (heap !== undefined)
    findings.error('unknown-markup', heap, 'More than 30 accents are heaped on one letter here.', 'Delete those that no word needs.')
  return bidi.length > 0 || place !== undefined || heap !== undefined
}

/** As many matches as a file has findings: finding the line of each takes the length of the text. */
function firstMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  for (const match of text.matchAll(pattern)) {
    if (found.length === most) break
    found.push(match)
  }
  return found
}

export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Bytes as UTF-8 text; undefined, with an error finding, when they are something else. */
export function decodeText(bytes: Uint8Array, findings: FileFindings): string | undefined {
  if (bytes.length > longestFile * 4) return cleanText('x'.repeat(longestFile + 1), findings)
  try {
    return cleanText(new TextDecoder('utf-8', { fatal: true }).decode(bytes), findings)
  } catch {
    findings.error('file-unreadable', undefined, 'The file is not text in UTF-8.', 'Save it as plain text in UTF-8.')
    return undefined
  }
}
