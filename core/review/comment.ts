import { z } from 'zod'
import { SubjectKind } from './approval.ts'

/** A place in a document: the path of a block that holds text, and how many UTF-16 code units of its text stand before. */
export const TextPlace = z.strictObject({ path: z.array(z.int().min(0)).min(1).max(8), offset: z.int().min(0) })
export type TextPlace = z.infer<typeof TextPlace>

const Words = z.string().refine((text) => text.isWellFormed(), { error: 'A passage does not begin or end inside a character.' })

/**
 * The passage a comment is about, as the Web Annotation model names passages (W3C, §4.2.4 and §4.2.5): its exact words,
 * lines divided by "\n", with a little of what stands before and after, and where it stood when the comment was made.
 */
export const Anchor = z.strictObject({
  exact: Words.max(5000).refine((words) => words.trim() !== '', { error: 'A passage has words.' }),
  prefix: Words.max(64),
  suffix: Words.max(64),
  start: TextPlace,
  end: TextPlace,
})
export type Anchor = z.infer<typeof Anchor>

/**
 * Where a thread's passage went since the comment was made, as the last save of a letter left it: its words of today with what
 * stands around them, or, once it is `gone`, those that it had last.
 */
export const Followed = z.strictObject({ anchor: Anchor, gone: z.boolean() })
export type Followed = z.infer<typeof Followed>

/** The longest text of a comment, in UTF-16 code units. */
export const longestComment = 20_000

/**
 * A comment of a thread. What it says never changes; the thread's first comment carries its anchor and is resolved. People are
 * mentioned in it by their ids (`mentionsIn`).
 */
export const Comment = z.strictObject({
  id: z.uuid(),
  subject: SubjectKind,
  subjectId: z.uuid(),
  /** Id of the thread's first comment. */
  thread: z.uuid(),
  person: z.uuid(),
  /** ISO 8601 in UTC. */
  at: z.iso.datetime(),
  text: z.string().min(1).max(longestComment),
  anchor: Anchor.optional(),
  followed: Followed.optional(),
  resolved: z.strictObject({ at: z.iso.datetime(), by: z.uuid() }).optional(),
})
export type Comment = z.infer<typeof Comment>
