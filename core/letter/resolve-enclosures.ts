import { plainText } from '../document/index.ts'
import type { EnclosedFile } from './enclosure.ts'
import type { Finding } from './finding.ts'
import type { Letter } from './letter.ts'
import type { ResolvedLetter } from './resolved-letter.ts'

/** The enclosed files of a letter with their bytes, of those at hand by digest. */
export function enclosedIn({ enclosed = [] }: Letter, files: ReadonlyMap<string, Uint8Array>): EnclosedFile[] {
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
  return enclosed.flatMap(({ digest, name, title }): Finding[] => {
    if (!files.has(digest))
      return [
        {
          severity: 'error',
          code: 'enclosure-missing',
          message: `The file “${name}” cannot be enclosed: it is not on this computer.`,
          remedy: 'Put it beside the letter’s file, or take it out of the letter.',
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
}

function folded(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').toLowerCase()
}
