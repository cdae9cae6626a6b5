import { digestOfClauseVersion, identityOf, sealFault, type ClauseVersion, type Day, type SealStanding } from '../../core/clause/index.ts'
import { digestOfHouse, houseStateOn, houseTitle, thingsOf, type HouseKind } from '../../core/house/index.ts'
import {
  clauseVersionsIn,
  letterAsShown,
  letterheadOf,
  resolveLetter,
  type Finding,
  type Letter,
  type ResolvedLetter,
  type Shelf,
} from '../../core/letter/index.ts'
import { adaptationsIn, shelfWithPinned, type HouseFacts, type ReleaseFacts, type VersionFacts } from '../../core/release/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { digestForApproval, digestForKeeping } from '../../core/review/index.ts'
import { appendingFindings } from '../enclosures/index.ts'
import { layoutVersion, type Layout } from '../layout/index.ts'
import type { OpenVersion, Store } from '../store/index.ts'
import { reachedDay } from './clock-behind.ts'
import { standsInFor } from './stands-in.ts'

/** What a release is worked out from. */
export interface ReleaseSources {
  readonly store: Store
  /** The shelf with the clauses of a letter. */
  shelf(letter: Letter): Promise<Result<Shelf>>
  /** Image bytes by SHA-256, of all that the letter shows. */
  images(letter: Letter): Promise<Result<ReadonlyMap<string, Uint8Array>>>
  /** Compares a sealed quotation with its evidence. */
  seal(version: ClauseVersion): Promise<Result<SealStanding>>
  readonly layout: Layout
  readonly today: Day
}

/** A letter of the store with all that decides on its release. */
export interface Gathered {
  readonly letter: Letter
  readonly revision: number
  readonly resolved: ResolvedLetter
  readonly facts: ReleaseFacts
}

const noLetterhead: Failure = {
  code: 'letterhead-unknown',
  message: 'The library holds no letterhead, so there is no page to set the letter on.',
  remedy: 'Put a letterhead into the library.',
}

/** No key has this one for its root, so that nothing counts in a house that was not founded. */
const noRoot = '0'.repeat(64)

/** Reads a letter and everything that `checkRelease` asks about it, with what its layout says of it. */
export async function gatherFacts(letterId: string, sources: ReleaseSources): Promise<Result<Gathered>> {
  const gathered = await gatherWithoutLayout(letterId, sources)
  return gathered.ok ? withLayout(gathered.value, sources) : gathered
}

/** Lays the letter out only to hear what there is to say of its pages. */
export async function withLayout(gathered: Gathered, { layout }: Pick<ReleaseSources, 'layout'>): Promise<Result<Gathered>> {
  const { enclosed: _enclosed, ...page } = gathered.resolved
  const laidOut = await layout.pdf(page, [])
  return laidOut.ok ? succeed(foundAlso(gathered, laidOut.value.findings)) : laidOut
}

/** What was gathered, and what the layout found besides. */
export function foundAlso({ facts, ...gathered }: Gathered, findings: readonly Finding[]): Gathered {
  return { ...gathered, facts: { ...facts, found: [...facts.found, ...findings] } }
}

/** The same before the letter is laid out, which is most of the work; whoever makes its file learns from that what the layout says. */
export async function gatherWithoutLayout(letterId: string, sources: ReleaseSources): Promise<Result<Gathered>> {
  const { store, today } = sources
  const opened = await store.openLetter(letterId)
  if (!opened.ok) return opened
  const { letter, revision } = opened.value
  const shelf = await sources.shelf(letter)
  if (!shelf.ok) return shelf
  const versions = await versionFacts(letter, sources)
  if (!versions.ok) return versions
  const shown = await showLetter(letter, shelfWithPinned(shelf.value, letter, versions.value), sources)
  if (!shown.ok) return shown
  const { resolved, found } = shown.value
  const digest = digestForApproval(letter, { layout: layoutVersion, resolved })
  const house = await houseFacts(letter, shelf.value, store)
  if (!house.ok) return house
  const proofs = await proofsOf(letterId, digest, versions.value, house.value, adaptationsIn(letter, versions.value), store)
  if (!proofs.ok) return proofs
  const rules = await store.rules.read()
  if (!rules.ok) return rules
  const reached = await reachedDay(store, today)
  if (!reached.ok) return reached
  const review = await store.reviews.openFor(letterId)
  if (!review.ok) return review
  const facts: ReleaseFacts = {
    letter,
    shown: letterAsShown(letter, shelf.value),
    digest,
    inReview: review.value !== undefined,
    today,
    reached: reached.value,
    found,
    versions: versions.value,
    rules: rules.value,
    house: house.value,
    ...proofs.value,
  }
  return succeed({ letter, revision, resolved, facts })
}

/** The letter as it would leave, and what its own checks say of it. */
async function showLetter(
  letter: Letter,
  shelf: Shelf,
  { images }: ReleaseSources,
): Promise<Result<{ resolved: ResolvedLetter; found: Finding[] }>> {
  const shown = await images(letter)
  if (!shown.ok) return shown
  const { resolved, findings } = resolveLetter(letter, shelf, { draftLine: false, printLetterhead: true, images: shown.value })
  if (resolved === undefined) return fail(noLetterhead)
  return succeed({ resolved, found: [...findings, ...appendingFindings(resolved)] })
}

/** What the store knows of every version of the clauses in a letter and of those that free text in it was made of, for a draft too. */
export async function standingsIn(letter: Letter, store: Store): Promise<Result<VersionFacts[]>> {
  const codes = [...new Set(clauseVersionsIn(letter.document).map(({ code }) => code))]
  if (codes.length === 0) return succeed([])
  const read = await store.library.versions(codes)
  if (!read.ok) return read
  const facts: VersionFacts[] = []
  for (const open of read.value) {
    const withdrawal = await withdrawalOf(open, store)
    if (!withdrawal.ok) return withdrawal
    facts.push({ version: open.version, state: open.state, authors: [open.author], withdrawal: withdrawal.value })
  }
  return succeed(facts)
}

/** Why a version was withdrawn, and what stands in for it. */
async function withdrawalOf(open: OpenVersion, store: Store): Promise<Result<VersionFacts['withdrawal']>> {
  if (open.withdrawal === undefined) return succeed(undefined)
  const { reason } = open.withdrawal
  const instead = await standsInFor(open, store)
  if (!instead.ok) return instead
  return succeed({ reason, ...(instead.value && { replacement: { version: instead.value.version, state: instead.value.state } }) })
}

async function versionFacts(letter: Letter, { store, seal }: ReleaseSources): Promise<Result<VersionFacts[]>> {
  const nameOf = (named: Pick<ClauseVersion, 'code' | 'language' | 'jurisdictions' | 'version'>): string =>
    `${identityOf(named)} ${String(named.version)}`
  const pinned = new Set(letter.document.flatMap((block) => (block.type === 'clause' ? [nameOf(block)] : [])))
  const used = new Set(clauseVersionsIn(letter.document).map(nameOf))
  const codes = [...new Set(clauseVersionsIn(letter.document).map(({ code }) => code))]
  const read = codes.length === 0 ? succeed([]) : await store.library.versions(codes)
  if (!read.ok) return read
  const facts: VersionFacts[] = []
  for (const open of read.value) {
    const { version, state, author, id } = open
    const writers = used.has(nameOf(version)) ? await store.proofs.writersOf(id) : succeed([])
    if (!writers.ok) return writers
    const standing = pinned.has(nameOf(version)) ? await seal(version) : succeed({ state: 'unsealed' as const })
    if (!standing.ok) return standing
    const withdrawal = await withdrawalOf(open, store)
    if (!withdrawal.ok) return withdrawal
    facts.push({
      version,
      state,
      authors: [...new Set([author, ...writers.value])],
      withdrawal: withdrawal.value,
      seal: sealFactOf(standing.value),
    })
  }
  return succeed(facts)
}

/** Whether a transcript is attested, `checkRelease` works out from its decisions. */
function sealFactOf(standing: SealStanding): VersionFacts['seal'] {
  if (standing.state === 'no-text' || standing.state === 'unsealed') return undefined
  return standing.state === 'not-attested' ? 'holds' : (sealFault(standing) ?? 'holds')
}

async function proofsOf(
  letterId: string,
  digest: string,
  versions: readonly VersionFacts[],
  house: ReleaseFacts['house'],
  adaptations: readonly string[],
  store: Store,
): Promise<Result<Pick<ReleaseFacts, 'authors' | 'decisions' | 'vouchings' | 'rootKey' | 'transcripts'>>> {
  const authors = await store.proofs.writersOf(letterId)
  if (!authors.ok) return authors
  const former = await store.proofs.formerDigests(letterId)
  if (!former.ok) return former
  const ofVersions = versions.map(({ version }) => digestOfClauseVersion(version))
  const transcripts = versions.flatMap(({ version }) => version.seal?.transcript ?? [])
  const read = await store.proofs.on([
    digest,
    ...former.value,
    ...ofVersions,
    ...[...ofVersions, ...adaptations].map((each) => digestForKeeping(digest, each)),
    ...transcripts,
    ...Object.values(house).map((used) => used.digest),
  ])
  return read.ok ? succeed({ ...read.value, authors: authors.value, rootKey: read.value.rootKey ?? noRoot }) : read
}

/** The versions of template, letterhead and company values that are word for word what this letter uses. */
async function houseFacts(letter: Letter, shelf: Shelf, store: Store): Promise<Result<ReleaseFacts['house']>> {
  const read = await store.house.versions()
  if (!read.ok) return read
  const facts: { [kind in HouseKind]?: HouseFacts } = {}
  for (const thing of thingsOf(usedBy(letter, shelf))) {
    const kept = read.value.filter(({ kind, number, digest }) => kind === thing.kind && digest === digestOfHouse(thing, number))
    const version = kept.find(({ state }) => state === 'approved') ?? kept[0]
    if (version === undefined) continue
    const writers = await store.proofs.writersOf(version.id)
    if (!writers.ok) return writers
    const { id, number, digest, author } = version
    const authors = [...new Set([author, ...writers.value])]
    facts[thing.kind] = { id, number, title: houseTitle(thing), state: houseStateOn(version, read.value), digest, authors }
  }
  return succeed(facts)
}

/** The part of the shelf that a letter is made from. */
function usedBy(letter: Letter, { company, letterheads, templates }: Shelf): Pick<Shelf, 'company' | 'letterheads' | 'templates'> {
  const letterhead = letterheadOf(letter, { letterheads })
  return {
    company,
    letterheads: letterhead === undefined ? [] : [letterhead],
    templates: templates.filter(({ code }) => code === letter.template),
  }
}
