import { expect, test } from 'vitest'
import type { Condition } from '../../../core/document/index.ts'
import { conditionWords, nameAmong } from '../../../renderer/letter-editor/condition-words.ts'

const fields = [
  { name: 'partner.country', label: 'Country' },
  { name: 'signatory.country', label: 'Country' },
  { name: 'order.total', label: 'Total' },
]

test.each<[Condition, string]>([
  [{ field: 'order.total', test: 'is', value: '100' }, 'Total is 100'],
  [{ field: 'order.total', test: 'is-not', value: '100' }, 'Total is not 100'],
  [{ field: 'partner.country', test: 'one-of', values: ['GB', 'IE'] }, 'Country (partner) is one of GB, IE'],
  [{ field: 'order.total', test: 'set' }, 'Total has a value'],
  [{ field: 'signatory.country', test: 'not-set' }, 'Country (signatory) has no value'],
])('a condition is read by what its field is called: %j', (condition, words) => {
  expect(conditionWords(condition, fields)).toBe(words)
})

test('a field that nobody declares is called by its own name', () => {
  expect(nameAmong(fields, 'partner.tax_number')).toMatch(/tax number/iu)
})

test('only a label that is shared says with whose field it is', () => {
  expect([nameAmong(fields, 'order.total'), nameAmong(fields, 'partner.country')]).toEqual(['Total', 'Country (partner)'])
})
