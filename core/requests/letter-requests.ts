import { z } from 'zod'
import { PartName } from '../document/index.ts'
import { Finding, Letter } from '../letter/index.ts'
import { Followed, LetterState } from '../review/index.ts'
import { EnclosureBytes, LetterId, Nothing, PictureBytes, Time, Writer, type RequestGroup } from './request-shapes.ts'

/** A letter in the list of the start screen. */
export const LetterSummary = z.strictObject({
  id: LetterId,
  title: z.string(),
  template: z.string(),
  recipient: z.string(),
  state: LetterState,
  /** It was released with a clause version that was withdrawn since. */
  recalled: z.boolean(),
  changedAt: Time,
})
export type LetterSummary = z.infer<typeof LetterSummary>

export const letterRequests = {
  /** The last changed first; all of them, or so many. */
  'letters.list': { input: z.strictObject({ limit: z.int().min(1).optional() }), output: z.array(LetterSummary) },
  'letters.create': { input: z.strictObject({ template: z.string() }), output: z.strictObject({ id: LetterId, letter: Letter }) },
  'letters.open': { input: z.strictObject({ id: LetterId }), output: z.strictObject({ id: LetterId, letter: Letter, revision: z.int() }) },
  'letters.save': {
    /** `revision` is the one the window last saw; another one stored meanwhile is a conflict, never overwritten. */
    input: z.strictObject({
      id: LetterId,
      revision: z.int(),
      letter: Letter,
      /** The earlier revision that comes back with this save; what stood there until now stays a revision of its own. */
      restores: z.int().min(1).optional(),
      /** Where the passages of the letter's comments stand in it now; `thread` is the id of a thread's first comment. */
      passages: z
        .array(z.strictObject({ thread: z.uuid(), followed: Followed }))
        .max(2000)
        .optional(),
      writer: Writer,
    }),
    output: z.strictObject({ revision: z.int(), savedAt: Time }),
  },
  'letters.rename': { input: z.strictObject({ id: LetterId, title: z.string().min(1).max(300) }), output: Nothing },
  /** Takes a letter out of the list; with `removed: false` puts it back. */
  'letters.remove': { input: z.strictObject({ id: LetterId, removed: z.boolean().default(true) }), output: Nothing },
  'letters.import': {
    /** A letter file's name and text, as the window read it from the file the person chose. */
    input: z.strictObject({
      name: z.string().max(255),
      text: z.string().max(10_000_000),
      /** The pictures that were chosen with it, by their paths or mere names beside the letter file. */
      images: z
        .array(z.strictObject({ path: z.string().max(1000), bytes: PictureBytes }))
        .max(100)
        .default([]),
      /** The other files that were chosen with it, for those that it encloses; a picture may be enclosed as well. */
      files: z
        .array(z.strictObject({ path: z.string().max(1000), bytes: EnclosureBytes }))
        .max(100)
        .default([]),
    }),
    output: z.strictObject({ id: LetterId, letter: Letter, findings: z.array(Finding) }),
  },
  /** A letter of another program becomes a draft: a Word document, a PDF, Markdown or plain text. */
  'letters.importOld': {
    input: z.strictObject({
      name: z.string().min(1).max(255),
      /** In base64. */
      bytes: z.string().max(66_700_000),
      /** The template whose letterhead, parts and checks the draft takes. */
      template: z.string(),
    }),
    output: z.strictObject({
      id: LetterId,
      letter: Letter,
      /** The parts that were told apart from the body; the others are the template's. */
      recognised: z.array(PartName),
      /** What the file had and the draft has not, in words. */
      dropped: z.array(z.strictObject({ what: z.string(), count: z.int().min(1) })),
      /** How many pictures came along, and how many of them nobody described. */
      pictures: z.strictObject({ count: z.int().min(0), undescribed: z.int().min(0) }),
    }),
  },
} as const satisfies RequestGroup
