import { z } from 'zod'
import { Anchor, Followed, longestComment, SubjectKind } from '../review/index.ts'
import { Nothing, Time, type RequestGroup } from './request-shapes.ts'

/** A person of the house, as a comment mentions them. */
export const MentionedPerson = z.strictObject({ id: z.uuid(), name: z.string() })
export type MentionedPerson = z.infer<typeof MentionedPerson>

export const ShownComment = z.strictObject({
  id: z.uuid(),
  thread: z.uuid(),
  /** Id of who says it: two people may have one name. */
  person: z.uuid(),
  name: z.string(),
  at: Time,
  /** With the names of the people it mentions. */
  text: z.string(),
  mentions: z.array(MentionedPerson),
  /** Where the comment was made, and where its passage was at the last save of its letter. */
  anchor: Anchor.optional(),
  followed: Followed.optional(),
  /** The passage it is about; `now` holds the words that stand there today, and is left out where none do. */
  passage: z.strictObject({ exact: z.string(), now: z.string().optional() }).optional(),
  resolvedBy: z.string().optional(),
})
export type ShownComment = z.infer<typeof ShownComment>

/** What waits for somebody's answer because a comment mentions them. */
export const ShownMention = z.strictObject({
  comment: z.uuid(),
  thread: z.uuid(),
  subject: SubjectKind,
  subjectId: z.uuid(),
  /** The review in which it was said; left out of a letter, where it is answered beside the page. */
  review: z.uuid().optional(),
  title: z.string(),
  /** Who mentions them. */
  name: z.string(),
  at: Time,
  text: z.string(),
})
export type ShownMention = z.infer<typeof ShownMention>

export const commentRequests = {
  /** The comments on something, the oldest first, with where their passages are in its text of today. */
  'comments.list': {
    input: z.strictObject({ subject: SubjectKind, subjectId: z.uuid() }),
    output: z.array(ShownComment),
  },
  /**
   * Says something about a letter or what is under review, in the name of the person who sits here. `thread` is the first comment of
   * the thread that it answers; only a comment that begins one has a passage. People are mentioned as `mentionOf` writes them.
   */
  'comments.add': {
    input: z.strictObject({
      subject: SubjectKind,
      subjectId: z.uuid(),
      text: z.string().trim().min(1).max(longestComment),
      thread: z.uuid().optional(),
      anchor: Anchor.optional(),
    }),
    output: ShownComment,
  },
  'comments.resolve': { input: z.strictObject({ comment: z.uuid(), resolved: z.boolean().default(true) }), output: Nothing },
} as const satisfies RequestGroup
