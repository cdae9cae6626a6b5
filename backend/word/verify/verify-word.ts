import { fail, succeed, type Failure, type Result } from '../../../core/requests/index.ts'
import { Manifest } from '../../../core/release/index.ts'
import { cleanText } from '../clean-text.ts'
import { clauseBookmark } from '../clause-bookmark.ts'
import type { FoundText } from './found-text.ts'
import { openWordFile, type PackageFailure, type WordParts } from './package.ts'
import { ClauseReader } from './read-clauses.ts'
import { textContent } from './xml.ts'

/** Where two texts part. */
export interface Difference {
  /** The last words that both share, at most 40 characters. */
  readonly after: string
  readonly expected: string
  readonly found: string
}

interface ClauseOfFile {
  readonly key: string
  readonly code: string
  readonly version: number
  readonly language: string
}

/** What became of a clause in a Word file. */
export type ClauseVerification = ClauseOfFile &
  (
    | { readonly state: 'unchanged' }
    | { readonly state: 'missing' }
    | { readonly state: 'altered'; readonly expected: string; readonly found: string; readonly difference: Difference }
  )

export interface WordVerification {
  readonly manifest: Manifest
  /** In the order of the letter. */
  readonly clauses: readonly ClauseVerification[]
}

export type WordVerificationFailure = PackageFailure | Failure<'manifest-missing' | 'manifest-invalid'>

/**
 * Compares each clause in a Word file with the manifest in it, after whatever Word or LibreOffice did to the file. It finds
 * what was altered in passing; who alters the manifest as well is found by the digest in the register, not here.
 */
export function verifyWord(bytes: Uint8Array): Result<WordVerification, WordVerificationFailure> {
  const parts = openWordFile(bytes)
  if (!parts.ok) return parts
  const manifest = manifestOf(parts.value)
  if (!manifest.ok) return manifest
  const keys = manifest.value.clauses.map(({ key }) => key)
  const { found, tooMuch } = new ClauseReader(parts.value, new Set([...keys, ...keys.map(clauseBookmark)]))
  if (tooMuch)
    return fail({
      code: 'word-file-too-large',
      message: 'The file cannot be checked: its clauses hold more text than any letter does.',
      remedy: 'Ask where the file comes from before opening it.',
    })
  return succeed({ manifest: manifest.value, clauses: manifest.value.clauses.map((clause) => verifyClause(clause, found)) })
}

function manifestOf({ custom }: WordParts): Result<Manifest, WordVerificationFailure> {
  const [root, another] = custom.filter((part) => part.name === 'manifest:manifest')
  if (root === undefined) {
    return fail({
      code: 'manifest-missing',
      message: 'The file has no manifest: it was not exported by this program, or another program took the manifest out.',
      remedy: 'Check the file that was exported.',
    })
  }
  const manifest = another === undefined ? parseManifest(textContent(root)) : undefined
  if (manifest !== undefined) return succeed(manifest)
  const fault = another === undefined ? 'cannot be read' : 'is there twice'
  return fail({
    code: 'manifest-invalid',
    message: `The manifest in the file ${fault}, so that nothing can be compared with it.`,
    remedy: 'Check the file that was exported.',
  })
}

function parseManifest(text: string): Manifest | undefined {
  try {
    return Manifest.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** One text to compare: NFC, without empty lines. */
function comparable(text: string): string {
  return text
    .normalize('NFC')
    .split('\n')
    .filter((line) => line !== '')
    .join('\n')
}

function textOf({ lines, notes }: FoundText): string {
  return [...lines, ...notes.map((note, index) => `${String(index + 1)} ${note}`)].join('\n')
}

function verifyClause(clause: Manifest['clauses'][number], found: readonly FoundText[]): ClauseVerification {
  const { key, code, version, language } = clause
  const about = { key, code, version, language }
  const controls = found.filter(({ name, by }) => by === 'control' && name === key)
  // LibreOffice may drop a control's tag and keeps the bookmark; a copied control is read as well as the first.
  const places = controls.length > 0 ? controls : found.filter(({ name, by }) => by === 'bookmark' && name === clauseBookmark(key))
  if (places.length === 0) return { ...about, state: 'missing' }
  const expected = comparable(cleanText(clause.text))
  const altered = places.map((place) => comparable(textOf(place))).find((text) => text !== expected)
  if (altered === undefined) return { ...about, state: 'unchanged' }
  return { ...about, state: 'altered', expected, found: altered, difference: differenceOf(expected, altered) }
}

/** Where two texts part and where they meet again, in whole words. */
function differenceOf(expected: string, found: string): Difference {
  const shortest = Math.min(expected.length, found.length)
  let begin = 0
  while (begin < shortest && expected[begin] === found[begin]) begin += 1
  let same = 0
  while (same < shortest - begin && expected.at(-1 - same) === found.at(-1 - same)) same += 1
  while (begin > 0 && !/\s/u.test(expected[begin - 1] ?? '')) begin -= 1
  while (same > 0 && !/\s/u.test(expected.at(-same) ?? '')) same -= 1
  const excerpt = (text: string): string => text.slice(begin, text.length - same).slice(0, 200)
  return { after: expected.slice(0, begin).slice(-40), expected: excerpt(expected), found: excerpt(found) }
}
