import { z } from 'zod'
import { Sha256 } from '../clause/index.ts'
import { Enclosure, EnclosureName, mostEnclosures } from '../letter/index.ts'
import { ExportedFile } from './page-requests.ts'
import { EnclosureBytes, type RequestGroup } from './request-shapes.ts'

/** A file that is kept to be enclosed; `size` in bytes. */
export const KeptEnclosure = z.strictObject({ digest: Sha256, mediaType: Enclosure.shape.mediaType, size: z.int() })
export type KeptEnclosure = z.infer<typeof KeptEnclosure>

export const enclosureRequests = {
  /** Keeps a file for letters to enclose. Fails with `enclosure-refused`, in one sentence, for one that may not be. */
  'enclosures.add': { input: z.strictObject({ name: z.string().min(1).max(255), bytes: EnclosureBytes }), output: KeptEnclosure },
  /** The sizes of files by their digests; those that are not on this computer are left out. */
  'enclosures.describe': {
    input: z.strictObject({ digests: z.array(Sha256).max(mostEnclosures) }),
    output: z.strictObject({ files: z.array(KeptEnclosure.pick({ digest: true, size: true })) }),
  },
  /** How many pages files append to a letter, by their digests; those whose pages cannot be appended, and those not on this computer, are left out. */
  'enclosures.pages': {
    input: z.strictObject({ digests: z.array(Sha256).max(mostEnclosures) }),
    output: z.strictObject({ files: z.array(z.strictObject({ digest: Sha256, pages: z.int() })) }),
  },
  /** The bytes of a PDF whose pages a letter appends, as base64, for drawing. Fails with `enclosure-unknown`. */
  'enclosures.read': {
    input: z.strictObject({ digest: Sha256 }),
    output: z.strictObject({ mediaType: z.literal('application/pdf'), bytes: z.string() }),
  },
  /** Saves a copy of a file where the person says; no file when they cancelled. */
  'enclosures.save': {
    input: z.strictObject({ digest: Sha256, name: EnclosureName }),
    output: z.strictObject({ files: z.array(ExportedFile) }),
  },
} as const satisfies RequestGroup
