import { identityOf, type Day } from '../../core/clause/index.ts'
import { canonicalJson } from '../../core/document/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { importAuthor, provenState, type ApprovalRules, type Decision, type ReviewPackage } from '../../core/review/index.ts'
import type { HouseFile, LibraryFiles } from '../files/index.ts'
import { readRules } from './approval-rules.ts'
import { broughtReview, hasRulesOfHome, judgingConflicts, keepBrought } from './brought-reviews.ts'
import { bringComments } from './comments.ts'
import type { Change } from './connection.ts'
import { addEnclosure } from './enclosures.ts'
import type { StoreFailure } from './failures.ts'
import { bringLetter } from './letters.ts'
import { addImages, importLibrary, type ImportPlan } from './library-import.ts'
import { moveVersionIn } from './move-version.ts'
import { bringPeople } from './people-brought.ts'
import { approveProvenHouse, broughtHouse, houseConflict, houseFilesOf, replaceStarters, type BroughtHouse } from './packed-house.ts'
import { decideIn } from './review-decide.ts'
import { reviewUnknown, subjectFacts } from './review-facts.ts'
import { move } from './review-moves.ts'
import { placeOf, type PackagePlace } from './review-place.ts'

/** A verified package: its contents, and the files beside them, read and safe to keep. */
export interface OpenedPackage {
  readonly contents: ReviewPackage
  /** SHA-256 of the signed list of contents. */
  readonly digest: string
  readonly files: Pick<LibraryFiles, 'evidence' | 'images'> & { readonly enclosures: readonly Uint8Array[] }
}

/** What came of taking in a package. Everything else stays as it was; each conflict is one sentence. */
export interface TakenPackage {
  /** Id of the review here; undefined where the package did not find a place. */
  readonly review: string | undefined
  /** True when the review was not here before. */
  readonly isNew: boolean
  /** False when all of it was here already. */
  readonly changed: boolean
  readonly people: readonly string[]
  readonly versions: number
  /** What came in of the house, or is approved here now. */
  readonly house: readonly BroughtHouse[]
  readonly comments: number
  readonly decisions: readonly Decision[]
  readonly conflicts: readonly string[]
}

export interface TakingWith {
  /** Who opens the package. */
  readonly actor: string
  readonly today: Day
  /** What a decision on the letter under review would sign here; undefined for a clause version and for a letter that is not here. */
  readonly current: string | undefined
  /** Why nobody could approve here what is under review; undefined where they could. */
  readonly unapproved: Failure | undefined
  /** What is wrong with the seals of the package's versions, by their digests: these are approved by no package. */
  readonly seals: ReadonlyMap<string, Failure>
}

/**
 * Takes a package into the store, inside a transaction. What is new comes in; what is here stays as it is here, and where
 * the two do not go together a conflict says so. The same package again changes nothing.
 */
export async function takePackage(
  change: Change,
  { contents, digest, files }: OpenedPackage,
  { actor, today, current, unapproved, seals }: TakingWith,
): Promise<Result<TakenPackage, StoreFailure>> {
  const place = await placeOf(change.tx, contents)
  if (place.what === 'conflict') return succeed({ ...nothing, conflicts: [place.reason] })
  if (!(await hasRulesOfHome(change.tx, contents))) return fail(rulesChanged)
  const own = await readRules(change.tx)
  const people = await bringPeople(change, contents.vouchings, actor)
  const house = houseFilesOf(contents, own)
  const replaced = await replaceStarters(change, house)
  // Its own pictures come whatever is known of its clauses.
  await addImages(change, files)
  for (const file of files.enclosures) await addEnclosure(change, file)
  const imported = await importLibrary(change, { ...libraryFiles(contents, files, { own, seals }), house }, { actor })
  if (!imported.ok) return imported
  const approvedHouse = await approveProvenHouse(change, house)
  if (!approvedHouse.ok) return approvedHouse
  const approved = await approveProven(change, contents, { own, seals })
  if (!approved.ok) return approved
  const review = place.what === 'known' ? succeed(place) : await bringReview(change, contents, place)
  if (!review.ok) return review
  const { request, subjectId } = review.value
  const judging = await judgingConflicts(change.tx, contents, await broughtReview(change.tx, request))
  const comments = await bringComments(
    change,
    contents.comments.map((comment) => ({ ...comment, subjectId })),
    actor,
  )
  const isStale = place.what === 'known' && current !== undefined && current !== contents.review.digest
  const decided = await bringDecisions(change, contents, request, { actor, today, isStale, unapproved })
  if (!decided.ok) return decided
  const plan = imported.value
  const versions = plan.steps.filter(({ what }) => what === 'new-clause' || what === 'new-version').length
  const cameOfHouse = new Set([
    ...replaced,
    ...approvedHouse.value,
    ...plan.house.flatMap(({ file, what }) => (what === 'new' || what === 'new-version' ? [file] : [])),
  ])
  const isNew = place.what === 'new'
  const cameIn =
    people.names.length + people.vouchings + versions + cameOfHouse.size + approved.value.count + comments.came + comments.resolved
  const changed = isNew || cameIn + plan.decisions + plan.transcripts + decided.value.decisions.length > 0
  if (changed)
    await change.record({
      actor,
      kind: 'review.unpacked',
      entity: request,
      payload: { package: digest, packedBy: contents.packed.by, comments: comments.came, decisions: decided.value.decisions.length },
    })
  return succeed({
    review: request,
    isNew,
    changed,
    people: people.names,
    versions,
    house: house.flatMap((entry) => (cameOfHouse.has(entry.file) ? [broughtHouse(entry, replaced.has(entry.file))] : [])),
    comments: comments.came,
    decisions: decided.value.decisions,
    conflicts: [
      ...judging,
      ...plan.steps.flatMap(versionConflict),
      ...approved.value.conflicts,
      ...houseConflicts(plan, house),
      ...people.renewed.map(
        (name) =>
          `The house gave ${name} another key or other roles on another computer. Here they keep what they have until their profile is imported.`,
      ),
      ...comments.conflicts.map(() => 'A comment in the package has other words than the same comment here. The one here stays.'),
      ...decided.value.conflicts,
    ],
  })
}

const rulesChanged: StoreFailure = {
  code: 'package-altered',
  message: 'The approval rules in this review package are not those with which it went out from here, so it was altered on its way.',
  remedy: 'Ask who sent it back to open the package that you sent, and to pack it anew.',
}

const nothing = { review: undefined, isNew: false, changed: false, people: [], versions: 0, house: [], comments: 0, decisions: [] } as const

function versionConflict({ what, code, version }: ImportPlan['steps'][number]): string[] {
  return what === 'conflict' ? [`Version ${String(version)} of ${code} is in the library here in other words. It stays as it is.`] : []
}

function houseConflicts({ house: steps }: ImportPlan, house: readonly HouseFile[]): string[] {
  const inConflict = new Set(steps.flatMap(({ file, what }) => (what === 'conflict' ? [file] : [])))
  return house.flatMap(({ file, thing, number }) => (inConflict.has(file) ? [houseConflict(thing, number)] : []))
}

/** What versions in a package are approved by here. */
interface Proving {
  /** The rules of this house. */
  readonly own: ApprovalRules
  readonly seals: TakingWith['seals']
}

/** The package's versions as a library folder would bring them: what is under review as a draft, until it is placed. */
function libraryFiles(
  { review, versions, transcripts, vouchings, root, judging }: ReviewPackage,
  files: OpenedPackage['files'],
  { own, seals }: Proving,
): LibraryFiles {
  return {
    name: 'review package',
    versions: versions.map(({ version, record }) => {
      const proven = record.digest === review.digest ? 'draft' : provenState({ version, record }, { vouchings, root, judging }, own)
      const state = proven === 'approved' && seals.has(record.digest) ? 'draft' : proven
      return {
        file: `${identityOf(version)} v${String(version.version)}`,
        version,
        record: { ...record, state, ...(state === 'draft' && { frozen: true }) },
      }
    }),
    ...files,
    house: [],
    // People and what is vouched for came before.
    record: { format: 'chancery-library-1', root, vouchings: [], transcripts },
    findings: [],
  }
}

/**
 * Versions that are drafts here, and whose approvals came with the package, are approved here too, unless their seal does not hold.
 * Answers how many are, and in a sentence each which are not.
 */
async function approveProven(
  change: Change,
  { versions, ...rest }: ReviewPackage,
  { own, seals }: Proving,
): Promise<Result<{ readonly count: number; readonly conflicts: readonly string[] }, StoreFailure>> {
  let count = 0
  const conflicts: string[] = []
  for (const packed of versions) {
    if (packed.record.digest === rest.review.digest || provenState(packed, rest, own) !== 'approved') continue
    const rows = await change.tx
      .selectFrom('clause_versions')
      .innerJoin('clauses', 'clauses.id', 'clause_versions.clause_id')
      .select('clause_versions.id')
      .where('clauses.identity', '=', identityOf(packed.version))
      .where('clause_versions.digest', '=', packed.record.digest)
      .where('clause_versions.state', '=', 'draft')
      .execute()
    const fault = seals.get(packed.record.digest)
    if (fault !== undefined) {
      const { code, version } = packed.version
      if (rows.length > 0) conflicts.push(`That version ${String(version)} of ${code} is approved does not count here: ${fault.message}`)
      continue
    }
    for (const { id } of rows) {
      const moved = await moveVersionIn(change, id, { from: 'draft', to: 'approved' }, importAuthor, {})
      if (!moved.ok) return moved
      count += 1
    }
  }
  return succeed({ count, conflicts })
}

/** Puts the review into the inbox: what it is about, where that is not here, and the request itself. */
async function bringReview(
  change: Change,
  contents: ReviewPackage,
  place: Extract<PackagePlace, { what: 'new' }>,
): Promise<Result<{ readonly request: string; readonly subjectId: string }, StoreFailure>> {
  const { review, letter } = contents
  if (letter !== undefined && place.brings) await bringLetter(change, letter, importAuthor)
  const subjectId = place.subjectId ?? (letter === undefined ? await broughtVersion(change, review.digest) : letter.id)
  if (subjectId === undefined) return fail(reviewUnknown)
  const facts = await subjectFacts(change.tx, review.subject, subjectId)
  if (!facts.ok) return facts
  const { id, subject, digest, author, sentBy, sentAt, note, due = null } = review
  const request = { id, subject, subject_id: subjectId, digest, author, sent_by: sentBy, sent_at: sentAt, note, due }
  await change.tx
    .insertInto('review_requests')
    .values({ ...request, writers: canonicalJson(review.writers), closed_at: null, outcome: null })
    .execute()
  await keepBrought(change, id, contents)
  // Who opens a package wrote nothing, so the trail names the import.
  const moved = await move(change, subject, subjectId, facts.value, 'in-review', importAuthor, note)
  return moved.ok ? succeed({ request: id, subjectId }) : moved
}

async function broughtVersion({ tx }: Change, digest: string): Promise<string | undefined> {
  return (await tx.selectFrom('clause_versions').select('id').where('digest', '=', digest).executeTakeFirst())?.id
}

interface BroughtDecisions {
  readonly decisions: readonly Decision[]
  readonly conflicts: readonly string[]
}

async function bringDecisions(
  change: Change,
  { decisions, vouchings }: ReviewPackage,
  request: string,
  { actor, today, isStale, unapproved }: Omit<TakingWith, 'current' | 'seals'> & { readonly isStale: boolean },
): Promise<Result<BroughtDecisions, StoreFailure>> {
  const came: Decision[] = []
  const conflicts: string[] = []
  for (const decision of decisions) {
    const same = change.tx.selectFrom('decisions').select('id').where('signature', '=', decision.signature)
    if ((await same.executeTakeFirst()) !== undefined) continue
    const name = vouchings.find(({ person }) => person === decision.person)?.name ?? 'somebody'
    const said = `What ${name} decided (${meaningWords[decision.meaning]}) does not count here:`
    if (isStale) {
      conflicts.push(`${said} the letter's pages have changed here since it was sent to review.`)
      continue
    }
    if (unapproved !== undefined && decision.meaning === 'approve') {
      conflicts.push(`${said} ${unapproved.message}`)
      continue
    }
    const taken = await decideIn(change, request, decision, { broughtBy: actor, today })
    if (taken.ok) came.push(decision)
    else if (taken.error.code.startsWith('store-')) return taken
    else conflicts.push(`${said} ${taken.error.code === 'review-closed' ? await howItEnded(change, request) : taken.error.message}`)
  }
  return succeed({ decisions: came, conflicts })
}

const meaningWords: Readonly<Record<Decision['meaning'], string>> = {
  approve: 'approved',
  refuse: 'refused',
  'ask-changes': 'asked for changes',
  keep: 'kept an old version',
  attest: 'attested',
  withdraw: 'withdrew',
}

async function howItEnded({ tx }: Change, request: string): Promise<string> {
  const row = await tx.selectFrom('review_requests').select('outcome').where('id', '=', request).executeTakeFirst()
  return endings[row?.outcome ?? ''] ?? 'the review has ended here.'
}

const endings: Readonly<Record<string, string>> = {
  voided: 'the letter was changed here after it was sent to review, so the decision is about words that stand here no more.',
  'taken-back': 'the review was taken back here before the decision came.',
  approved: 'the review had ended here with the approval of others before the decision came.',
  refused: 'the review had ended here with a refusal before the decision came.',
  'changes-asked': 'changes had been asked for here before the decision came.',
}
