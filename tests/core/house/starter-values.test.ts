import { describe, expect, test } from 'vitest'
import { starterValuesIn, inReadingOrder, valuesInWords, type CompanyValues } from '../../../core/house/index.ts'

const starter = { 'company.name': 'Northlight Vision', 'uk.number': '99114711', 'uk.fax': '' }

function version(number: number, content: CompanyValues, state = 'draft') {
  return { number, state, thing: { kind: 'company' as const, content } }
}

describe('values of the starter library in a version of the company’s values', () => {
  test('are named where they were left as they came', () => {
    const first = version(1, { 'company.name': 'Harbour Optics', 'uk.number': '99114711' })
    expect(starterValuesIn(first, [first], starter)).toEqual(['uk.number'])
  })
  test('are not looked for in values that say nothing', () => {
    const first = version(1, { 'uk.fax': '' })
    expect(starterValuesIn(first, [first], starter)).toEqual([])
  })
  test('are no question any more once the version is approved', () => {
    const first = version(1, starter, 'approved')
    expect(starterValuesIn(first, [first], starter)).toEqual([])
  })
  test('are not asked about again in the next version where they were approved before', () => {
    const first = version(1, { 'company.name': 'Northlight Vision' }, 'approved')
    const second = version(2, { 'company.name': 'Northlight Vision', 'uk.number': '99114711' })
    expect(starterValuesIn(second, [second, first], starter)).toEqual(['uk.number'])
  })
  test('are still a question where only a refused version had them before', () => {
    const first = version(1, { 'company.name': 'Northlight Vision' }, 'refused')
    const second = version(2, { 'company.name': 'Northlight Vision' })
    expect(starterValuesIn(second, [second, first], starter)).toEqual(['company.name'])
  })
  test('are told by what they are called, those of one office together', () => {
    expect(valuesInWords(['company.name', 'company.website', 'uk.address'])).toBe('Company (name and website) and UK (registered office)')
  })
})

test('the values of the company itself come first, and of each group its name, address and number', () => {
  const names = ['bank.iban', 'company.founded', 'company.name', 'uk.address', 'uk.name', 'uk.vat']
  expect(inReadingOrder(names)).toEqual(['company.name', 'company.founded', 'bank.iban', 'uk.name', 'uk.address', 'uk.vat'])
})
