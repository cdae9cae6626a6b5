import { z } from 'zod'
import { Day, Sha256 } from '../clause/index.ts'
import { HouseChange, HouseKind, HouseThing } from '../house/index.ts'
import { Finding } from '../letter/index.ts'
import { ClauseState } from '../review/index.ts'
import { ClauseDecision } from './clause-requests.ts'
import { Page } from './page-requests.ts'
import { Nothing, Time, Writer, type RequestGroup } from './request-shapes.ts'
import { ReviewItemShape } from './review-requests.ts'

const VersionId = z.uuid()

/** Why something is done; the audit trail and the list of versions repeat it. */
const Reason = z.string().max(2000)

/** One of the things that letters are made from, as the list shows it: its newest version, and the one that letters use. */
export const HouseRow = z.strictObject({
  kind: HouseKind,
  code: z.string(),
  title: z.string(),
  newest: z.strictObject({ id: VersionId, number: z.int(), state: ClauseState }),
  /** What letters are made from today: the newest approved version, or a draft while none is approved; left out where none may be used. */
  used: z.strictObject({ id: VersionId, number: z.int(), state: ClauseState }).optional(),
  changedAt: Time,
  /** Names of company values that still are the starter library's, and that nobody approved; left out where there are none. */
  starterValues: z.array(z.string()).optional(),
})
export type HouseRow = z.infer<typeof HouseRow>

/** A version with everything that is known about it; `state` is where it stands today. */
export const HouseVersionEntry = z.strictObject({
  id: VersionId,
  number: z.int(),
  state: ClauseState,
  /** True once it was sent to review: it never changes again. */
  isFrozen: z.boolean(),
  digest: Sha256,
  reason: z.string(),
  author: z.string(),
  madeAt: Time,
  withdrawal: z.string().optional(),
  thing: HouseThing,
  /** Against the version before it; everything where it is the first. */
  changes: z.array(HouseChange),
  decisions: z.array(ClauseDecision),
  /** Its open review. */
  review: z.uuid().optional(),
  /** As in `HouseRow`. */
  starterValues: z.array(z.string()).optional(),
})
export type HouseVersionEntry = z.infer<typeof HouseVersionEntry>

/** All versions of one thing, the newest first. */
export const HouseEntry = z.strictObject({
  kind: HouseKind,
  code: z.string(),
  title: z.string(),
  versions: z.array(HouseVersionEntry),
})
export type HouseEntry = z.infer<typeof HouseEntry>

const Made = z.strictObject({ id: VersionId })

/** Whatever changes something needs a person whose key is open, and fails with `no-person` or `locked` without one. */
export const houseRequests = {
  'house.list': { input: Nothing, output: z.strictObject({ rows: z.array(HouseRow) }) },
  /** The thing that a version belongs to. */
  'house.open': { input: z.strictObject({ id: VersionId }), output: HouseEntry },
  /** Makes something with its first version, a draft. */
  'house.create': { input: z.strictObject({ thing: HouseThing, reason: Reason }), output: Made },
  /** Saves over a draft. `seen` is the digest the window last saw; another one stored meanwhile is a conflict, never overwritten. */
  'house.saveDraft': {
    input: z.strictObject({ id: VersionId, seen: Sha256, thing: HouseThing, reason: Reason, writer: Writer }),
    output: z.strictObject({ digest: Sha256 }),
  },
  /** Makes the next version, a draft that begins as the version named by `id` reads. */
  'house.nextVersion': { input: z.strictObject({ id: VersionId, reason: Reason }), output: Made },
  /** `due` left out: the day that the rule sets. */
  'house.submit': {
    input: z.strictObject({ id: VersionId, note: z.string().max(5000).default(''), due: Day.optional() }),
    output: ReviewItemShape,
  },
  'house.withdraw': { input: z.strictObject({ id: VersionId, reason: Reason }), output: Nothing },
  /** The pages of a letter made from it as it reads now, saved or not; `known` are digests of the layers that the window holds. */
  'house.render': {
    input: z.strictObject({ thing: HouseThing, known: z.array(z.string()) }),
    output: z.strictObject({ pages: z.array(Page), findings: z.array(Finding) }),
  },
} as const satisfies RequestGroup
