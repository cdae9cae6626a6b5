import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestOfClauseVersion, type ClauseVersion } from '../../../../core/clause/index.ts'
import { digestOfHouse, type HouseRecord, type HouseThing } from '../../../../core/house/index.ts'
import { canonicalJson, type Json } from '../../../../core/document/index.ts'
import {
  defaultRules,
  judgingOf,
  plainPackage,
  provenHouseState,
  provenState,
  readPackage,
  wordsToPack,
  type ApprovalRule,
  type ApprovalRules,
  type UnsignedPackage,
} from '../../../../core/review/index.ts'
import {
  administrator,
  author,
  colleague,
  decision,
  id,
  newKeys,
  reviewer,
  rootKeys,
  second,
  signed,
  vouchingFor,
  vouchings,
  type Keys,
} from '../house.ts'

const version: ClauseVersion = {
  code: 'statement/scope',
  kind: 'statement',
  title: 'Scope of the policy',
  language: 'en-GB',
  jurisdictions: ['GB'],
  version: 1,
  valid: {},
  tags: [],
  evidence: [],
  body: [{ type: 'paragraph', children: [{ text: 'It does not bind private persons.' }] }],
}
const digest = digestOfClauseVersion(version)
const record = {
  format: 'chancery-version-1' as const,
  digest,
  state: 'in-review' as const,
  reason: 'First words.',
  author: author.person.id,
  madeAt: '2026-11-20T09:00:00Z',
  decisions: [],
}
const office: HouseThing = { kind: 'company', content: { 'company.name': 'Example Vision' } }
const officeDigest = digestOfHouse(office, 2)
const houseRecord: HouseRecord = {
  format: 'chancery-house-version-1',
  kind: 'company',
  number: 2,
  digest: officeDigest,
  state: 'approved',
  reason: 'A new name.',
  author: author.person.id,
  madeAt: '2026-11-20T09:00:00Z',
  decisions: [decision(reviewer, officeDigest)],
  content: office.content,
}
const third = colleague(6, 'Tom Third', 'reviewer')
const standIn = { from: reviewer.person.id, to: second.person.id, firstDay: '2026-11-20', lastDay: '2026-11-30' }
const strictly: ApprovalRule = { approvals: 2, roles: ['reviewer', 'administrator'], mode: 'all' }
const stricter: ApprovalRules = { ...defaultRules, clauses: { ...defaultRules.clauses, statement: strictly } }
const contents: UnsignedPackage = {
  format: 'chancery-review-2',
  root: rootKeys.publicKey,
  review: {
    id: id(70),
    subject: 'clause-version',
    subjectId: id(71),
    digest,
    author: author.person.id,
    writers: [author.person.id],
    sentBy: author.person.id,
    sentAt: '2026-11-21T09:00:00Z',
    note: 'Please look.',
  },
  versions: [{ version, record }],
  house: [houseRecord],
  files: [],
  transcripts: [],
  comments: [
    {
      id: id(72),
      thread: id(72),
      subject: 'clause-version',
      subjectId: id(71),
      person: author.person.id,
      at: '2026-11-21T10:00:00Z',
      text: 'Which day?',
    },
  ],
  decisions: [decision(reviewer, digest)],
  vouchings,
  judging: judgingOf(stricter, [standIn]),
  packed: { by: author.person.id, publicKey: author.person.publicKey, at: '2026-11-22T09:00:00Z' },
}

/** The list of contents as somebody signs it. */
function packed(changes: Partial<UnsignedPackage> = {}, keys: Keys = author.keys): string {
  const plain = plainPackage({ ...contents, ...changes })
  return canonicalJson({ ...plain, signature: signed(wordsToPack(plain), keys) })
}

function read(text: string): string {
  const result = readPackage(text, rootKeys.publicKey)
  return result.ok ? 'read' : result.error.code
}

/** Every text and number in a JSON value, by the way to it. */
function leaves(value: Json | undefined, path: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [path]
  return Object.entries(value).flatMap(([key, member]) => leaves(member as Json, [...path, key]))
}

function altered(value: Json | undefined, [key, ...rest]: readonly string[]): Json | undefined {
  if (key === undefined) return typeof value === 'number' ? value + 1 : typeof value === 'string' ? nextText(value) : 'x'
  if (Array.isArray(value)) return value.map((member: Json, index) => (String(index) === key ? (altered(member, rest) ?? null) : member))
  return { ...(value as object), [key]: altered((value as Record<string, Json>)[key], rest) }
}

/** Another text of the same length: forms still fit it. */
function nextText(text: string): string {
  const at = text.search(/[0-9a-y]/u)
  return at === -1 ? `${text}x` : `${text.slice(0, at)}${text[at] === '1' ? '2' : text[at] === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`
}

describe('the list of contents of a review package', () => {
  test('is read as it was packed', () => {
    const result = readPackage(packed(), rootKeys.publicKey)
    expect(result.ok && [result.value.review, result.value.versions, result.value.decisions]).toEqual([
      contents.review,
      contents.versions,
      contents.decisions,
    ])
  })

  test('is refused when any text or number in it was altered', () => {
    const whole = JSON.parse(packed()) as Json
    expect(leaves(whole).filter((path) => read(canonicalJson(altered(whole, path) ?? null)) === 'read')).toEqual([])
  })

  test('is refused when something of the house has other words than those of its digest', () => {
    expect(read(packed({ house: [{ ...houseRecord, content: { 'company.name': 'Another Vision' } }] }))).toBe('package-unproved')
  })

  test('is refused when an approval of something of the house is not signed as it stands', () => {
    const forged = { ...decision(reviewer, '0'.repeat(64)), digest: officeDigest }
    expect(read(packed({ house: [{ ...houseRecord, decisions: [forged] }] }))).toBe('package-unproved')
  })

  test('is refused when it is written in another way', () => {
    expect(read(` ${packed()}`)).toBe('package-altered')
  })

  test('is refused for any text that is none', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => read(text) === 'package-unreadable'))
  })

  test('is refused where its packer is not of the house', () => {
    const keys = newKeys()
    const stranger = { by: id(99), publicKey: keys.publicKey, at: '2026-11-22T09:00:00Z' }
    expect(read(packed({ packed: stranger }, keys))).toBe('package-unproved')
  })

  test('is refused where it vouches for somebody by another root', () => {
    expect(read(packed({ vouchings: [...vouchings, vouchingFor(second, newKeys())] }))).toBe('package-unproved')
  })

  test.each<[string, Partial<UnsignedPackage>]>([
    ['the words of a version', { versions: [{ version: { ...version, title: 'Another title' }, record }] }],
    ['the digest under review', { review: { ...contents.review, digest: '0'.repeat(64) } }],
    ['a decision', { decisions: [{ ...decision(reviewer, digest), meaning: 'refuse' }] }],
    ['whose decision it is', { decisions: [{ ...decision(reviewer, digest), person: second.person.id }] }],
    ['what a decision is about', { decisions: [decision(reviewer, '0'.repeat(64))] }],
    ['the thread of a comment', { comments: contents.comments.map((comment) => ({ ...comment, thread: id(73) })) }],
    ['a stand-in for whom the house does not vouch', { judging: judgingOf(stricter, [{ ...standIn, to: id(98) }]) }],
    ['a stand-in who holds none of the roles', { judging: judgingOf(stricter, [{ ...standIn, to: author.person.id }]) }],
    ['somebody who stands in for themselves', { judging: judgingOf(stricter, [{ ...standIn, to: standIn.from }]) }],
    ['who wrote a comment', { comments: contents.comments.map((comment) => ({ ...comment, person: id(98) })) }],
  ])('is refused when its packer forged %s', (_, changes) => {
    expect(read(packed(changes))).toBe('package-unproved')
  })
})

describe('by what a package is to be judged', () => {
  const said = (judging: UnsignedPackage['judging']): string => {
    const result = readPackage(packed({ judging }), rootKeys.publicKey)
    return result.ok ? 'read' : result.error.message
  }
  const sent = judgingOf(stricter, [standIn])

  test('is read as it was packed', () => {
    const result = readPackage(packed(), rootKeys.publicKey)
    expect(result.ok && result.value.judging).toEqual(sent)
  })
  test('is refused in a sentence that names the rules when one was loosened on the way', () => {
    expect(said({ ...sent, rules: defaultRules })).toBe(
      'The list of approval rules in this review package was altered after the review was packed.',
    )
  })
  test('is refused in a sentence that names the stand-ins when one was changed on the way', () => {
    expect(said({ ...sent, standIns: [{ ...standIn, to: third.person.id }] })).toBe(
      'The list of stand-ins in this review package was altered after the review was packed.',
    )
  })
  test('is refused when rule and digest were altered together, since all of it is signed', () => {
    const whole = JSON.parse(packed()) as Record<string, Json>
    expect(read(canonicalJson({ ...whole, judging: JSON.parse(JSON.stringify(judgingOf(defaultRules, [standIn]))) as Json }))).toBe(
      'package-altered',
    )
  })
  test('is refused when people stand in for one another in a circle', () => {
    const circle = [standIn, { ...standIn, from: standIn.to, to: third.person.id }, { ...standIn, from: third.person.id, to: standIn.from }]
    const result = readPackage(
      packed({ vouchings: [...vouchings, vouchingFor(third)], judging: judgingOf(stricter, circle) }),
      rootKeys.publicKey,
    )
    expect(result.ok || [result.error.code, result.error.message]).toEqual([
      'package-unproved',
      'The stand-ins in this review package go round in a circle (Rita Reviewer → Sam Second → Tom Third → Rita Reviewer), so that nobody of them would be there.',
    ])
  })
  test('may have two who stand in for one another on other days', () => {
    const later = { from: standIn.to, to: standIn.from, firstDay: '2026-12-01', lastDay: '2026-12-05' }
    expect(said(judgingOf(stricter, [standIn, later]))).toBe('read')
  })
  test('is missing in a package of an older Chancery, which is not judged', () => {
    expect(read('{"format":"chancery-review-1"}')).toBe('package-older')
  })
})

describe('a clause version that comes in a package', () => {
  const house = { vouchings, root: rootKeys.publicKey, judging: judgingOf(defaultRules, []) }
  const approved = { ...record, state: 'approved' as const }

  test('is approved where its approvals prove it', () => {
    expect(provenState({ version, record: { ...approved, decisions: [decision(reviewer, digest)] } }, house, defaultRules)).toBe('approved')
  })
  test('is a draft where its approvals are enough for the rules that came with it, and not for those here', () => {
    const loose = { ...house, judging: judgingOf(defaultRules, []) }
    const one = { version, record: { ...approved, decisions: [decision(reviewer, digest)] } }
    const both = { version, record: { ...approved, decisions: [decision(reviewer, digest), decision(administrator, digest)] } }
    expect([one, both].map((each) => provenState(each, loose, stricter))).toEqual(['draft', 'approved'])
  })
  test('is a draft where its approvals are enough for the rules here, and not for those that came with it', () => {
    const one = { version, record: { ...approved, decisions: [decision(reviewer, digest)] } }
    expect(provenState(one, { ...house, judging: judgingOf(stricter, []) }, defaultRules)).toBe('draft')
  })
  test('is a draft where it only says that it is approved', () => {
    expect(provenState({ version, record: approved }, house, defaultRules)).toBe('draft')
  })
  test('is a draft where its own author approved it', () => {
    const own = decision(author, digest, { role: 'author' })
    expect(provenState({ version, record: { ...approved, decisions: [own] } }, house, defaultRules)).toBe('draft')
  })

  test('what a letter is made from is approved by the approvals that came with it, and by no others', () => {
    const house = { vouchings, root: rootKeys.publicKey, judging: judgingOf(defaultRules, []) }
    const states = [houseRecord, { ...houseRecord, decisions: [] }, { ...houseRecord, author: reviewer.person.id }]
    expect(states.map((each) => provenHouseState(each, house, defaultRules))).toEqual(['approved', 'draft', 'draft'])
  })
})
