import { z } from 'zod'
import { ClauseCode } from '../document/index.ts'

/** What a file says about the letter in it. Embedded as canonical JSON; holds no digest of the file itself. */
export const Manifest = z.strictObject({
  schema: z.literal(1),
  state: z.enum(['draft', 'released']),
  title: z.string(),
  date: z.string(),
  language: z.string(),
  template: z.string(),
  letter: z.string(),
  layout: z.string(),
  clauses: z.array(
    z.strictObject({
      /** Unique within the letter and the tag of the clause's content control in a Word file: `clause-1`, `clause-2` … */
      key: z.string(),
      code: ClauseCode,
      version: z.int(),
      language: z.string(),
      jurisdictions: z.array(z.string()),
      lock: z.enum(['locked', 'sealed']),
      /** Digest of the clause version's body as the library holds it. */
      digest: z.string(),
      /** Plain text of the clause in this letter, merge fields filled. */
      text: z.string(),
    }),
  ),
})
export type Manifest = z.infer<typeof Manifest>
