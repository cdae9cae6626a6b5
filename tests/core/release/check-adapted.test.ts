import { describe, expect, test } from 'vitest'
import { ed25519 } from '@noble/curves/ed25519.js'
import { digestOfClauseVersion } from '../../../core/clause/index.ts'
import { canonicalJson, digestOfDocument, type Clause, type Document } from '../../../core/document/index.ts'
import { adaptClause, checkLetter, type Letter } from '../../../core/letter/index.ts'
import { checkRelease, Manifest, releasedManifestOf, type ReleaseFacts } from '../../../core/release/index.ts'
import { defaultRules, digestForApproval, digestForKeeping, digestOfAdaptation, wordsToSign } from '../../../core/review/index.ts'
import { clauseVersion, paragraph, shelf } from '../letter/shelf.ts'
import { author, decision, reviewer, second, signatory } from '../review/house.ts'
import { approved, factsOf, layout, resolvedOf } from './released.ts'

const version = clauseVersion({ code: 'statement/support', kind: 'statement', title: 'Support', jurisdictions: [], valid: {} })
const versionDigest = digestOfClauseVersion(version)
const on = shelf({ versions: [version] })
const words = [paragraph('Support lasts eight years for you.')] as Clause['children']
const place = { path: [6], clause: 'statement/support' }
const codes = (facts: ReleaseFacts): string[] => checkRelease(facts).map(({ severity, code }) => `${severity} ${code}`)

function withWords(letter: Letter, children: Clause['children'], changes: Partial<Clause> = {}): Letter {
  const document = letter.document.map((block) =>
    block.type === 'clause' ? { ...adaptClause(block, 'The tender asks for eight.'), children, ...changes } : block,
  ) as Document
  return { ...letter, document }
}

/** The facts of a letter whose clause is adapted, the letter itself approved. */
function factsWith(children = words, changes: Partial<ReleaseFacts> = {}, shelved = on): ReleaseFacts {
  const plain = factsOf({ versions: [approved(version)] })
  const letter = withWords(plain.letter, children)
  const digest = digestForApproval(letter, { layout, resolved: resolvedOf(letter, shelved) })
  const approval = decision(reviewer, digest, { subject: 'letter' })
  return { ...plain, letter, digest, found: checkLetter(letter, shelved), decisions: [...plain.decisions, approval], ...changes }
}

const keep = { subject: 'letter', meaning: 'keep', comment: 'Eight years is what we promised them.' } as const
const digestOf = ({ digest }: ReleaseFacts, children = words): string =>
  digestForKeeping(digest, digestOfAdaptation(versionDigest, digestOfDocument(children)))
const facts = factsWith()
const kept = (...decisions: ReleaseFacts['decisions']): ReleaseFacts => ({ ...facts, decisions: [...facts.decisions, ...decisions] })

describe('an adapted clause', () => {
  test('blocks the release until its own words are approved, the approval of the letter or not', () => {
    expect(checkRelease(facts)).toEqual([
      {
        severity: 'error',
        code: 'adaptation-unapproved',
        message: 'Support (v1) is adapted in this letter. Its changed words need an approval of their own and have none.',
        remedy: 'Send the letter to review and have the changed words approved there, or put back the approved ones.',
        place,
      },
    ])
  })

  test('leaves when a reviewer approves its words, which stands before the release', () => {
    expect(checkRelease(kept(decision(reviewer, digestOf(facts), keep)))).toEqual([
      {
        severity: 'warning',
        code: 'clause-adapted',
        message: 'Support (v1) is adapted in this letter. Rita Reviewer approves its words: “Eight years is what we promised them.”',
        remedy: 'Leave the letter as it stands: an edit voids this.',
        place,
      },
    ])
  })

  test('any change of its words voids their approval', () => {
    const others = [paragraph('Support lasts nine years for you.')] as Clause['children']
    const changed = factsWith(others)
    const before = decision(reviewer, digestOf(facts), keep)
    const sameLetter = decision(reviewer, digestOf(changed), keep)
    expect(codes({ ...changed, decisions: [...changed.decisions, before, sameLetter] })).toEqual(['error adaptation-unapproved'])
  })

  test('any change of the letter voids it', () => {
    expect(codes(kept(decision(reviewer, digestOf({ ...facts, digest: 'ee'.repeat(32) }), keep)))).toEqual(['error adaptation-unapproved'])
  })

  test.each([
    ['without a word why', decision(reviewer, digestOf(facts), { ...keep, comment: ' ' })],
    ['by somebody whose role does not approve such clauses', decision(signatory, digestOf(facts), keep)],
    ['by who wrote the letter', decision(author, digestOf(facts), keep)],
    ['as an approval of something else', decision(reviewer, digestOf(facts), { ...keep, meaning: 'approve' })],
    ['by keeping the version that it was made of', decision(reviewer, digestForKeeping(facts.digest, versionDigest), keep)],
  ])('is not approved %s', (_, given) => {
    expect(codes(kept(given))).toEqual(['error adaptation-unapproved'])
  })

  test('needs as many approvals as the rule for its kind asks of a new version', () => {
    const statement = { ...defaultRules.clauses.statement, approvals: 2 }
    const rules = { ...defaultRules, clauses: { ...defaultRules.clauses, statement } }
    const one = { ...kept(decision(reviewer, digestOf(facts), keep)), rules }
    expect(checkRelease(one)[0]?.message).toContain('have 1 of the 2 approvals of their own that they need')
    expect(codes({ ...one, decisions: [...one.decisions, decision(second, digestOf(facts), keep)] })).toEqual(['warning clause-adapted'])
  })

  test('may not leave where the house lets no letter adapt its kind, approved or not', () => {
    const rules = { ...defaultRules, adaptable: [] }
    expect(codes({ ...kept(decision(reviewer, digestOf(facts), keep)), rules })).toEqual(['error clause-not-adaptable'])
  })

  test('is judged as the version it was made of: unapproved, it may not leave', () => {
    const versions = [{ ...approved(version).facts, state: 'withdrawn' as const }]
    expect(codes({ ...kept(decision(reviewer, digestOf(facts), keep)), versions })).toContain('error clause-withdrawn')
  })
})

describe('the manifest of a letter with an adapted clause', () => {
  const released = kept(decision(reviewer, digestOf(facts), keep))
  const manifest = releasedManifestOf(released, resolvedOf(released.letter, on), { layout, audit: { seq: 1, hash: 'cd'.repeat(32) } })
  const [clause] = manifest.clauses

  test('says that it is adapted, with the digests of the approved words and of its own', () => {
    expect(clause).toMatchObject({
      lock: 'adapted',
      version: 1,
      digest: digestOfDocument(version.body),
      words: digestOfDocument(words),
      text: 'Support lasts eight years for you.',
    })
    expect(Manifest.parse(JSON.parse(canonicalJson(manifest)))).toEqual(manifest)
  })

  test('proves from itself who approved the words', () => {
    const digest = digestForKeeping(manifest.release.digest, digestOfAdaptation(clause?.versionDigest ?? '', clause?.words ?? ''))
    const isSigned = clause?.adaptation?.map(({ meaning, role, publicKey, signature }) =>
      ed25519.verify(
        Buffer.from(signature, 'hex'),
        Buffer.from(wordsToSign({ meaning, role, subject: 'letter', digest })),
        Buffer.from(publicKey, 'hex'),
      ),
    )
    expect(isSigned).toEqual([true])
  })

  test('tells nobody why the words were changed', () => {
    const resolved = resolvedOf(released.letter, on)
    expect(JSON.stringify([manifest, resolved.body])).not.toContain('The tender asks')
    expect(JSON.stringify(manifest)).not.toContain('promised')
  })
})
