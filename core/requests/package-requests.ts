import { z } from 'zod'
import { Day } from '../clause/index.ts'
import { HouseKind } from '../house/index.ts'
import { Meaning } from '../review/index.ts'
import { ExportedFile } from './page-requests.ts'
import type { RequestGroup } from './request-shapes.ts'
import { ReviewItemShape } from './review-requests.ts'

/** What came of opening a review package. Nothing that was here was overwritten; each conflict is a sentence. */
export const UnpackedReview = z.strictObject({
  /** The review as it stands here now; left out where the package found no place here. */
  item: ReviewItemShape.optional(),
  packedBy: z.string(),
  /** By what it is judged where it was packed: the rule in words, and who stands in for whom. Neither comes into this house's own. */
  judging: z.strictObject({
    rule: z.string(),
    standIns: z.array(z.strictObject({ name: z.string(), insteadOf: z.string(), firstDay: Day, lastDay: Day })),
  }),
  /** True when the review was not here before. */
  isNew: z.boolean(),
  /** False when all of it was here already. */
  changed: z.boolean(),
  /** Names of people of the house who were not known here. */
  people: z.array(z.string()),
  versions: z.int(),
  /** What came in of the house, or is approved here now by the approvals that came: what the letter is made from beside its clauses. */
  house: z.array(
    z.strictObject({
      kind: HouseKind,
      title: z.string(),
      number: z.int(),
      state: z.enum(['approved', 'draft']),
      /** Names of the people whose approvals came with it. */
      approvedBy: z.array(z.string()),
      /** True where it took the place of the starter library's, which nobody here had touched. */
      replacesStarter: z.boolean(),
    }),
  ),
  comments: z.int(),
  /** Signed decisions that came and count; `comment` is empty where the person gave none. */
  decisions: z.array(z.strictObject({ name: z.string(), meaning: Meaning, comment: z.string() })),
  conflicts: z.array(z.string()),
})
export type UnpackedReview = z.infer<typeof UnpackedReview>

export const packageRequests = {
  /** Packs a review as one signed file and saves it where the person says. Cancelled in the host's dialog: no files. */
  'reviews.pack': { input: z.strictObject({ id: z.uuid() }), output: z.strictObject({ files: z.array(ExportedFile) }) },
  /** Opens a package, base64 of at most 50 MB. Fails in one sentence where it was altered or belongs to another house. */
  'reviews.unpack': { input: z.strictObject({ bytes: z.string().max(66_700_000) }), output: UnpackedReview },
} as const satisfies RequestGroup
