import { z } from 'zod'
import { Letter, RefusedBlock } from '../letter/index.ts'
import { LetterId, Nothing, Time, type RequestGroup } from './request-shapes.ts'

/** What became of a revision besides being written. */
export const RevisionMark = z.enum(['sent-to-review', 'changes-asked', 'refused', 'approved', 'released', 'restored', 'imported'])
export type RevisionMark = z.infer<typeof RevisionMark>

const RevisionNumber = z.int().min(1)

/** One version of a letter in its history. */
export const LetterRevision = z.strictObject({
  number: RevisionNumber,
  /** When the first and the last save went into it. */
  begunAt: Time,
  savedAt: Time,
  /** Who saved it last; undefined where nobody was there or it was not kept. */
  by: z.string().optional(),
  /** What a person called it. */
  name: z.string().optional(),
  marks: z.array(RevisionMark),
})
export type LetterRevision = z.infer<typeof LetterRevision>

export const historyRequests = {
  /** The newest first: the one that is written in. */
  'letters.history': { input: z.strictObject({ id: LetterId }), output: z.array(LetterRevision) },
  'letters.revision': { input: z.strictObject({ id: LetterId, number: RevisionNumber }), output: z.strictObject({ letter: Letter }) },
  /** A named version is kept as it is from then on; an empty name takes the name away. */
  'letters.nameRevision': {
    input: z.strictObject({ id: LetterId, number: RevisionNumber, name: z.string().trim().max(120) }),
    output: Nothing,
  },
  /** What can be read of a letter that `letters.open` refuses with `letter-unreadable`, and the last version that can be read whole. */
  'letters.salvage': {
    input: z.strictObject({ id: LetterId }),
    output: z.strictObject({
      revision: RevisionNumber,
      letter: Letter.optional(),
      refused: z.array(RefusedBlock),
      /** The text as it is stored, where nothing of it can be read. */
      raw: z.string().optional(),
      lastWhole: z.strictObject({ number: RevisionNumber, savedAt: Time }).optional(),
    }),
  },
} as const satisfies RequestGroup
