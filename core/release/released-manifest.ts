import type { ChainHead } from '../audit/index.ts'
import { digestOfClauseVersion } from '../clause/index.ts'
import type { Clause } from '../document/index.ts'
import type { ResolvedLetter } from '../letter/index.ts'
import { digestOfAdaptation, digestOfApproved, digestOfPage, verifyVouching, type Decision, type Vouching } from '../review/index.ts'
import { adaptationApprovalsOf, approvalsOn, keepingsOf, pinnedVersion } from './counted.ts'
import type { ReleaseFacts, VersionFacts } from './facts.ts'
import { clausesOf, manifestOf } from './manifest-of.ts'
import type { ReleasedManifest, SignedDecision } from './manifest.ts'

/**
 * The manifest of a letter that `checkRelease` let go. It holds all that its approvals can be checked with: what they
 * sign, the signatures, and what the house's root says of the keys. `audit` is the head before the release. The same
 * facts always give the same manifest.
 *
 * @throws Error for a clause that is not among the facts: such a letter is not released.
 */
export function releasedManifestOf(
  facts: ReleaseFacts,
  resolved: ResolvedLetter,
  about: { readonly layout: string; readonly audit: ChainHead },
): ReleasedManifest {
  const { layout, audit } = about
  const draft = manifestOf(facts.letter, resolved, { state: 'draft', layout })
  const page = digestOfPage(resolved)
  const digest = digestOfApproved({ letter: draft.letter, page, layout })
  const proofs = clausesOf(resolved).map((clause, index) => proofsOf(clause, draft.clauses[index]?.words, facts))
  const approvals = signed(approvalsOn('letter', digest, facts.authors, facts))
  const signers = new Set(
    [...approvals, ...proofs.flatMap((proof) => [...proof.approvals, ...(proof.keeping ?? []), ...(proof.adaptation ?? [])])].map(
      ({ publicKey }) => publicKey,
    ),
  )
  return {
    ...draft,
    state: 'released',
    clauses: draft.clauses.flatMap((clause, index) => {
      const proof = proofs[index]
      return proof === undefined ? [] : [{ ...clause, ...proof }]
    }),
    release: { page, digest, approvals, audit, root: facts.rootKey, vouchings: vouchingsOf(signers, facts) },
  }
}

type Proofs = Pick<ReleasedManifest['clauses'][number], 'versionDigest' | 'evidence' | 'approvals' | 'keeping' | 'adaptation'>

function proofsOf(clause: Clause, words: string | undefined, facts: ReleaseFacts): Proofs {
  const pinned = pinnedVersion(clause, facts.versions)
  if (pinned === undefined) throw new Error(`no facts about clause ${clause.code} v${String(clause.version)}`)
  const versionDigest = digestOfClauseVersion(pinned.version)
  const keeping = signed(keepingsOf(versionDigest, facts))
  return {
    versionDigest,
    evidence: pinned.version.evidence.flatMap(({ digest }) => digest ?? []),
    approvals: signed(approvalsOn('clause-version', versionDigest, pinned.authors, facts)),
    ...(keeping.length > 0 && { keeping }),
    ...(words !== undefined && { adaptation: signed(approvalsOfWords(pinned, words, facts)) }),
  }
}

function approvalsOfWords({ version }: VersionFacts, words: string, facts: ReleaseFacts): readonly Decision[] {
  const rule = facts.rules.clauses[version.kind]
  return adaptationApprovalsOf(digestOfAdaptation(digestOfClauseVersion(version), words), rule, facts).decisions
}

function signed(decisions: readonly Decision[]): SignedDecision[] {
  return decisions
    .map(({ meaning, role, person, publicKey, at, signature }) => ({ meaning, role, person, publicKey, at, signature }))
    .sort(bySignature)
}

function vouchingsOf(signers: ReadonlySet<string>, { vouchings, rootKey }: ReleaseFacts): Vouching[] {
  return vouchings
    .filter((vouching) => signers.has(vouching.publicKey) && vouching.root === rootKey && verifyVouching(vouching))
    .sort(bySignature)
}

/** An order that hangs on nothing but what is ordered. */
function bySignature(left: { readonly signature: string }, right: { readonly signature: string }): number {
  return left.signature < right.signature ? -1 : 1
}
