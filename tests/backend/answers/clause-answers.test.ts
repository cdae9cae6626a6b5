import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../../backend/store/index.ts'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import type { Ask, ClauseVersionEntry } from '../../../core/requests/index.ts'
import { administrator, author, reviewer, second, signatory, vouchingFor } from '../../core/review/house.ts'
import { must } from '../release/house.ts'
import { codeOf, letterOf } from '../store/stores.ts'
import { peopledStore, sittingIn, type Sitting } from './sitting.ts'

let store: Store
let sitting: Sitting
let ask: Ask
let made: { clauseId: string; versionId: string }
let codes = 0

function newClause(about: Partial<ClauseVersion> = {}): ClauseVersion {
  codes += 1
  return {
    code: `statement/scope-${String(codes)}`,
    kind: 'statement',
    title: 'Scope',
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: {},
    tags: [],
    evidence: [],
    body: [{ type: 'paragraph', children: [{ text: 'It binds departments.' }] }],
    ...about,
  }
}

async function newest(): Promise<ClauseVersionEntry> {
  const [version] = must(await ask('clauses.open', { id: made.clauseId })).versions
  if (version === undefined) throw new Error('the clause has no version')
  return version
}

async function save(reason = 'A correction.'): ReturnType<Ask> {
  const { id, digest, version } = await newest()
  return ask('clauses.saveDraft', { id, seen: digest, version: { ...version, title: 'Another title' }, reason })
}

/** Sends the version to review and approves it, past the answers: who may do that is the review's business. */
async function approve(): Promise<void> {
  must(await store.library.moveVersion(made.versionId, { from: 'draft', to: 'in-review' }, author.person.id))
  must(await store.library.moveVersion(made.versionId, { from: 'in-review', to: 'approved' }, reviewer.person.id))
}

beforeAll(async () => {
  sitting = await sittingIn(peopledStore)
  ;({ ask, store } = sitting)
})
afterAll(() => sitting.close())
beforeEach(async () => {
  sitting.sits(author)
  made = must(await ask('clauses.create', { version: newClause(), reason: 'First words.' }))
})

describe('whoever writes a clause', () => {
  test('is a person whose key is open', async () => {
    sitting.leaves()
    expect(codeOf(await ask('clauses.create', { version: newClause(), reason: 'First words.' }))).toBe('no-person')
  })
  test('holds a role that writes', async () => {
    sitting.sits(signatory)
    expect(codeOf(await ask('clauses.create', { version: newClause(), reason: 'First words.' }))).toBe('role-not-held')
  })
  test('says why it is made', async () => {
    expect(codeOf(await ask('clauses.create', { version: newClause(), reason: ' ' }))).toBe('reason-missing')
  })
  test('says why it is changed', async () => {
    expect(codeOf(await save(''))).toBe('reason-missing')
  })
  test('is named as its author', async () => {
    expect((await newest()).author).toEqual({ id: author.person.id, name: 'Ada Author' })
  })
  test('changes a draft', async () => {
    must(await save())
    expect((await newest()).version.title).toBe('Another title')
  })
  test('does not change what was approved', async () => {
    await approve()
    expect(codeOf(await save())).toBe('clause-frozen')
  })
  test('does not change what was taken back from review', async () => {
    must(await store.library.moveVersion(made.versionId, { from: 'draft', to: 'in-review' }, author.person.id))
    must(await store.library.moveVersion(made.versionId, { from: 'in-review', to: 'draft' }, author.person.id))
    expect(codeOf(await save())).toBe('clause-frozen')
  })
  test('goes on in the next version, which begins as the one before reads', async () => {
    await approve()
    must(await ask('clauses.nextVersion', { id: made.versionId, reason: 'The scope is wider.' }))
    expect(await newest()).toMatchObject({ number: 2, state: 'draft', reason: 'The scope is wider.', version: { title: 'Scope' } })
  })
  test('makes the next version at once as they wrote it, or not at all', async () => {
    await approve()
    const { id, version } = await newest()
    const next = (code: string) =>
      ask('clauses.nextVersion', { id, reason: 'Mine is kept.', version: { ...version, code, title: 'Kept' }, writer: author.person.id })
    const refused = await next('other/clause')
    expect([refused.ok, (await newest()).number]).toEqual([false, 1])
    must(await next(version.code))
    expect(await newest()).toMatchObject({ number: 2, version: { title: 'Kept', version: 2 } })
  })
  test('makes no next version of a draft that can still be changed', async () => {
    expect(codeOf(await ask('clauses.nextVersion', { id: made.versionId, reason: 'Too early.' }))).toBe('move-impossible')
  })
})

describe('a right that was taken away while the key was open', () => {
  test('is gone with the next request, though the window still knows the person with it', async () => {
    sitting.sits(second)
    const before = await save()
    const changed = { ...second, person: { ...second.person, roles: ['signatory' as const] } }
    const { id: person, publicKey, roles } = changed.person
    must(await store.people.renew({ person, publicKey, roles, vouching: vouchingFor(changed) }, administrator.person.id))
    const about = { id: made.versionId, reason: 'A correction.' }
    const after = [
      await save(),
      await ask('clauses.create', { version: newClause(), reason: 'First words.' }),
      await ask('clauses.withdraw', about),
    ]
    expect([before, ...after].map(codeOf)).toEqual(['', 'role-not-held', 'role-not-held', 'role-not-held'])
  })
  test('is gone with who left the house', async () => {
    must(await store.people.retire(reviewer.person.id, administrator.person.id))
    sitting.sits(reviewer)
    const code = codeOf(await save())
    must(await store.people.retire(reviewer.person.id, administrator.person.id, false))
    expect(code).toBe('person-inactive')
  })
})

describe('a withdrawal', () => {
  const withdraw = (replacement?: string): ReturnType<Ask> =>
    ask('clauses.withdraw', { id: made.versionId, reason: 'It was wrong.', ...(replacement !== undefined && { replacement }) })

  test('of a draft is its writer’s', async () => {
    must(await withdraw())
    expect(await newest()).toMatchObject({ state: 'withdrawn', withdrawal: { reason: 'It was wrong.' } })
  })
  test('names who withdrew it', async () => {
    must(await withdraw())
    expect((await newest()).withdrawal?.by).toBe(author.person.name)
  })
  test('of an approved version is not an author’s', async () => {
    await approve()
    expect(codeOf(await withdraw())).toBe('role-not-held')
  })
  test('of an approved version is a reviewer’s', async () => {
    await approve()
    sitting.sits(reviewer)
    must(await withdraw())
    expect((await newest()).state).toBe('withdrawn')
  })
  test('names a version of another clause that stands in, and where it is', async () => {
    const other = must(await ask('clauses.create', { version: { ...newClause(), code: 'statement/other' }, reason: 'Another.' }))
    must(await withdraw(other.versionId))
    expect((await newest()).withdrawal?.replacement).toMatchObject({ clauseId: other.clauseId, code: 'statement/other', number: 1 })
  })
  test('that two ask for at the same time happens once', async () => {
    const codes = (await Promise.all([withdraw(), withdraw()])).map(codeOf)
    expect([codes, (await newest()).state]).toEqual([['', 'move-impossible'], 'withdrawn'])
  })
  test('names no version that stands in for itself', async () => {
    expect(codeOf(await withdraw(made.versionId))).toBe('replacement-unfit')
  })
  test('names no withdrawn version to stand in', async () => {
    const other = must(await ask('clauses.create', { version: newClause(), reason: 'Another.' }))
    must(await ask('clauses.withdraw', { id: other.versionId, reason: 'Wrong too.' }))
    expect(codeOf(await withdraw(other.versionId))).toBe('replacement-unfit')
  })
})

describe('the calendar', () => {
  test('names the drafts with a clause that ends', async () => {
    const version = newClause({ title: 'Certificate', valid: { until: '2026-12-20' }, code: 'certification/ending' })
    must(await ask('clauses.create', { version, reason: 'New.' }))
    const letter = letterOf('We write to you.')
    const { code, language, jurisdictions, body } = version
    const open = must(await store.library.versions([code]))[0]
    const clause = {
      type: 'clause' as const,
      code,
      version: 1,
      language,
      jurisdictions: [...jurisdictions],
      digest: open?.bodyDigest ?? '',
      lock: 'locked' as const,
      children: body,
    }
    must(await store.createLetter({ ...letter, title: 'A letter with it', document: [...letter.document, clause] }))
    const { due } = must(await ask('clauses.expiring', { days: 30 }))
    expect(due.map(({ code: each, inDays, drafts }) => [each, inDays, drafts.map(({ title }) => title)])).toEqual([
      ['certification/ending', 26, ['A letter with it']],
    ])
  })
})

describe('the list', () => {
  test('is narrowed to what ends within some days', async () => {
    must(await ask('clauses.create', { version: newClause({ title: 'Ends soon', valid: { until: '2026-11-30' } }), reason: 'New.' }))
    const { rows } = must(await ask('clauses.list', { expiresWithin: 7 }))
    expect(rows.map(({ title }) => title.text)).toEqual(['Ends soon'])
  })
  test('leaves out what has ended', async () => {
    must(await ask('clauses.create', { version: newClause({ title: 'Has ended', valid: { until: '2026-11-20' } }), reason: 'New.' }))
    const { rows } = must(await ask('clauses.list', { expiresWithin: 7 }))
    expect(rows.map(({ title }) => title.text)).not.toContain('Has ended')
  })
})

describe('the list of clauses, on the day of today', () => {
  const valid = {
    expired: { until: '2026-11-23' },
    'not-yet-valid': { from: '2026-11-25' },
    approved: { from: '2026-11-24', until: '2026-11-24' },
  } as const

  test.each(Object.keys(valid) as (keyof typeof valid)[])('has those that are %s, and no other approved ones', async (state) => {
    const before = must(await ask('clauses.facets', {})).states.find(({ name }) => name === state)?.count ?? 0
    const ids = new Map<string, string>()
    for (const [stands, days] of Object.entries(valid)) {
      made = must(await ask('clauses.create', { version: newClause({ valid: days }), reason: 'First words.' }))
      await approve()
      ids.set(stands, made.clauseId)
    }
    const { rows } = must(await ask('clauses.list', { state, limit: 500 }))
    expect([...ids].flatMap(([stands, id]) => (rows.some((row) => row.id === id) ? [stands] : []))).toEqual([state])
    expect(must(await ask('clauses.facets', {})).states.find(({ name }) => name === state)?.count).toBe(before + 1)
  })

  test('a draft whose days are over is a draft', async () => {
    made = must(await ask('clauses.create', { version: newClause({ valid: valid.expired }), reason: 'First words.' }))
    const has = async (state: 'draft' | 'expired'): Promise<boolean> =>
      must(await ask('clauses.list', { state, limit: 500 })).rows.some(({ id }) => id === made.clauseId)
    expect([await has('draft'), await has('expired')]).toEqual([true, false])
  })
})
