import { describe, expect, test } from 'vitest'
import type { HouseRow, LetterSummary } from '../../../core/requests/index.ts'
import { defaultRules, type Role } from '../../../core/review/index.ts'
import { firstSteps, type NewHouse } from '../../../renderer/start-screen/first-steps.ts'

function person(name: string, ...roles: Role[]) {
  return { id: name, name, roles, publicKey: '0'.repeat(64), formerKeys: [], active: true }
}

function row(kind: HouseRow['kind'], state: 'draft' | 'approved', starterValues?: string[]): HouseRow {
  const version = { id: `${kind}-1`, number: 1, state }
  return {
    kind,
    code: kind,
    title: kind,
    newest: version,
    used: version,
    changedAt: '2026-11-24T09:00:00.000Z',
    ...(starterValues && { starterValues }),
  }
}

function letter(state: LetterSummary['state']): LetterSummary {
  return {
    id: 'l',
    title: 'First',
    template: 'partner-letter',
    recipient: '',
    state,
    recalled: false,
    changedAt: '2026-11-24T09:00:00.000Z',
  }
}

const founded: NewHouse = {
  people: [person('Ada', 'author', 'reviewer', 'administrator')],
  rules: defaultRules,
  rows: [row('company', 'draft', ['company.name']), row('letterhead', 'draft'), row('template', 'draft')],
  clauses: { total: 28, states: [{ name: 'draft', count: 28 }] },
  letters: [],
}
const done: NewHouse = {
  people: [...founded.people, person('Rita', 'reviewer'), person('Sam', 'reviewer')],
  rules: defaultRules,
  rows: [row('company', 'approved'), row('letterhead', 'approved'), row('template', 'approved')],
  clauses: { total: 28, states: [{ name: 'approved', count: 3 }] },
  letters: [letter('released')],
}

function doneIn(house: NewHouse): string[] {
  return firstSteps(house).flatMap(({ id, isDone }) => (isDone ? [id] : []))
}

describe('the first steps', () => {
  test('begin with setting up the house, on this very screen', () => {
    const [first] = firstSteps({ ...founded, people: [] })
    expect([first?.id, first?.isDone, first?.command]).toEqual(['found', false, 'unlock'])
  })
  test('are all to be done but that in a house that was just founded', () => {
    expect(doneIn(founded)).toEqual(['found'])
  })
  test('are all done once the first letter left', () => {
    expect(doneIn(done)).toEqual(['found', 'company', 'people', 'house', 'clauses', 'letter'])
  })
  test.each<[string, Partial<NewHouse>]>([
    ['company', { rows: [row('company', 'draft', ['uk.number']), row('letterhead', 'approved'), row('template', 'approved')] }],
    ['people', { people: founded.people }],
    ['house', { rows: [row('company', 'approved'), row('letterhead', 'approved'), row('template', 'draft')] }],
    ['clauses', { clauses: { total: 28, states: [{ name: 'in-review', count: 28 }] } }],
    ['letter', { letters: [letter('approved')] }],
  ])('still name %s where it is missing', (missing, change) => {
    expect(doneIn({ ...done, ...change })).not.toContain(missing)
  })
  test('lead to the values of the company themselves', () => {
    expect(firstSteps(founded)[1]?.address).toBe('#/house/company-1')
  })
  test('say for how many clauses a decision is waited', () => {
    const clauses = { total: 28, states: [{ name: 'in-review', count: 25 }] }
    expect(firstSteps({ ...founded, clauses }).find(({ id }) => id === 'clauses')?.text).toContain('0 of 28 approved, 25 in review')
  })
  test('say of the last letter what is next for it', () => {
    const texts = (['draft', 'in-review', 'approved'] as const).map(
      (state) => firstSteps({ ...done, letters: [letter(state)] }).find(({ id }) => id === 'letter')?.text,
    )
    expect(texts.map((text) => /^(?:Send|It is in review|It is approved)/u.exec(text ?? '')?.[0])).toEqual([
      'Send',
      'It is in review',
      'It is approved',
    ])
  })
})
