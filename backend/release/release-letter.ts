import type { Finding, Letter } from '../../core/letter/index.ts'
import { checkRelease, checkSeals, releasedManifestOf } from '../../core/release/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { defaultRules, digestOfPage, moveLetter, type Person } from '../../core/review/index.ts'
import { attachmentsOf, wordFile } from '../export/index.ts'
import { layoutVersion } from '../layout/index.ts'
import type { ReleasedLetter } from '../store/index.ts'
import { foundAlso, gatherFacts, gatherWithoutLayout, withLayout, type Gathered, type ReleaseSources } from './release-facts.ts'

/** What came of asking for a release: the released letter, or what stands against it. */
export interface ReleaseOutcome {
  /** Undefined when a finding is an error; then nothing was changed. */
  readonly released: ReleasedLetter | undefined
  readonly findings: readonly Finding[]
}

const nothingHappened: Failure = {
  code: 'release-unproved',
  message: 'This house has no audit trail yet, so nothing could prove the release.',
  remedy: 'Make a profile first.',
}

/** How often the files are made again because something in the house changed meanwhile. */
const attempts = 3

/** Everything that stands against the release of a letter as it stands now, errors first. */
export async function checkLetterForRelease(
  letterId: string,
  sources: ReleaseSources,
): Promise<Result<{ findings: readonly Finding[]; digest: string }>> {
  const gathered = await gatherFacts(letterId, sources)
  return gathered.ok ? succeed({ findings: checkRelease(gathered.value.facts), digest: gathered.value.facts.digest }) : gathered
}

/** A letter as its reviewers decide on it. */
interface LetterForReview {
  readonly letter: Letter
  readonly revision: number
  /** What its approvals sign, and what that takes from the pages and the layout. */
  readonly digest: string
  readonly page: string
  readonly layout: string
  readonly authors: readonly string[]
  /** Its sealed quotations that do not hold. */
  readonly seals: readonly Finding[]
}

/** A letter as it stands, with its seals rechecked. */
export async function letterForReview(letterId: string, sources: ReleaseSources): Promise<Result<LetterForReview>> {
  const gathered = await gatherFacts(letterId, sources)
  if (!gathered.ok) return gathered
  const { letter, revision, resolved, facts } = gathered.value
  const { digest, authors } = facts
  return succeed({ letter, revision, digest, page: digestOfPage(resolved), layout: layoutVersion, authors, seals: checkSeals(facts) })
}

/**
 * Releases a letter: checks it, makes its PDF and Word file once, and keeps them for good. Fails where the person may not
 * release, and where the letter is released already; what else stands against it comes back as findings.
 */
export async function releaseLetter(letterId: string, person: Person, sources: ReleaseSources): Promise<Result<ReleaseOutcome>> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryRelease(letterId, person, sources)
    if (outcome.ok || outcome.error.code !== 'release-conflict' || attempt === attempts) return outcome
  }
}

async function tryRelease(letterId: string, person: Person, sources: ReleaseSources): Promise<Result<ReleaseOutcome>> {
  const { store } = sources
  const known = await store.register.releaseOf(letterId)
  if (!known.ok) return known
  if (known.value !== undefined)
    return fail({
      code: 'letter-released',
      message: 'This letter is released already.',
      remedy: 'Open it in the register, or begin a new letter from it.',
    })
  // Read before everything else: the store refuses the release when anything happened after it.
  const audit = await store.audit.head()
  if (!audit.ok) return audit
  const gathered = await gatherWithoutLayout(letterId, sources)
  if (!gathered.ok) return gathered
  const early = whyNotReleased(gathered.value, person)
  if (early !== undefined) return early.code === 'release-blocked' ? toldWithItsPages(gathered.value, sources) : fail(early)
  if (audit.value === undefined) return fail(nothingHappened)
  // The file that is made tells what its pages are refused for as well, so that the letter is laid out once.
  const made = await makeFiles(gathered.value, audit.value, sources)
  if (!made.ok) return made
  const whole = foundAlso(gathered.value, made.value.found)
  const findings = checkRelease(whole.facts)
  if (whyNotReleased(whole, person) !== undefined) return succeed({ released: undefined, findings })
  const { revision } = gathered.value
  const released = await store.register.release({ letterId, revision, ...made.value.files }, person.id)
  return released.ok ? succeed({ released: released.value, findings }) : released
}

/** What keeps somebody from releasing a letter: that it is none of their business, or what is found about it. */
function whyNotReleased({ facts }: Gathered, actor: Person): Failure | undefined {
  const review = { rule: defaultRules.letter, authors: facts.authors, decisions: [], delegations: [] }
  // That it is approved, the decisions have just proved; the move asks whose business it is.
  const moved = moveLetter('approved', 'release', { actor, reason: '', review, findings: checkRelease(facts) })
  return moved.ok ? undefined : moved.error
}

/** What stands against a letter, its pages included, though no file of it is made. */
async function toldWithItsPages(gathered: Gathered, sources: ReleaseSources): Promise<Result<ReleaseOutcome>> {
  const whole = await withLayout(gathered, sources)
  return whole.ok ? succeed({ released: undefined, findings: checkRelease(whole.value.facts) }) : whole
}

async function makeFiles(
  { facts, resolved }: Gathered,
  audit: { readonly seq: number; readonly hash: string },
  { layout }: ReleaseSources,
) {
  const manifest = releasedManifestOf(facts, resolved, { layout: layoutVersion, audit })
  const pdf = await layout.pdf(resolved, attachmentsOf(resolved, manifest))
  if (!pdf.ok) return pdf
  const signatures = new Set(manifest.release.approvals.map(({ signature }) => signature))
  const approvals = facts.decisions.filter(({ signature }) => signatures.has(signature)).map(({ id }) => id)
  const files = { manifest, approvals, pdf: pdf.value.bytes, docx: await wordFile(resolved, manifest) }
  return succeed({ files, found: pdf.value.findings })
}
