import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ClauseFilter, OpenVersion, Store } from '../../../backend/store/index.ts'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { author, reviewer } from '../../core/review/house.ts'
import { codeOf, DataFolder, foundIn, must, revisedTo, wishOf } from './stores.ts'

const today = '2026-11-24'
const ada = author.person

function clauseOf(code: string, text: string, about: Partial<ClauseVersion> = {}): ClauseVersion {
  return {
    code,
    kind: 'statement',
    title: 'A statement',
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: {},
    tags: [],
    evidence: [],
    body: [{ type: 'paragraph', children: [{ text }] }],
    ...about,
  }
}

describe('the clauses of the store', () => {
  let folder: DataFolder
  let store: Store
  let draft: OpenVersion

  const saying = (text: string): ClauseVersion => ({ ...draft.version, body: [{ type: 'paragraph', children: [{ text }] }] })
  const freeze = async (): Promise<OpenVersion> =>
    must(await store.library.moveVersion(draft.id, { from: 'draft', to: 'in-review' }, ada.id))
  const kinds = async (): Promise<string[]> => must(await store.audit.entries({ offset: 0, limit: 100 })).entries.map(({ kind }) => kind)

  beforeEach(async () => {
    folder = new DataFolder()
    store = must(await folder.open())
    await foundIn(store)
    draft = must(
      await store.library.createClause(clauseOf('statement/scope', 'It binds departments.'), wishOf(author.person, 'First words.')),
    )
    return async () => {
      await store.close()
      folder[Symbol.dispose]()
    }
  })

  test('a new clause begins as a draft with number 1', () => {
    expect(draft).toMatchObject({ number: 1, state: 'draft', isFrozen: false, author: ada.id, reason: 'First words.' })
  })
  test('code, language and jurisdictions name one clause only', async () => {
    expect(codeOf(await store.library.createClause(clauseOf('statement/scope', 'Other words.'), wishOf(author.person, 'Again.')))).toBe(
      'clause-exists',
    )
  })
  test('a house whose approval rules cannot be read lets nobody change a clause', async () => {
    folder.sql(`insert into settings (key, value) values ('approval-rules', '{}')`)
    expect(codeOf(await store.library.saveDraft(draft.id, draft.digest, saying('It binds nobody.'), wishOf(ada)))).toBe('store-damaged')
  })
  test('another language under the same code is another clause', async () => {
    const german = must(
      await store.library.createClause(
        clauseOf('statement/scope', 'Es bindet Behörden.', { language: 'de-DE' }),
        wishOf(author.person, 'In German.'),
      ),
    )
    expect(german.clauseId).not.toBe(draft.clauseId)
  })
  test('an edit of a draft keeps its number and takes another digest', async () => {
    const saved = must(
      await store.library.saveDraft(draft.id, draft.digest, saying('It binds nobody.'), wishOf(author.person, 'The ministry said so.')),
    )
    expect([saved.number, saved.digest === draft.digest]).toEqual([1, false])
  })
  test('an edit is told to the audit trail with its reason', async () => {
    must(await store.library.saveDraft(draft.id, draft.digest, saying('It binds nobody.'), wishOf(author.person, 'The ministry said so.')))
    const {
      entries: [entry],
    } = must(await store.audit.entries({ kind: 'clause-version.changed', offset: 0, limit: 1 }))
    expect(JSON.parse(entry?.payload ?? '')).toMatchObject({ before: draft.digest, reason: 'The ministry said so.' })
  })
  test('a save that changes nothing leaves no trace', async () => {
    const before = await kinds()
    must(await store.library.saveDraft(draft.id, draft.digest, draft.version, wishOf(author.person, 'Nothing.')))
    expect(await kinds()).toEqual(before)
  })
  test('a draft that was changed elsewhere is never overwritten', async () => {
    must(await store.library.saveDraft(draft.id, draft.digest, saying('One window.'), wishOf(author.person, 'One.')))
    expect(codeOf(await store.library.saveDraft(draft.id, draft.digest, saying('Other window.'), wishOf(author.person, 'Other.')))).toBe(
      'clause-conflict',
    )
  })
  test('a version cannot become another clause', async () => {
    const elsewhere = { ...draft.version, language: 'de-DE' }
    expect(codeOf(await store.library.saveDraft(draft.id, draft.digest, elsewhere, wishOf(author.person, 'In German.')))).toBe(
      'clause-identity',
    )
  })
  test('a version that was sent to review never changes again', async () => {
    await freeze()
    expect(codeOf(await store.library.saveDraft(draft.id, draft.digest, saying('Too late.'), wishOf(author.person, 'Late.')))).toBe(
      'clause-frozen',
    )
  })
  test('a version that was taken back from review stays frozen', async () => {
    await freeze()
    must(await store.library.moveVersion(draft.id, { from: 'in-review', to: 'draft' }, ada.id))
    expect(codeOf(await store.library.saveDraft(draft.id, draft.digest, saying('Too late.'), wishOf(author.person, 'Late.')))).toBe(
      'clause-frozen',
    )
  })
  test('not even SQL past the store changes what a frozen version says', async () => {
    await freeze()
    expect(() => folder.sql(`update clause_versions set content = '{}'`)).toThrow('a frozen clause version never changes')
  })
  test('a move from where the version no longer stands is a conflict', async () => {
    await freeze()
    expect(codeOf(await store.library.moveVersion(draft.id, { from: 'draft', to: 'in-review' }, ada.id))).toBe('clause-conflict')
  })
  test('the next version takes the next number and leaves the one before as it was', async () => {
    await freeze()
    await revisedTo(store, draft.id, saying('It binds nobody.'), wishOf(ada, 'A correction.'))
    const { versions } = must(await store.library.openClause(draft.clauseId, today))
    expect(versions.map(({ number, state, digest }) => [number, state, digest === draft.digest])).toEqual([
      [2, 'draft', false],
      [1, 'in-review', true],
    ])
  })
  test('there is one draft of a clause at a time', async () => {
    await freeze()
    must(await store.library.reviseVersion(draft.id, wishOf(ada, 'Second.')))
    expect(codeOf(await store.library.reviseVersion(draft.id, wishOf(ada, 'Third.')))).toBe('clause-conflict')
  })
  test('a draft that was taken back from review goes on in the next one', async () => {
    await freeze()
    must(await store.library.moveVersion(draft.id, { from: 'in-review', to: 'draft' }, ada.id))
    expect(must(await store.library.reviseVersion(draft.id, wishOf(ada, 'Second.'))).number).toBe(2)
  })
  test('an approved version is superseded from the first day of its approved successor', async () => {
    await freeze()
    must(await store.library.moveVersion(draft.id, { from: 'in-review', to: 'approved' }, reviewer.person.id))
    const next = await revisedTo(store, draft.id, { ...draft.version, valid: { from: '2026-12-01' } }, wishOf(ada, 'From December.'))
    must(await store.library.moveVersion(next.id, { from: 'draft', to: 'in-review' }, ada.id))
    must(await store.library.moveVersion(next.id, { from: 'in-review', to: 'approved' }, reviewer.person.id))
    const standing = async (day: string): Promise<string | undefined> =>
      must(await store.library.openClause(draft.clauseId, day)).versions.find(({ number }) => number === 1)?.stands
    expect([await standing('2026-11-30'), await standing('2026-12-01')]).toEqual(['approved', 'superseded'])
  })
  test('a withdrawal keeps its reason and what stands in for the version', async () => {
    const other = must(await store.library.createClause(clauseOf('statement/other', 'Other words.'), wishOf(author.person, 'Another.')))
    const withdrawn = must(await store.library.withdraw(draft.id, other.id, wishOf(ada, 'The scope was wrong.')))
    expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawal: { reason: 'The scope was wrong.', replacement: other.id } })
  })
  test('nothing is ever deleted', () => {
    expect(() => folder.sql('delete from clause_versions')).toThrow('a clause version stays')
  })
  test('what is due is of the approved version while there is one', async () => {
    must(
      await store.library.saveDraft(
        draft.id,
        draft.digest,
        { ...draft.version, valid: { until: '2026-12-10' } },
        wishOf(author.person, 'It ends.'),
      ),
    )
    await freeze()
    must(await store.library.moveVersion(draft.id, { from: 'in-review', to: 'approved' }, reviewer.person.id))
    await revisedTo(store, draft.id, { ...draft.version, valid: { until: '2027-12-10' } }, wishOf(ada, 'Longer.'))
    expect(must(await store.library.due(today, 30))).toMatchObject([{ number: 1, what: 'ends', day: '2026-12-10', inDays: 16 }])
  })
  test('what has ended stays due while no later version is approved, and a draft that ended does not', async () => {
    const ending = { ...draft.version, valid: { until: '2026-12-10' } }
    must(await store.library.saveDraft(draft.id, draft.digest, ending, wishOf(author.person, 'It ends.')))
    expect(must(await store.library.due('2026-12-20', 30))).toEqual([])
    await freeze()
    must(await store.library.moveVersion(draft.id, { from: 'in-review', to: 'approved' }, reviewer.person.id))
    expect(must(await store.library.due('2026-12-20', 30))).toMatchObject([{ number: 1, what: 'ends', day: '2026-12-10', inDays: -10 }])
    const next = await revisedTo(store, draft.id, { ...draft.version, valid: { until: '2027-12-10' } }, wishOf(ada, 'Longer.'))
    must(await store.library.moveVersion(next.id, { from: 'draft', to: 'in-review' }, ada.id))
    must(await store.library.moveVersion(next.id, { from: 'in-review', to: 'approved' }, reviewer.person.id))
    expect(must(await store.library.due('2026-12-20', 30))).toEqual([])
  })
  test('what is withdrawn is not due', async () => {
    must(
      await store.library.saveDraft(
        draft.id,
        draft.digest,
        { ...draft.version, valid: { until: '2026-12-10' } },
        wishOf(author.person, 'It ends.'),
      ),
    )
    must(await store.library.withdraw(draft.id, undefined, wishOf(ada, 'Not needed.')))
    expect(must(await store.library.due(today, 30))).toEqual([])
  })
})

describe('the search for clauses', () => {
  const folder = new DataFolder()
  let store: Store

  const find = async (search: string, filter: Partial<ClauseFilter> = {}) =>
    must(await store.library.listClauses({ search, offset: 0, limit: 50, ...filter }))
  const codes = async (search: string, filter: Partial<ClauseFilter> = {}): Promise<string[]> =>
    (await find(search, filter)).rows.map(({ code }) => code)
  const marked = ({
    text,
    ranges,
  }: {
    readonly text: string
    readonly ranges: readonly { readonly start: number; readonly end: number }[]
  }): string[] => ranges.map(({ start, end }) => text.slice(start, end))

  beforeAll(async () => {
    store = must(await folder.open())
    await foundIn(store)
    const filler = 'Some words that say nothing in particular. '.repeat(20)
    const clauses = [
      clauseOf('statement/title', 'Nothing here.', { title: 'Firmware updates', owner: 'Legal', tags: ['security'] }),
      clauseOf('statement/body', `${filler}We publish firmware for ten years. ${filler}`, {
        title: 'How long we help',
        jurisdictions: ['IE', 'GB'],
      }),
      clauseOf('statement/phrase', 'Years ten, for firmware.', { title: 'Words in another order', kind: 'closing' }),
      clauseOf('statement/diacritics', 'Der Geschäftsführer prüft Ἀθῆναι und Reykjavík.', {
        title: 'Prüfung',
        language: 'de-DE',
        jurisdictions: [],
      }),
      clauseOf('statement/source', '', {
        title: 'What others found',
        body: [
          {
            type: 'paragraph',
            children: [{ type: 'merge-field', name: 'company.legal_name', children: [{ text: '' }] }, { text: ' does nothing here.' }],
          },
        ],
        evidence: [{ title: 'Report', issuer: 'Example Assurance Ltd', reference: 'EA-4711' }],
      }),
    ]
    for (const clause of clauses) must(await store.library.createClause(clause, wishOf(author.person, 'New.')))
  })
  afterAll(async () => {
    await store.close()
    folder[Symbol.dispose]()
  })

  test('knows at which place of a list a clause stands', async () => {
    const wishes: Partial<ClauseFilter>[] = [{}, { language: 'en-GB' }, { search: 'firmware' }, { search: 'firmware', language: 'en-GB' }]
    for (const { search = '', ...filter } of wishes) {
      const { rows } = await find(search, filter)
      const places = []
      for (const { id } of rows) places.push(must(await store.library.placeInList({ search, ...filter }, id)))
      expect([places.length > 1, places]).toEqual([true, rows.map((_, index) => index)])
    }
  })
  test('knows that a clause is not in a list', async () => {
    const [first] = (await find('')).rows
    expect(must(await store.library.placeInList({ search: 'xylophonist' }, first?.id ?? ''))).toBeUndefined()
  })
  test('finds the beginning of a word', async () => {
    expect((await codes('firmw')).toSorted()).toEqual(['statement/body', 'statement/phrase', 'statement/title'])
  })
  test('does not find the middle of a word', async () => {
    expect(await codes('irmware')).toEqual([])
  })
  test('finds only clauses with every word', async () => {
    expect(await codes('firmware publish')).toEqual(['statement/body'])
  })
  test('finds quoted words in exactly this order', async () => {
    expect(await codes('"ten years"')).toEqual(['statement/body'])
  })
  test('does not take the last quoted word for a beginning', async () => {
    expect(await codes('"ten year"')).toEqual([])
  })
  test.each(['prufung', 'PRÜFUNG', 'pru\u0308fung', 'geschaftsfuhrer', 'αθηναι', 'reykjavik'])(
    'folds case and diacritics: %s',
    async (search) => {
      expect(await codes(search)).toEqual(['statement/diacritics'])
    },
  )
  test('puts a clause with the word in its title before one with it in its text', async () => {
    expect((await codes('firmware'))[0]).toBe('statement/title')
  })
  test('finds a clause by the reference of its evidence', async () => {
    expect(await codes('4711')).toEqual(['statement/source'])
  })
  test('shows the words around the place, and marks what was found', async () => {
    const row = (await find('firmware publish')).rows[0]
    expect(row?.excerpt.text).toMatch(/^… .*We publish firmware for ten years/u)
    expect(row === undefined ? [] : marked(row.excerpt)).toEqual(['publish', 'firmware'])
  })
  test('shows a field by its words, and not as it is written', async () => {
    expect((await find('4711')).rows[0]?.excerpt.text).toBe('‹company legal name› does nothing here.')
  })
  test('marks what was found with its own diacritics', async () => {
    const row = (await find('geschaftsf')).rows[0]
    expect(row === undefined ? [] : marked(row.excerpt)).toEqual(['Geschäftsführer'])
  })
  test.each(['"', '*', "' OR 1=1 --", 'NEAR(', 'title:x', '-', '(((', 'a AND', '^'])('takes any signs as a query: %s', async (search) => {
    expect((await store.library.listClauses({ search, offset: 0, limit: 50 })).ok).toBe(true)
  })
  test('narrows what it finds by kind', async () => {
    expect(await codes('firmware', { kind: 'closing' })).toEqual(['statement/phrase'])
  })
  test('narrows by language', async () => {
    expect(await codes('', { language: 'de-DE' })).toEqual(['statement/diacritics'])
  })
  test('narrows by one of several jurisdictions', async () => {
    expect(await codes('', { jurisdiction: 'IE' })).toEqual(['statement/body'])
  })
  test('narrows by tag', async () => {
    expect(await codes('', { tag: 'security' })).toEqual(['statement/title'])
  })
  test('narrows by owner', async () => {
    expect(await codes('', { owner: 'Legal' })).toEqual(['statement/title'])
  })
  test('gives a page of the list, and how many there are in all', async () => {
    const { rows, total } = await find('', { offset: 1, limit: 2 })
    expect([rows.map(({ title }) => title.text), total]).toEqual([['How long we help', 'Prüfung'], 5])
  })
  test('counts the clauses by what the list can be narrowed by', async () => {
    const { total, kinds, languages } = must(await store.library.facets('2026-11-23'))
    expect({ total, kinds, languages }).toEqual({
      total: 5,
      kinds: [
        { name: 'statement', count: 4 },
        { name: 'closing', count: 1 },
      ],
      languages: [
        { name: 'en-GB', count: 4 },
        { name: 'de-DE', count: 1 },
      ],
    })
  })
})
