import { z } from 'zod'
import { Sha256 } from '../clause/index.ts'

/** What an enclosed file is to the letter (ISO 32000-2 §14.13, AFRelationship). */
export const EnclosureRelationship = z.enum(['supplement', 'data', 'source', 'alternative'], {
  error: 'Write supplement, data, source or alternative.',
})
export type EnclosureRelationship = z.infer<typeof EnclosureRelationship>

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
})
export type Enclosure = z.infer<typeof Enclosure>

/** In the order in which the letter lists them; no two of one name, whatever its capitals. */
export const Enclosures = z
  .array(Enclosure)
  .min(1)
  .max(50)
  .refine((all) => new Set(all.map(({ name }) => name.normalize('NFC').toLowerCase())).size === all.length, {
    error: 'Two enclosed files have the same name.',
  })

/** An enclosure with its bytes, ready to go out. */
export interface EnclosedFile extends Enclosure {
  readonly bytes: Uint8Array
}
