import { plainText } from '../document/index.ts'
import { largestEnclosures, type EnclosedFile } from './enclosure.ts'
import type { Finding } from './finding.ts'
import type { Letter } from './letter.ts'
import type { ResolvedLetter } from './resolved-letter.ts'

/** The enclosed files of a letter with their bytes, of those at hand by digest. */
export function enclosedIn({ enclosed = [] }: Pick<Letter, 'enclosed'>, files: ReadonlyMap<string, Uint8Array>): EnclosedFile[] {
  return enclosed.flatMap((enclosure) => {
    const bytes = files.get(enclosure.digest)
    return bytes === undefined ? [] : [{ ...enclosure, bytes }]
  })
}

/** Enclosures that are not at hand stop a letter; those that it does not name may be meant so. */
export function checkEnclosures(
  { enclosed = [] }: Letter,
  files: ReadonlyMap<string, Uint8Array>,
  parts: ResolvedLetter['parts'],
): Finding[] {
  const part = parts.get('enclosures')
  const named = part === undefined ? '' : folded(plainText([{ type: 'paragraph', children: [...part.children] }]))
  const missingOrUnnamed = enclosed.flatMap(({ digest, name, title }): Finding[] => {
    if (!files.has(digest))
      return [
        {
          severity: 'error',
          code: 'enclosure-missing',
          message: `The file “${name}” cannot be enclosed: it is not on this computer.`,
          remedy: 'Enclose it again, or take it out of the letter.',
          place: {},
        },
      ]
    if (named.includes(folded(title))) return []
    return [
      {
        severity: 'warning',
        code: 'enclosure-unnamed',
        message: `The file “${name}” is enclosed, and the letter does not name it as “${title}”.`,
        remedy: 'Write that line under the letter’s enclosures, or give the file the title that stands there.',
        place: part === undefined ? {} : { path: [...part.path] },
      },
    ]
  })
  return [...missingOrUnnamed, ...tooLargeTogether(enclosedIn({ enclosed }, files))]
}

function tooLargeTogether(enclosed: readonly EnclosedFile[]): Finding[] {
  const size = enclosed.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (size <= largestEnclosures) return []
  const megabytes = (bytes: number): string => String(Math.ceil(bytes / 1_000_000))
  return [
    {
      severity: 'error',
      code: 'enclosures-too-large',
      message: `The enclosed files have ${megabytes(size)} MB together; a letter takes ${megabytes(largestEnclosures)} MB at most.`,
      remedy: 'Take one of them out of the letter, or enclose a smaller copy of it.',
      place: {},
    },
  ]
}

function folded(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').toLowerCase()
}
