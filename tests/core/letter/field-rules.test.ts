import { expect, test } from 'vitest'
import { wantedInstead, type TemplateField } from '../../../core/letter/index.ts'

const text: TemplateField = { name: 'project.code', label: 'Project', type: 'text', required: false }
const number: TemplateField = { ...text, type: 'number' }

test.each<[TemplateField, string]>([
  [{ ...text, longest: 3 }, 'añb'],
  [{ ...text, longest: 2 }, '🦔🦔'],
  [{ ...text, shape: 'AA-99' }, 'Éx-07'],
  [{ ...number, least: 1, most: 2 }, '1.5'],
  [{ ...text, type: 'choice', options: ['Open'] }, 'Open'],
  [{ ...text, type: 'amount' }, 'EUR 12.50'],
  [{ ...text, type: 'person' }, 'Calder, Judith, Dr'],
  [{ ...text, type: 'person' }, 'Valued Partner'],
])('%o takes %s', (field, value) => {
  expect(wantedInstead(field, value)).toBeUndefined()
})

test.each<[TemplateField, string, string]>([
  [{ ...text, longest: 3 }, 'abcd', 'at most 3 characters'],
  [{ ...text, type: 'multiline', longest: 3 }, 'a\nbc', 'at most 3 characters'],
  [{ ...text, shape: 'AA-99' }, 'AB-7', 'it the shape AA-99, where 9 is a digit and A a letter'],
  [{ ...text, shape: 'A' }, '7', 'it the shape A, where 9 is a digit and A a letter'],
  [{ ...number, least: 10 }, '9', 'a number of 10 or more'],
  [{ ...number, most: 10 }, '10.5', 'a number of 10 or less'],
  [{ ...text, type: 'amount' }, '€12', 'an amount such as EUR 1250.50'],
  [{ ...text, type: 'person' }, ', Judith', 'the family name, the given name and titles, parted by commas, such as “Calder, Judith, Dr”'],
  [number, 'ten', 'a number such as 1250.5'],
])('%o does not take %s, and says what it wants', (field, value, wanted) => {
  expect(wantedInstead(field, value)).toBe(wanted)
})
