import { z } from 'zod'

const FieldText = z.string().max(500)

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
})
export type Letterhead = z.infer<typeof Letterhead>
