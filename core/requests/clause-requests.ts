import { z } from 'zod'
import { ClauseKind, ClauseVersion, Day, Sha256 } from '../clause/index.ts'
import { ClauseState, Meaning, Role } from '../review/index.ts'
import { Nothing, Time, Writer, type RequestGroup } from './request-shapes.ts'

const ClauseId = z.uuid()
const VersionId = z.uuid()

/** Why something is done; the audit trail and the list of versions repeat it. */
const Reason = z.string().max(2000)

/** How a clause may stand in the list: its newest version's state, and of an approved one what its days say today. */
export const ListedState = z.enum([...ClauseState.exclude(['superseded']).options, 'expired', 'not-yet-valid'])
export type ListedState = z.infer<typeof ListedState>

/** What the list of clauses may be narrowed to. */
export const ClauseListFilter = z.strictObject({
  search: z.string().max(200).default(''),
  kind: ClauseKind.optional(),
  state: ListedState.optional(),
  language: z.string().max(40).optional(),
  jurisdiction: z.string().max(40).optional(),
  tag: z.string().max(200).optional(),
  owner: z.string().max(200).optional(),
  /** Clauses that end within so many days from today, today included. */
  expiresWithin: z.int().min(0).max(3660).optional(),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
})

/** Text with the places that a search found in it, in UTF-16 code units. */
export const MarkedWords = z.strictObject({ text: z.string(), ranges: z.array(z.strictObject({ start: z.int(), end: z.int() })) })
export type MarkedWords = z.infer<typeof MarkedWords>

/** A clause in the list. `newest.from` is the first day of the newest version; `expires` is the last day of the approved version, or of the newest while none is approved. */
export const ClauseListRow = z.strictObject({
  id: ClauseId,
  code: z.string(),
  kind: ClauseKind,
  title: MarkedWords,
  language: z.string(),
  jurisdictions: z.array(z.string()),
  owner: z.string(),
  tags: z.array(z.string()),
  newest: z.strictObject({ id: VersionId, number: z.int(), state: ClauseState, from: Day.optional() }),
  approved: z.int().optional(),
  expires: Day.optional(),
  reviewBy: Day.optional(),
  changedAt: Time,
  excerpt: MarkedWords,
})
export type ClauseListRow = z.infer<typeof ClauseListRow>

const Counted = z.array(z.strictObject({ name: z.string(), count: z.int() }))

/** By what the list can be narrowed, and to how many. */
export const ClauseFacets = z.strictObject({
  total: z.int(),
  kinds: Counted,
  states: Counted,
  languages: Counted,
  jurisdictions: Counted,
  tags: Counted,
  owners: Counted,
})
export type ClauseFacets = z.infer<typeof ClauseFacets>

const Named = z.strictObject({ id: z.string(), name: z.string() })

/** What somebody decided on a version. */
export const ClauseDecision = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  role: Role,
  meaning: Meaning,
  at: Time,
  comment: z.string(),
  /** False for a decision of another house, which came with an import: it is shown and does not count. */
  isOfThisHouse: z.boolean(),
})
export type ClauseDecision = z.infer<typeof ClauseDecision>

/** A version of a clause that something else leads to. */
export const ClauseVersionName = z.strictObject({
  id: VersionId,
  clauseId: ClauseId,
  code: z.string(),
  title: z.string(),
  language: z.string(),
  jurisdictions: z.array(z.string()),
  number: z.int(),
})
export type ClauseVersionName = z.infer<typeof ClauseVersionName>

/** A version of a clause with everything that is known about it; `state` is where it stands today. */
export const ClauseVersionEntry = z.strictObject({
  id: VersionId,
  number: z.int(),
  state: ClauseState,
  /** True once it was sent to review: it never changes again. */
  isFrozen: z.boolean(),
  digest: Sha256,
  reason: z.string(),
  author: Named,
  madeAt: Time,
  changedAt: Time,
  /** `by`: who withdrew it; left out where that came with an import. */
  withdrawal: z
    .strictObject({ at: Time, reason: z.string(), by: z.string().optional(), replacement: ClauseVersionName.optional() })
    .optional(),
  version: ClauseVersion,
  decisions: z.array(ClauseDecision),
  comments: z.int(),
})
export type ClauseVersionEntry = z.infer<typeof ClauseVersionEntry>

/** A clause with all its versions, the newest first. */
export const ClauseEntry = z.strictObject({ id: ClauseId, identity: z.string(), versions: z.array(ClauseVersionEntry) })
export type ClauseEntry = z.infer<typeof ClauseEntry>

/** Something that is due about a clause; `inDays` is below zero when it has passed. */
export const ClauseDue = z.strictObject({
  clauseId: ClauseId,
  code: z.string(),
  title: z.string(),
  language: z.string(),
  number: z.int(),
  state: ClauseState,
  owner: z.string(),
  what: z.enum(['ends', 'review-by']),
  day: Day,
  inDays: z.int(),
  /** Letters being drafted with it. */
  drafts: z.array(z.strictObject({ letterId: z.uuid(), title: z.string(), recipient: z.string() })),
})
export type ClauseDue = z.infer<typeof ClauseDue>

const Made = z.strictObject({ clauseId: ClauseId, versionId: VersionId })

/** Whatever changes something needs a person whose key is open, and fails with `no-person` or `locked` without one. */
export const clauseRequests = {
  'clauses.list': { input: ClauseListFilter, output: z.strictObject({ rows: z.array(ClauseListRow), total: z.int() }) },
  /** At which place of such a list a clause stands, from 0; left out where it is not in it. */
  'clauses.placeInList': {
    input: ClauseListFilter.omit({ offset: true, limit: true }).extend({ id: ClauseId }),
    output: z.strictObject({ place: z.int().min(0).optional() }),
  },
  'clauses.facets': { input: Nothing, output: ClauseFacets },
  'clauses.open': { input: z.strictObject({ id: ClauseId }), output: ClauseEntry },
  /** Makes a clause with its first version, a draft; the number in `version` does not count. */
  'clauses.create': { input: z.strictObject({ version: ClauseVersion, reason: Reason }), output: Made },
  /** Saves over a draft. `seen` is the digest the window last saw; another one stored meanwhile is a conflict, never overwritten. */
  'clauses.saveDraft': {
    input: z.strictObject({ id: VersionId, seen: Sha256, version: ClauseVersion, reason: Reason, writer: Writer }),
    output: z.strictObject({ digest: Sha256, savedAt: Time }),
  },
  /** Makes the next version, a draft that begins as the version named by `id` reads, or at once as `version`, whose number does not count. */
  'clauses.nextVersion': {
    input: z.strictObject({ id: VersionId, reason: Reason, version: ClauseVersion.optional(), writer: Writer }),
    output: Made,
  },
  /** Withdraws a version for good; `replacement` is the version that stands in for it, of this clause or of another. */
  'clauses.withdraw': { input: z.strictObject({ id: VersionId, reason: Reason, replacement: VersionId.optional() }), output: Nothing },
  /** What ends or is to be reviewed within so many days from today, the nearest first. */
  'clauses.expiring': { input: z.strictObject({ days: z.int().min(1).max(3660) }), output: z.strictObject({ due: z.array(ClauseDue) }) },
} as const satisfies RequestGroup
