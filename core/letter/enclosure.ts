import { z } from 'zod'
import { Sha256 } from '../clause/index.ts'

/** What an enclosed file is to the letter (ISO 32000-2 §14.13, AFRelationship). */
export const EnclosureRelationship = z.enum(['supplement', 'data', 'source', 'alternative'], {
  error: 'Write supplement, data, source or alternative.',
})
export type EnclosureRelationship = z.infer<typeof EnclosureRelationship>

/** Most files that a letter encloses, and most bytes of one and of all of them: whoever verifies the PDF reads it whole. */
export const mostEnclosures = 50
export const largestEnclosure = 30_000_000
export const largestEnclosures = 60_000_000

/** What our own files in a PDF are called. */
const ownNames: readonly string[] = ['letter.json', 'manifest.json']

/** The name under which a file is enclosed: one that every system can save it by. */
export const EnclosureName = z
  .string()
  .max(120)
  .regex(/^[\p{L}\p{N}_]([\p{L}\p{N}\p{M} ._(),&+-]*[\p{L}\p{N}\p{M}_)])?$/u, {
    error: 'The name of an enclosed file is made of letters, digits, spaces and . _ - ( ) , & +.',
  })
  .refine((name) => !ownNames.includes(name.toLowerCase()), { error: 'That name is that of what the PDF says of itself.' })

/** A file that goes out inside of the letter's PDF, known by the digest of its bytes. */
export const Enclosure = z.strictObject({
  digest: Sha256,
  name: EnclosureName,
  mediaType: z
    .string()
    .max(120)
    .regex(/^[a-z]+\/[a-z0-9.+-]+$/u),
  /** As the letter names it under its enclosures. */
  title: z
    .string()
    .min(1)
    .max(300)
    .regex(/^\P{Cc}*$/u, { error: 'A title is one line of text.' }),
  relationship: EnclosureRelationship,
  /** Its pages follow the letter's as well: of a PDF only. Left out where it is attached and no more. */
  appended: z.literal(true).optional(),
})
export type Enclosure = z.infer<typeof Enclosure>

/** An enclosure as a manifest lists it; `size` in bytes. */
export const EnclosureEntry = Enclosure.extend({ size: z.int().min(0) })
export type EnclosureEntry = z.infer<typeof EnclosureEntry>

/** In the order in which the letter lists them; no two of one name, whatever its capitals. */
export const Enclosures = z
  .array(Enclosure)
  .min(1)
  .max(mostEnclosures)
  .refine((all) => new Set(all.map(({ name }) => name.normalize('NFC').toLowerCase())).size === all.length, {
    error: 'Two enclosed files have the same name.',
  })

/** An enclosure with its bytes, ready to go out. */
export interface EnclosedFile extends Enclosure {
  readonly bytes: Uint8Array
}

/** A name under which a file may be enclosed, as near as can be to its own, and none that is taken. */
export function enclosureNameFor(fileName: string, taken: readonly string[]): string {
  const clean = fileName
    .normalize('NFC')
    .replaceAll(/[\u2010-\u2015]/gu, '-')
    .replaceAll(/[^\p{L}\p{N}\p{M} ._(),&+-]+/gu, '_')
  const dot = clean.lastIndexOf('.')
  const ending =
    dot > 0
      ? clean
          .slice(dot)
          .replaceAll(/[^\p{L}\p{N}.]/gu, '')
          .slice(0, 16)
      : ''
  const stem = (ending.length > 1 ? clean.slice(0, dot) : clean).replace(/^[^\p{L}\p{N}_]+/u, '').slice(0, 90) || 'file'
  const names = new Set([...ownNames, ...taken.map((name) => name.normalize('NFC').toLowerCase())])
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? stem : `${stem} (${String(number)})`
    const name = ending.length > 1 ? `${numbered}${ending}` : numbered.replace(/[^\p{L}\p{N}\p{M}_)]+$/u, '') || 'file'
    if (!names.has(name.toLowerCase())) return name
  }
}
