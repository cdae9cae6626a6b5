import { z } from 'zod'

/** Names of the marks a run of text can carry, in canonical order. */
export const markNames = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript'] as const
export type MarkName = (typeof markNames)[number]

const mark = z.boolean().optional()

/**
 * A run: the leaf of the tree, a stretch of text with the same marks.
 * "\n" is a line break inside a block; no other control character but "\t" is allowed.
 */
export const Run = z.strictObject({
  type: z.undefined().optional(),
  text: z
    .string()
    .refine((text) => text.isWellFormed(), { error: 'The text holds half of a surrogate pair.' })
    // eslint-disable-next-line no-control-regex -- control characters are what is refused
    .refine((text) => !/[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/u.test(text), {
      error: 'The text holds a control character.',
    }),
  bold: mark,
  italic: mark,
  underline: mark,
  strike: mark,
  superscript: mark,
  subscript: mark,
})
export type Run = z.infer<typeof Run>

/** True when both runs carry the same marks, so that they can be merged. */
export function sameMarks(left: Run, right: Run): boolean {
  return markNames.every((name) => Boolean(left[name]) === Boolean(right[name]))
}
