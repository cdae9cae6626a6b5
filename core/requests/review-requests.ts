import { z } from 'zod'
import { ClauseVersion, Day, Sha256 } from '../clause/index.ts'
import { ClauseBody } from '../document/index.ts'
import { HouseChange, HouseKind, HouseThing } from '../house/index.ts'
import { Letter } from '../letter/index.ts'
import { ClauseState, LetterState, Meaning, Role } from '../review/index.ts'
import { ShownComment, ShownMention } from './comment-requests.ts'
import { LetterId, Nothing, Time, type RequestGroup } from './request-shapes.ts'

const ReviewId = z.uuid()
const Note = z.string().max(5000).default('')

/** Why something was refused, or which changes are asked for. */
export const ReviewAnswer = z.strictObject({ name: z.string(), comment: z.string() })

/** Something that was sent to review, as lists show it. People are named. */
export const ReviewItemShape = z.strictObject({
  id: ReviewId,
  subject: z.union([z.enum(['clause-version', 'letter']), HouseKind]),
  subjectId: z.uuid(),
  title: z.string(),
  /** Code of a clause or of something of the house, recipient of a letter. */
  about: z.string(),
  /** Number of a clause version, revision of a letter. */
  number: z.int(),
  state: z.union([ClauseState, LetterState]),
  sentBy: z.string(),
  sentAt: Time,
  /** Who packed it on another computer of the house and gets the decision back as a file; left out where it was sent here. */
  returnTo: z.string().optional(),
  note: z.string(),
  due: Day.optional(),
  /** How the review ended; left out while it is open. */
  outcome: z.string().optional(),
  /** Who refused it or asked for changes, and what they said; left out where nobody did. */
  answer: ReviewAnswer.optional(),
  given: z.int(),
  needed: z.int(),
  /** For each approval that is missing the roles in which it may be given. `inOrder`: the first is next, the others wait for it. */
  open: z.array(z.array(Role)),
  inOrder: z.boolean(),
  /** For whom the person who sits here stands in with this; empty where it is asked of themselves only. */
  insteadOf: z.array(z.string()),
  /** Who may decide next, and in whose place they might. */
  waitsFor: z.array(z.strictObject({ name: z.string(), isAway: z.boolean(), insteadOf: z.array(z.string()) })),
  /** The roles in which the person who sits here may decide now; none where it is not theirs to decide. */
  mine: z.array(Role),
  /** The roles in which it comes to them once those before them have approved; none where it is theirs now, or never. */
  mineLater: z.array(Role),
  /** Whether the person who sits here may take it back now. */
  mayTakeBack: z.boolean(),
})
export type ReviewItemShape = z.infer<typeof ReviewItemShape>

export const ShownDecision = z.strictObject({
  name: z.string(),
  meaning: Meaning,
  role: Role,
  at: Time,
  comment: z.string(),
  /** Whether it counts in this house, and why not. */
  counts: z.boolean(),
  standing: z.string(),
})
export type ShownDecision = z.infer<typeof ShownDecision>

/** A version in the list beside the text. */
export const VersionLine = z.strictObject({
  id: z.uuid(),
  number: z.int(),
  state: ClauseState,
  reason: z.string(),
  author: z.string(),
  madeAt: Time,
  approvals: z.int(),
})
export type VersionLine = z.infer<typeof VersionLine>

/** A clause in a letter under review, with where it stands today. */
export const ReviewedClause = z.strictObject({
  identity: z.string(),
  version: z.int(),
  title: z.string(),
  state: ClauseState.optional(),
  newest: z.int().optional(),
  /** Who lets the letter leave with this superseded version, as it stands, and why. */
  kept: z.array(z.strictObject({ name: z.string(), at: Time, reason: z.string() })),
  /** Whether the person who sits here may keep it. */
  mayKeep: z.boolean(),
  /** Words that the letter has in its place, and who approved them; left out where it has the version's own. */
  adaptation: z
    .strictObject({
      /** Digest of the words. */
      words: Sha256,
      /** The words as they were approved. */
      before: ClauseBody,
      approvals: z.array(z.strictObject({ name: z.string(), at: Time, reason: z.string() })),
      needed: z.int(),
      isApproved: z.boolean(),
      /** Whether the person who sits here may approve them. */
      mayApprove: z.boolean(),
    })
    .optional(),
})
export type ReviewedClause = z.infer<typeof ReviewedClause>

export const OpenReview = z.strictObject({
  item: ReviewItemShape,
  /** What a decision signs. */
  digest: Sha256,
  clause: z
    .strictObject({
      version: ClauseVersion,
      /** The approved version before it, or the one before where none was approved. */
      before: ClauseVersion.optional(),
      reason: z.string(),
      versions: z.array(VersionLine),
      drafts: z.int(),
      released: z.int(),
      clauseId: z.uuid(),
      /** What others said of the version before it when they refused it or asked for changes; left out where nobody did. */
      earlier: z.strictObject({ number: z.int(), answers: z.array(ReviewAnswer), comments: z.array(ShownComment) }).optional(),
    })
    .optional(),
  house: z
    .strictObject({
      thing: HouseThing,
      /** Against the approved version before it, or the one before where none was approved; all of it where it is the first. */
      changes: z.array(HouseChange),
      /** Number of that version. */
      before: z.int().optional(),
      reason: z.string(),
      versions: z.array(VersionLine),
      /** As in `HouseRow`: to approve these, a comment must say that they are the company's own. */
      starterValues: z.array(z.string()).optional(),
    })
    .optional(),
  letter: z.strictObject({ letter: Letter, clauses: z.array(ReviewedClause) }).optional(),
  decisions: z.array(ShownDecision),
  comments: z.array(ShownComment),
})
export type OpenReview = z.infer<typeof OpenReview>

/** As `Failure`: why one of several was refused. */
const RefusalShape = z.strictObject({ code: z.string(), message: z.string(), remedy: z.string().optional() })

/** Drafts that one request sends to review at most. */
export const mostSentAtOnce = 50

export const reviewRequests = {
  /** What waits for the person who sits here, for others, and what ended last. Fails while nobody sits here. */
  'reviews.inbox': {
    input: Nothing,
    output: z.strictObject({
      person: z.string(),
      waiting: z.array(ReviewItemShape),
      /** What the person who sits here wrote or sent, and others refused or want changed: until it is changed, it is theirs to go on with. */
      returned: z.array(ReviewItemShape),
      sent: z.array(ReviewItemShape),
      others: z.array(ReviewItemShape),
      decided: z.array(ReviewItemShape),
      /** Comments that mention the person who sits here, in open threads that they have not answered since; the newest first. */
      mentions: z.array(ShownMention),
    }),
  },
  'reviews.open': { input: z.strictObject({ id: ReviewId }), output: OpenReview },
  /** Sends a draft of a clause version to review; it freezes. `due` left out: the day that the rule of its kind sets. */
  'reviews.send': { input: z.strictObject({ id: z.uuid(), note: Note, due: Day.optional() }), output: ReviewItemShape },
  /**
   * Sends several drafts of clause versions or of things of the house, each as alone: one that is refused stops none of the others.
   * `results` are in the order of `ids`. So few at once that whoever waits sees how far it is, and can stop.
   */
  'reviews.sendMany': {
    input: z.strictObject({
      subject: z.enum(['clause-version', 'house']),
      ids: z.array(z.uuid()).min(1).max(mostSentAtOnce),
      note: Note,
      due: Day.optional(),
    }),
    output: z.strictObject({
      results: z.array(z.union([z.strictObject({ sent: ReviewItemShape }), z.strictObject({ refused: RefusalShape })])),
    }),
  },
  /** Sends a letter to review as it stands. `due` left out: the day that the rule for letters sets. */
  'letters.submit': { input: z.strictObject({ id: LetterId, note: Note, due: Day.optional() }), output: ReviewItemShape },
  /** Where a letter stands, its open review, and how many approvals an edit would void. */
  'letters.standing': {
    input: z.strictObject({ id: LetterId }),
    output: z.strictObject({ state: LetterState, review: ReviewItemShape.optional(), approvals: z.int().min(0) }),
  },
  /** Why the people of this house could not approve something, asked before it is sent; left out where they could. */
  'reviews.obstacle': {
    input: z.strictObject({ subject: z.union([z.enum(['clause-version', 'letter']), HouseKind]), id: z.uuid() }),
    output: z.strictObject({ obstacle: z.strictObject({ message: z.string(), remedy: z.string() }).optional() }),
  },
  /** Ends an open review without a decision; what was under review is a draft again. */
  'reviews.takeBack': { input: z.strictObject({ id: ReviewId }), output: Nothing },
  /** Signs a decision with the key of the person who sits here. `role` left out: the first of theirs that the rule asks for. */
  'reviews.decide': {
    input: z.strictObject({
      id: ReviewId,
      meaning: Meaning.extract(['approve', 'refuse', 'ask-changes']),
      comment: Note,
      role: Role.optional(),
      insteadOf: z.uuid().optional(),
    }),
    output: ReviewItemShape,
  },
  /**
   * Lets a letter leave with a superseded version of a clause, with a reason, as long as the letter stands as it does; or, with the
   * digest of `words`, with these adapted ones of a clause.
   */
  'letters.keep': {
    input: z.strictObject({
      id: LetterId,
      identity: z.string().max(400),
      version: z.int().min(1),
      words: Sha256.optional(),
      reason: z.string().max(5000),
    }),
    output: Nothing,
  },
} as const satisfies RequestGroup
