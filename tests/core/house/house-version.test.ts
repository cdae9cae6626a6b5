import { describe, expect, test } from 'vitest'
import {
  digestOfHouse,
  houseChanges,
  houseCode,
  houseFrom,
  houseText,
  shelfOf,
  thingsOf,
  usableHouse,
  houseStateOn,
  type HouseThing,
} from '../../../core/house/index.ts'
import type { ClauseState } from '../../../core/review/index.ts'
import { library } from '../../templates/starter-library.ts'

const things = thingsOf(library.shelf)
const named = things.map((thing): [string, HouseThing] => [`${thing.kind} ${houseCode(thing)}`, thing])

describe('what letters are made from', () => {
  test.each(named)('%s has the same digest after it was stored and read', (_name, thing) => {
    const read = houseFrom(thing.kind, houseText(thing, 3))
    expect(read && digestOfHouse(read, 3)).toBe(digestOfHouse(thing, 3))
  })

  test('makes up the shelf that it was taken from', () => {
    const { company, letterheads, templates } = library.shelf
    expect(thingsOf(shelfOf(things))).toEqual(thingsOf({ company, letterheads, templates }))
  })

  test.each(['{"code":1}', '[]', 'null'])('is not read from %s', (text) => {
    expect(houseFrom('letterhead', text)).toBeUndefined()
  })

  test('has another digest when one value of the company changes', () => {
    const [before, after] = ['Example Vision', 'Example Visions'].map((name) =>
      digestOfHouse({ kind: 'company', content: { 'company.name': name } }, 1),
    )
    expect(after).not.toBe(before)
  })
})

function versions(...states: ClauseState[]) {
  return states.map((state, index) => ({ kind: 'letterhead', code: 'uk', number: index + 1, state }))
}

test('a version that reads as another one has its own digest', () => {
  const thing: HouseThing = { kind: 'company', content: { 'company.name': 'Example Vision' } }
  expect(digestOfHouse(thing, 2)).not.toBe(digestOfHouse(thing, 1))
})

describe('letters are made from', () => {
  test.each<[string, ClauseState[], number | undefined]>([
    ['the newest approved version', ['approved', 'approved', 'draft'], 2],
    ['the newest draft while none is approved', ['withdrawn', 'draft', 'in-review'], 3],
    ['no version that was refused, sent back or withdrawn', ['refused', 'changes-asked', 'withdrawn'], undefined],
  ])('%s', (_name, states, number) => {
    expect(usableHouse(versions(...states))[0]?.number).toBe(number)
  })

  test('each thing of its own', () => {
    const others = versions('draft').map((version) => ({ ...version, code: 'ie' }))
    expect(usableHouse([...versions('draft', 'approved'), ...others]).map(({ code, number }) => [code, number])).toEqual([
      ['uk', 2],
      ['ie', 1],
    ])
  })
})

test('an approved version is superseded by a newer approved one alone', () => {
  const all = versions('approved', 'draft', 'approved', 'in-review')
  expect(all.map((version) => houseStateOn(version, all))).toEqual(['superseded', 'draft', 'approved', 'in-review'])
})

describe('what changed', () => {
  const letterhead = things.find((thing) => thing.kind === 'letterhead')
  if (letterhead?.kind !== 'letterhead') throw new Error('the starter library has no letterhead')

  test('is said line by line', () => {
    const after: HouseThing = { ...letterhead, content: { ...letterhead.content, accent: '#123456', footer: [] } }
    expect(houseChanges(letterhead, after)).toEqual([
      { what: 'Footer', before: letterhead.content.footer.join('\n'), after: '' },
      { what: 'Colour', before: letterhead.content.accent, after: '#123456' },
    ])
  })

  test('is nothing between versions that read the same', () => {
    expect(houseChanges(letterhead, letterhead)).toEqual([])
  })

  test('names a value that was taken out', () => {
    const of = (content: Record<string, string>): HouseThing => ({ kind: 'company', content })
    expect(houseChanges(of({ 'company.name': 'A', 'uk.address': 'b' }), of({ 'company.name': 'A' }))).toEqual([
      { what: 'UK: Registered office', before: 'b', after: '' },
    ])
  })
})
