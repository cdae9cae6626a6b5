import { z } from 'zod'
import { SuggestionMark, suggested } from './suggestion.ts'

/** Names of the marks a run of text can carry, in canonical order. */
export const markNames = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript'] as const
export type MarkName = (typeof markNames)[number]

const mark = z.boolean().optional()
const marks = { bold: mark, italic: mark, underline: mark, strike: mark, superscript: mark, subscript: mark }

/** The marks that a run may carry, by themselves. */
export const Marks = z.strictObject(marks)
export type Marks = z.infer<typeof Marks>

/** A suggestion to give a run its marks instead of those it had (`was`). */
export const SuggestedFormat = z.strictObject({ ...SuggestionMark.shape, was: Marks })
export type SuggestedFormat = z.infer<typeof SuggestedFormat>

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
  ...marks,
  ...suggested,
  formatted: SuggestedFormat.optional(),
})
export type Run = z.infer<typeof Run>

function hasSameMarks(left: Marks, right: Marks): boolean {
  return markNames.every((name) => Boolean(left[name]) === Boolean(right[name]))
}

function isSame(left: SuggestionMark | undefined, right: SuggestionMark | undefined): boolean {
  return left?.author === right?.author && left?.at === right?.at
}

/** True when both runs carry the same marks and the same suggestions, so that they can be merged. */
export function sameMarks(left: Run, right: Run): boolean {
  if (!hasSameMarks(left, right) || !isSame(left.inserted, right.inserted) || !isSame(left.deleted, right.deleted)) return false
  const [before, after] = [left.formatted, right.formatted]
  if (before === undefined || after === undefined) return before === after
  return isSame(before, after) && hasSameMarks(before.was, after.was)
}
