import { z } from 'zod'
import { ChainHead } from '../core/audit/index.ts'
import { ClauseKind, ClauseVersion, Day, Sha256 } from '../core/clause/index.ts'
import { HouseKind, HouseThing } from '../core/house/index.ts'
import { Finding, Letter } from '../core/letter/index.ts'
import {
  ClauseDecision,
  ClauseVersionEntry,
  LetterRevision,
  LetterSummary,
  RecalledLetter,
  RegisterEntry,
  RegisterRow,
  ReviewItemShape,
  SendingShape,
  ShownComment,
  ShownDelegation,
  UnpackedReview,
} from '../core/requests/index.ts'
import { ClauseState, Decision, Person, PublicKey } from '../core/review/index.ts'
import { Verification } from '../core/verification/index.ts'

/*
 * What each command prints with `--json`, so that the documentation of it can be made from this and every output be held against it.
 */

const Time = z.iso.datetime()
const count = z.int().min(0)

function listOf(item: z.ZodType, more: z.ZodRawShape = {}): z.ZodObject {
  return z.strictObject({ items: z.array(item), total: count, ...more })
}

const Failure = z.strictObject({ code: z.string(), message: z.string(), remedy: z.string().optional() })
const Backup = z.strictObject({
  id: z.string(),
  at: Time,
  kind: z.enum(['daily', 'by-hand', 'before-migration', 'before-restore']),
  size: count,
})
const WrittenFolder = z.strictObject({ path: z.string(), versions: count, files: count })
const ClauseName = z.strictObject({ code: z.string(), version: z.int() })

const WordClause = z.strictObject({
  key: z.string(),
  code: z.string(),
  version: z.int(),
  language: z.string(),
  state: z.enum(['unchanged', 'missing', 'altered']),
  expected: z.string().optional(),
  found: z.string().optional(),
  difference: z.strictObject({ after: z.string(), expected: z.string(), found: z.string() }).optional(),
})
const VerifiedWord = z.strictObject({
  file: z.string(),
  verdict: z.enum(['unchanged', 'changed']),
  sentence: z.string(),
  title: z.string(),
  date: z.string(),
  state: z.enum(['draft', 'released']),
  clauses: z.array(WordClause),
})
const VerifiedPdf = z.intersection(z.object({ file: z.string() }), Verification)

const ImportedClause = z.strictObject({
  file: z.string(),
  code: z.string(),
  language: z.string(),
  jurisdictions: z.array(z.string()),
  version: z.int(),
  title: z.string(),
  what: z.enum(['new-clause', 'new-version', 'same', 'conflict']),
  digest: Sha256,
  reason: z.string(),
})
const ImportedThing = z.strictObject({
  file: z.string(),
  kind: HouseKind,
  code: z.string(),
  version: z.int(),
  title: z.string(),
  what: z.enum(['new', 'new-version', 'same', 'conflict']),
  digest: Sha256,
  reason: z.string(),
})
const counts = ['newClauses', 'newVersions', 'same', 'conflicts', 'decisions', 'vouchings', 'transcripts'] as const
/** Where a file has a fault nothing is planned, so there are no counts. */
const ImportedFolder = listOf(ImportedClause, {
  house: z.array(ImportedThing),
  ...Object.fromEntries(counts.map((name) => [name, count.optional()])),
  imported: z.boolean(),
  findings: z.array(Finding),
})

const ListedClause = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  kind: ClauseKind,
  title: z.string(),
  language: z.string(),
  jurisdictions: z.array(z.string()),
  owner: z.string(),
  tags: z.array(z.string()),
  newest: z.strictObject({ id: z.uuid(), number: z.int(), state: ClauseState, from: Day.optional(), until: Day.optional() }),
  approved: z.strictObject({ id: z.uuid(), number: z.int() }).optional(),
  expires: Day.optional(),
  reviewBy: Day.optional(),
  changedAt: Time,
  excerpt: z.string(),
})
const { withdrawal } = ClauseVersionEntry.shape
const ShownVersion = z.strictObject({
  ...ClauseVersionEntry.shape,
  standsToday: z.union([ClauseState, z.enum(['expired', 'not-yet-valid'])]),
  withdrawal: withdrawal.unwrap().extend({ by: z.string().optional() }).optional(),
  decisions: z.array(ClauseDecision.extend({ counts: z.boolean(), standing: z.string() })),
  seal: z
    .strictObject({
      state: z.string(),
      fault: z.string().optional(),
      evidence: ClauseVersion.shape.evidence.element.optional(),
      passages: z.array(z.string()).optional(),
      transcript: Sha256.optional(),
    })
    .optional(),
})
const Redline = z.strictObject({ identity: z.string(), from: z.int(), to: z.int(), redline: z.string(), pdf: z.string().optional() })
const SubmittedClause = z.strictObject({
  code: z.string(),
  language: z.string(),
  jurisdictions: z.array(z.string()),
  version: z.int(),
  review: ReviewItemShape.optional(),
  failure: Failure.optional(),
})
const WithdrawnClause = z.strictObject({
  code: z.string(),
  language: z.string(),
  jurisdictions: z.array(z.string()),
  version: z.int(),
  reason: z.string(),
  replacement: ClauseName.optional(),
  drafts: count,
  released: count,
})

const ListedThing = z.strictObject({
  kind: HouseKind,
  code: z.string(),
  title: z.string(),
  version: z.int(),
  state: ClauseState,
  changedAt: Time,
  used: z.int().optional(),
})
const ShownThing = z.strictObject({
  id: z.uuid(),
  kind: HouseKind,
  code: z.string(),
  number: z.int(),
  state: ClauseState,
  isFrozen: z.boolean(),
  digest: Sha256,
  reason: z.string(),
  author: z.string(),
  madeAt: Time,
  changedAt: Time,
  withdrawal: z.string().optional(),
  thing: HouseThing,
  decisions: z.array(Decision),
})

const ImportedLetter = z.strictObject({
  file: z.string(),
  id: z.uuid().optional(),
  findings: z.array(Finding),
  failure: Failure.optional(),
  notes: z.array(z.string()).optional(),
})
const ShownLetter = z.strictObject({
  id: z.uuid(),
  revision: z.int(),
  letter: Letter,
  findings: z.array(Finding).optional(),
  comments: z.array(ShownComment).optional(),
  released: RegisterEntry.optional(),
})
const ReleasedLetter = z.strictObject({
  releaseId: z.uuid().optional(),
  pdf: Sha256.optional(),
  docx: Sha256.optional(),
  findings: z.array(Finding),
})

const UsingLetter = z.strictObject({
  letterId: z.uuid(),
  releaseId: z.uuid().optional(),
  title: z.string(),
  recipient: z.string(),
  version: z.int(),
  at: z.string(),
})
const letters = z.array(UsingLetter)
const UsedClause = z.strictObject({ identity: z.string(), drafts: letters, released: letters, sent: letters })
const LeftLetter = z.strictObject({
  identity: z.string(),
  version: z.int(),
  ...RecalledLetter.shape,
  sendings: z.array(SendingShape.extend({ recordedAt: Time })),
})

/** What the command prints of more than one kind that others print too, by the name that the documentation gives it. */
export const sharedShapes: Readonly<Record<string, z.ZodType>> = {
  finding: Finding,
  failure: Failure,
  letter: Letter,
  'clause version': ClauseVersion,
  'thing of the house': HouseThing,
  review: ReviewItemShape,
  decision: Decision,
  person: Person,
  comment: ShownComment,
  'register entry': RegisterEntry,
}

/** What each command prints with `--json`. */
export const jsonOutputs: Readonly<Record<string, z.ZodType>> = {
  check: z.array(Finding),
  verify: listOf(z.union([VerifiedPdf, VerifiedWord])),
  backup: z.union([Backup.extend({ path: z.string() }), listOf(Backup)]),
  restore: z.strictObject({ restored: Backup.omit({ size: true }), keptAs: z.string().optional() }),
  'audit verify': z.strictObject({
    entries: count,
    anchor: ChainHead.optional(),
    broken: z
      .strictObject({ code: z.literal('audit-broken'), message: z.string(), remedy: z.string(), seq: z.int(), reason: z.string() })
      .optional(),
    clock: z.strictObject({ message: z.string(), remedy: z.string() }).optional(),
  }),
  'audit export': listOf(z.strictObject({ file: z.string() })),
  'profile create': Person,
  'profile list': listOf(Person, { root: PublicKey.optional() }),
  'profile export': z.strictObject({ file: z.string() }),
  'profile import': Person,
  'library import': ImportedFolder,
  'library export': WrittenFolder.extend({ findings: z.array(Finding) }),
  'library list': listOf(ListedClause),
  'library show': listOf(ShownVersion),
  'library diff': listOf(Redline, { findings: z.array(Finding) }),
  'library submit': listOf(SubmittedClause),
  'library withdraw': WithdrawnClause,
  'house list': listOf(ListedThing),
  'house show': listOf(ShownThing),
  'house export': WrittenFolder,
  'house import': ImportedFolder,
  'house submit': ReviewItemShape,
  'letter import': listOf(ImportedLetter),
  'letter list': listOf(LetterSummary),
  'letter show': ShownLetter,
  'letter history': listOf(LetterRevision),
  'letter submit': ReviewItemShape,
  'letter release': ReleasedLetter,
  'register list': listOf(RegisterRow.extend({ releasedBy: z.string() })),
  'register where-used': listOf(UsedClause),
  'register recall': listOf(LeftLetter, { withdrawnOn: Day.optional(), reason: z.string().optional(), replacement: ClauseName.optional() }),
  'review list': listOf(ReviewItemShape),
  'review pack': z.strictObject({ path: z.string(), size: count, sendTo: z.array(z.string()) }),
  'review unpack': UnpackedReview,
  'review take-back': ReviewItemShape,
  'review delegations': listOf(ShownDelegation),
  'review delegate': ShownDelegation,
  'review end-delegation': z.strictObject({ id: z.uuid() }),
  'review approve': ReviewItemShape,
  'review refuse': ReviewItemShape,
  'review ask-changes': ReviewItemShape,
}
