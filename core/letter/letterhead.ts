import { z } from 'zod'
import { Image } from '../document/index.ts'

const FieldText = z.string().max(500)

/** A picture that stands for the house. Width in millimetres; its height follows from its own. */
export const Logo = z.strictObject({
  digest: Image.shape.digest,
  mediaType: Image.shape.mediaType,
  /** What it shows, for those who do not see it. */
  alt: z.string().min(1).max(200),
  width: z.number().min(8).max(70),
})
export type Logo = z.infer<typeof Logo>

/** A letterhead. Its texts may hold merge fields. `window` says where a window envelope shows the recipient. */
export const Letterhead = z.strictObject({
  code: z.string(),
  title: z.string(),
  name: FieldText,
  lines: z.array(FieldText),
  footer: z.array(FieldText),
  return_line: FieldText.optional(),
  /** `din-5008-b`: DIN 5008 form B; `uk-c5`: window of a UK C5 or DL envelope. */
  window: z.enum(['din-5008-b', 'uk-c5']),
  accent: z.string().regex(/^#[0-9a-f]{6}$/u),
  style: z.enum(['ruled', 'centred']),
  /** Stands before the name, or above it where the head is centred. */
  logo: Logo.optional(),
})
export type Letterhead = z.infer<typeof Letterhead>
