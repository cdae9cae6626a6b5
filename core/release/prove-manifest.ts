import type { ResolvedLetter } from '../letter/index.ts'
import {
  digestForKeeping,
  digestOfAdaptation,
  digestOfApproved,
  digestOfPage,
  standingOfDecision,
  type Decision,
  type DecisionStanding,
  type Role,
  type SubjectKind,
} from '../review/index.ts'
import { canonicalJson } from '../document/index.ts'
import { citedIn, clauseEntriesOf, enclosuresIn } from './manifest-of.ts'
import type { Manifest, ReleasedManifest, SignedDecision } from './manifest.ts'

/** A decision of the manifest and where it stands under the root key that the manifest names. */
export interface ProvedDecision {
  /** As the house's root vouches for it; undefined where it vouches for nobody with that key. */
  readonly name: string | undefined
  readonly role: Role
  /** As the person's computer told it, and not signed. */
  readonly at: string
  readonly standing: DecisionStanding
}

/** What a manifest proves of the letter beside it, by itself. */
export interface ManifestProof {
  /** What does not fit, each a sentence; none where manifest, letter and signatures all fit together. */
  readonly faults: readonly string[]
  /** Approvals of the letter; none in a draft. */
  readonly approvals: readonly ProvedDecision[]
  /** As many as the manifest has clauses. */
  readonly clauses: readonly {
    readonly approvals: readonly ProvedDecision[]
    readonly keeping: readonly ProvedDecision[]
    readonly adaptation: readonly ProvedDecision[]
  }[]
}

/**
 * Holds a manifest against the letter embedded beside it: the same clauses in the same words, the digests that were
 * approved, and every signature up to the root key that the manifest names. Whose root that is, it cannot say.
 */
export function proveManifest(manifest: Manifest, letter: ResolvedLetter): ManifestProof {
  const words = wordFaults(manifest, letter)
  if (manifest.state === 'draft')
    return { faults: words, approvals: [], clauses: manifest.clauses.map(() => ({ approvals: [], keeping: [], adaptation: [] })) }
  const approvals = manifest.release.approvals.map((decision) => proved(decision, 'letter', manifest.release.digest, manifest))
  const clauses = manifest.clauses.map(({ approvals: signed, keeping = [], adaptation = [], words = '', versionDigest }) => ({
    approvals: signed.map((decision) => proved(decision, 'clause-version', versionDigest, manifest)),
    keeping: keeping.map((decision) => proved(decision, 'letter', digestForKeeping(manifest.release.digest, versionDigest), manifest)),
    adaptation: adaptation.map((decision) =>
      proved(decision, 'letter', digestForKeeping(manifest.release.digest, digestOfAdaptation(versionDigest, words)), manifest),
    ),
  }))
  const decisions = [...approvals, ...clauses.flatMap((clause) => [...clause.approvals, ...clause.keeping, ...clause.adaptation])]
  return { faults: [...words, ...digestFaults(manifest, letter), ...signatureFaults(decisions)], approvals, clauses }
}

function wordFaults(manifest: Manifest, letter: ResolvedLetter): string[] {
  const faults: string[] = []
  const expected = clauseEntriesOf(letter)
  if (manifest.clauses.length !== expected.length) faults.push('The manifest lists other clauses than the embedded letter carries.')
  for (const [index, entry] of expected.entries()) {
    const listed = manifest.clauses[index]
    if (listed === undefined) continue
    const { key, code, version, language, jurisdictions, lock, digest, text } = listed
    if (canonicalJson({ key, code, version, language, jurisdictions, lock, digest, text }) !== canonicalJson(entry))
      faults.push(`The manifest says otherwise of ${entry.code} v${String(entry.version)} than the embedded letter.`)
  }
  if (canonicalJson(manifest.sources ?? []) !== canonicalJson(citedIn(letter)))
    faults.push('The manifest lists other sources than the embedded letter cites.')
  if (canonicalJson(manifest.enclosures ?? []) !== canonicalJson(enclosuresIn(letter)))
    faults.push('The manifest lists other enclosures than the file carries.')
  if (manifest.title !== letter.subject || manifest.date !== letter.date)
    faults.push('The manifest has another subject or date than the embedded letter.')
  return faults
}

function digestFaults({ letter: digest, layout, release }: ReleasedManifest, letter: ResolvedLetter): string[] {
  const page = digestOfPage(letter)
  if (page !== release.page) return ['The embedded letter is not the one that was approved.']
  return digestOfApproved({ letter: digest, page, layout }) === release.digest
    ? []
    : ['The digest that was approved is not that of this letter.']
}

function signatureFaults(decisions: readonly ProvedDecision[]): string[] {
  const broken = decisions.filter(({ standing }) => standing !== 'counts').length
  if (broken === 0) return []
  return [
    `${String(broken)} of the ${String(decisions.length)} signed decisions in the manifest ${broken === 1 ? 'does' : 'do'} not count under the root key it names.`,
  ]
}

/** Fields that no signature covers and a manifest leaves out, so that a decision is whole. */
const unsaid = { id: '00000000-0000-4000-8000-000000000000', comment: '' }

function proved(signed: SignedDecision, subject: SubjectKind, digest: string, { release }: ReleasedManifest): ProvedDecision {
  const decision: Decision = { ...unsaid, ...signed, subject, digest }
  const vouching = release.vouchings.find(({ publicKey, person }) => publicKey === signed.publicKey && person === signed.person)
  return {
    name: vouching?.name,
    role: signed.role,
    at: signed.at,
    standing: standingOfDecision(decision, release.vouchings, release.root),
  }
}
