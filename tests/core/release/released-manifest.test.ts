import { describe, expect, test } from 'vitest'
import { ed25519 } from '@noble/curves/ed25519.js'
import { digestOfClauseVersion } from '../../../core/clause/index.ts'
import { canonicalJson } from '../../../core/document/index.ts'
import {
  DraftManifest,
  Manifest,
  manifestOf,
  ReleasedManifest,
  releasedManifestOf,
  type ReleaseFacts,
  type SignedDecision,
} from '../../../core/release/index.ts'
import { digestForKeeping, digestOfApproved, digestOfPage, verifyVouching, wordsToSign, type Decision } from '../../../core/review/index.ts'
import { clauseVersion, shelf } from '../letter/shelf.ts'
import { administrator, colleague, decision, newKeys, reviewer, second, vouchingFor } from '../review/house.ts'
import { approved, factsOf, layout, resolvedOf } from './released.ts'

const audit = { seq: 41, hash: 'cd'.repeat(32) }
const evidence = [{ title: 'Certificate', digest: 'ef'.repeat(32) }, { title: 'A remark without a file' }]
const old = clauseVersion({ evidence })
const versions = [approved(old), approved(clauseVersion({ version: 2 }))]
const plain = factsOf({ versions, pinned: [old] })
const keep = decision(second, digestForKeeping(plain.digest, digestOfClauseVersion(old)), {
  subject: 'letter',
  meaning: 'keep',
  comment: 'The tender names it.',
})
const facts: ReleaseFacts = { ...plain, decisions: [...plain.decisions, keep] }
const resolved = resolvedOf(facts.letter, shelf({ versions: versions.map((each) => each.facts.version) }))
const manifest = releasedManifestOf(facts, resolved, { layout, audit })

/** True when the key in a signed decision signed these words: what a third party checks, without the house. */
function isSigned({ meaning, role, publicKey, signature }: SignedDecision, subject: Decision['subject'], digest: string): boolean {
  return ed25519.verify(
    Buffer.from(signature, 'hex'),
    Buffer.from(wordsToSign({ meaning, role, subject, digest })),
    Buffer.from(publicKey, 'hex'),
  )
}

describe('the manifest of a released letter', () => {
  test('is one', () => {
    expect(Manifest.parse(JSON.parse(canonicalJson(manifest)))).toEqual(manifest)
  })

  test('names each clause’s version, its digest, the files it rests on, and who approved it', () => {
    expect(manifest.clauses).toMatchObject([
      {
        key: 'clause-1',
        version: 1,
        versionDigest: digestOfClauseVersion(old),
        evidence: ['ef'.repeat(32)],
        text: 'Cameras of Northlight Vision are certified.',
      },
    ])
  })

  test('holds the head of the audit trail before the release', () => {
    expect(manifest.release.audit).toEqual(audit)
  })

  test('proves the approvals of the letter from itself and the letter beside it', () => {
    const { release, letter } = manifest
    const digest = digestOfApproved({ letter, page: digestOfPage(resolved), layout: manifest.layout })
    expect(release.approvals.map((each) => isSigned(each, 'letter', digest))).toEqual([true])
  })

  test('proves the approvals of its clauses', () => {
    const [clause] = manifest.clauses
    expect(clause?.approvals.map((each) => isSigned(each, 'clause-version', clause.versionDigest))).toEqual([true, true])
  })

  test('proves that a superseded clause was kept for this letter', () => {
    const [clause] = manifest.clauses
    const digest = digestForKeeping(manifest.release.digest, clause?.versionDigest ?? '')
    expect(clause?.keeping?.map((each) => isSigned(each, 'letter', digest))).toEqual([true])
  })

  test('holds what the root says of every key that signed in it', () => {
    const { root, vouchings, approvals } = manifest.release
    const signers = new Set([...approvals, ...manifest.clauses.flatMap((clause) => clause.approvals)].map(({ publicKey }) => publicKey))
    expect([
      vouchings.every((vouching) => vouching.root === root && verifyVouching(vouching)),
      new Set(vouchings.map(({ publicKey }) => publicKey)),
    ]).toEqual([true, signers])
  })

  test('holds it of each of them where nobody signed twice', () => {
    const [approver, keeper] = [colleague(97, 'Lea Letters', 'reviewer'), colleague(98, 'Kit Keeper', 'reviewer')]
    const about = { subject: 'letter', comment: 'The tender names it.' } as const
    const signed = [
      ...versions.flatMap(({ decisions }) => decisions),
      decision(approver, plain.digest, about),
      decision(keeper, digestForKeeping(plain.digest, digestOfClauseVersion(old)), { ...about, meaning: 'keep' }),
    ]
    const apart = { ...plain, decisions: signed, vouchings: [...plain.vouchings, vouchingFor(approver), vouchingFor(keeper)] }
    const { vouchings } = releasedManifestOf(apart, resolved, { layout, audit }).release
    expect(vouchings.map(({ name }) => name).toSorted()).toEqual(['Kit Keeper', 'Lea Letters', 'Rita Reviewer', 'Sam Second'])
  })

  test('says nothing that was only said in the house', () => {
    expect(canonicalJson(manifest)).not.toContain('The tender names it.')
  })

  test('leaves out decisions that do not count', () => {
    const stranger = decision(colleague(99, 'Sue Stranger', 'reviewer'), facts.digest, { subject: 'letter' })
    const otherHouse = vouchingFor(reviewer, newKeys())
    const more = { ...facts, decisions: [stranger, ...facts.decisions], vouchings: [otherHouse, ...facts.vouchings] }
    expect(releasedManifestOf(more, resolved, { layout, audit })).toEqual(manifest)
  })

  test('leaves out what is no approval, or is by who wrote it', () => {
    const remark = decision(second, facts.digest, { subject: 'letter', meaning: 'ask-changes' })
    const own = decision(administrator, facts.digest, { subject: 'letter' })
    const more = { ...facts, authors: [...facts.authors, administrator.person.id], decisions: [remark, own, ...facts.decisions] }
    expect(releasedManifestOf(more, resolved, { layout, audit })).toEqual(manifest)
  })

  test('leaves out forged vouchings', () => {
    const forged = { ...vouchingFor(reviewer), name: 'Somebody Else' }
    expect(releasedManifestOf({ ...facts, vouchings: [forged, ...facts.vouchings] }, resolved, { layout, audit })).toEqual(manifest)
  })

  test('is the same in whatever order the decisions came', () => {
    const reversed = { ...facts, decisions: facts.decisions.toReversed(), vouchings: facts.vouchings.toReversed() }
    expect(canonicalJson(releasedManifestOf(reversed, resolved, { layout, audit }))).toBe(canonicalJson(manifest))
  })

  test('is not one without its proofs', () => {
    const { release: _, ...without } = manifest
    expect(ReleasedManifest.safeParse(without).success).toBe(false)
  })
})

test('the manifest of a draft holds no proofs', () => {
  const draft = manifestOf(facts.letter, resolved, { state: 'draft', layout })
  expect([DraftManifest.safeParse(draft).success, DraftManifest.safeParse({ ...draft, release: manifest.release }).success]).toEqual([
    true,
    false,
  ])
})
