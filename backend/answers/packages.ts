import { fail, succeed, type Failure, type Result, type UnpackedReview } from '../../core/requests/index.ts'
import { ruleText, wayOutText, type ReviewPackage } from '../../core/review/index.ts'
import { fileNameFor } from '../export/index.ts'
import { letterForReview } from '../release/index.ts'
import { openPackage, packReview } from '../review-package/index.ts'
import { outsideHere, type GatheredLetter, type OpenedPackage, type ReviewItem, type TakenPackage } from '../store/index.ts'
import { letterStale, type Reviewing } from './letter-review-answers.ts'
import { namesIn, type NameOf } from './names-in.ts'
import { isOfStore, packedSealFaults, type SealFaults } from './packed-seals.ts'
import { releaseSources } from './release-answers.ts'
import { mayBeDecided } from './review-answers.ts'
import { shownItem } from './shown-review.ts'

/** How the names of review packages end. */
export const packageEnding = 'chancery-review'

const noHouse: Failure = {
  code: 'no-house',
  message: 'This computer belongs to no house yet, so nobody could say whether the package is genuine.',
  remedy: 'Import your profile first, then open the package again.',
}

/** A package with the name of its file, and to whom it goes. */
export interface PackedFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly sendTo: readonly string[]
  /** The same in a sentence. */
  readonly way: string
}

/** Packs a review, named by its own id or by that of its letter or clause version, signed by who acts. */
export async function packageOf(named: string, reviewing: Reviewing): Promise<Result<PackedFile>> {
  const { store, session, host } = reviewing
  const acting = session.acting()
  if (!acting.ok) return acting
  const request = await store.packages.named(named)
  if (!request.ok) return request
  const item = await store.reviews.open(request.value, host.today())
  if (!item.ok) return item
  const letter = item.value.subject === 'letter' ? await letterIn(item.value, reviewing) : succeed(undefined)
  if (!letter.ok) return letter
  const { person } = acting.value
  const gathered = await store.packages.gather(request.value, { letter: letter.value, packer: person.id, today: host.today() })
  if (!gathered.ok) return gathered
  const packed = packReview(gathered.value, acting.value, outsideHere().now())
  if (!packed.ok) return packed
  const rules = gathered.value.contents.judging.rulesDigest
  const kept = await store.packages.wentOut(request.value, { digest: packed.value.digest, rules }, person.id)
  if (!kept.ok) return kept
  const names = await namesIn(store)
  if (!names.ok) return names
  const shown = shownItem(item.value, names.value, person.id)
  return succeed({
    name: `${fileNameFor(`Review of ${item.value.title}`)}.${packageEnding}`,
    bytes: packed.value.bytes,
    sendTo: shown.returnTo === undefined ? shown.waitsFor.map((each) => each.name) : [shown.returnTo],
    way: wayOutText(shown),
  })
}

/** The letter under review, if it stands as it was sent. */
async function letterIn({ subjectId, digest }: ReviewItem, reviewing: Reviewing): Promise<Result<GatheredLetter>> {
  const read = await letterForReview(subjectId, releaseSources(reviewing, reviewing.host.today()))
  if (!read.ok) return read
  const { letter, revision, page, layout, digest: current } = read.value
  return current === digest ? succeed({ id: subjectId, revision, letter, page, layout }) : fail(letterStale)
}

/** Opens a package and takes in what is new of it. Fails, and changes nothing, where the package cannot be trusted. */
export async function takeIn(bytes: Uint8Array, reviewing: Reviewing): Promise<Result<UnpackedReview>> {
  const { store, session, host } = reviewing
  const root = await store.people.root()
  if (!root.ok) return root
  if (root.value === undefined) return fail(noHouse)
  const acting = session.acting()
  if (!acting.ok) return acting
  const opened = openPackage(bytes, root.value.publicKey)
  if (!opened.ok) return opened
  const { contents } = opened.value
  const before = contents.letter === undefined ? undefined : await digestHere(contents.letter.id, reviewing)
  const seals = await packedSealFaults(opened.value, store)
  if (!seals.ok) return seals
  const unapproved = await whyNotApprovedHere(opened.value, seals.value, reviewing)
  if (!unapproved.ok) return unapproved
  const taking = { actor: acting.value.person.id, today: host.today(), current: before, unapproved: unapproved.value, seals: seals.value }
  const taken = await store.packages.take(opened.value, taking)
  if (!taken.ok) return taken
  // What came of the house is what the letter's pages are made from here, too.
  const read = await reviewing.library.refresh()
  if (!read.ok) return read
  const pages = await pagesConflict(taken.value, contents.review.digest, contents.letter?.id, reviewing)
  return shownTaken(taken.value, pages, { contents, me: acting.value.person.id }, reviewing)
}

/** What the letter is here; undefined where it is not, and no digest of anything where it cannot be read: then nothing is decided on it. */
async function digestHere(letter: string, reviewing: Reviewing): Promise<string | undefined> {
  const read = await letterForReview(letter, releaseSources(reviewing, reviewing.host.today()))
  if (read.ok) return read.value.digest
  return read.error.code === 'letter-unknown' ? undefined : 'unreadable'
}

/**
 * Why nobody could approve here what a review is about, such as a seal that does not hold: an approval from elsewhere counts no sooner
 * than one that is given here. Fails where the store does.
 */
async function whyNotApprovedHere(
  { contents }: OpenedPackage,
  seals: SealFaults,
  reviewing: Reviewing,
): Promise<Result<Failure | undefined>> {
  const item = await reviewing.store.reviews.open(contents.review.id, reviewing.host.today())
  if (!item.ok) return item.error.code === 'review-unknown' ? succeed(brokenSeal(contents, seals)) : item
  const mayBe = await mayBeDecided(item.value, 'approve', reviewing)
  if (mayBe.ok) return succeed(undefined)
  return isOfStore(mayBe.error) ? mayBe : succeed(mayBe.error)
}

/** The first fault among the seals of what a package brings to review. */
function brokenSeal({ review, versions }: ReviewPackage, seals: SealFaults): Failure | undefined {
  if (review.subject === 'clause-version') return seals.get(review.digest)
  for (const { version, record } of versions) {
    const fault = seals.get(record.digest)
    if (fault !== undefined) return { ...fault, message: `${version.code} in this letter: ${fault.message}` }
  }
  return undefined
}

/** A letter that came in and whose pages would look different here cannot be decided here. */
async function pagesConflict({ isNew }: TakenPackage, digest: string, letter: string | undefined, reviewing: Reviewing): Promise<string[]> {
  if (!isNew || letter === undefined || (await digestHere(letter, reviewing)) === digest) return []
  return [
    'The pages of this letter look different on this computer: its template, letterhead, company values or version of Chancery are others. It can be read and commented on here, but not decided.',
  ]
}

async function shownTaken(
  taken: TakenPackage,
  pages: readonly string[],
  { contents, me }: { readonly contents: ReviewPackage; readonly me: string },
  { store, host }: Reviewing,
): Promise<Result<UnpackedReview>> {
  const names = await namesIn(store)
  if (!names.ok) return names
  const item = taken.review === undefined ? undefined : await store.reviews.open(taken.review, host.today())
  if (item?.ok === false) return item
  const { isNew, changed, people, versions, house, comments, decisions, conflicts } = taken
  return succeed({
    ...(item !== undefined && { item: shownItem(item.value, names.value, me) }),
    packedBy: names.value(contents.packed.by),
    judging: shownJudging(contents, names.value),
    isNew,
    changed,
    people: [...people],
    versions,
    house: house.map(({ approvedBy, ...each }) => ({ ...each, approvedBy: approvedBy.map(names.value) })),
    comments,
    decisions: decisions.map(({ person, meaning, comment }) => ({ name: names.value(person), meaning, comment })),
    conflicts: [...conflicts, ...pages],
  })
}

/** By what a package says that it is judged, in words. */
function shownJudging({ review, versions, judging: { rules, standIns } }: ReviewPackage, nameOf: NameOf): UnpackedReview['judging'] {
  const version = versions.find(({ record }) => record.digest === review.digest)?.version
  const rule = review.subject === 'letter' || version === undefined ? rules.letter : rules.clauses[version.kind]
  return {
    rule: ruleText(rule),
    standIns: standIns.map(({ from, to, firstDay, lastDay }) => ({ name: nameOf(to), insteadOf: nameOf(from), firstDay, lastDay })),
  }
}
