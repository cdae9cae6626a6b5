import { describe, expect, test } from 'vitest'
import { assembleLetter, checkLetter, parseFormula, valuesOf, type LetterTemplate, type TemplateField } from '../../../core/letter/index.ts'
import { field, paragraph, present, shelf, source, template } from './shelf.ts'

const asked = (name: string, type: TemplateField['type']): TemplateField => ({ name, label: name, type, required: false })
const computed = (name: string, formula: string): TemplateField => ({ ...asked(name, 'text'), computed: formula })

const given = {
  'partner.name': 'Calder & Wren',
  'letter.date': '2027-01-31',
  'order.rate': '0.1',
  'lines.1.price': 'EUR 12.50',
  'lines.1.quantity': '3',
  'lines.2.price': 'EUR 0.20',
  'lines.2.quantity': '2',
}

function templateWith(...fields: TemplateField[]): LetterTemplate {
  return {
    ...template,
    fields: [...template.fields, asked('order.rate', 'number'), asked('order.code', 'text'), ...fields],
    groups: [
      {
        name: 'lines',
        label: 'Lines',
        fields: [
          asked('lines.price', 'amount'),
          asked('lines.quantity', 'number'),
          computed('lines.total', 'lines.price * lines.quantity'),
        ],
      },
    ],
  }
}

/** What a formula makes of the values above, or why it makes nothing. */
function made(formula: string, values: Record<string, string> = given): string {
  const known = valuesOf({ values, language: 'en-GB' }, templateWith(computed('x', formula)), shelf())
  const printed = known.printed('x')
  return printed.ok ? known.raw('x') : printed.error.message
}

describe('a formula', () => {
  test.each([
    ['partner.name | upper', 'CALDER & WREN'],
    ['"For " + partner.name', 'For Calder & Wren'],
    ['letter.date + 14 days', '2027-02-14'],
    ['letter.date - 1 week', '2027-01-24'],
    ['letter.date + 1 month', '2027-02-28'],
    ['letter.date + 1 year | long', '31 January 2028'],
    ['order.rate + 0.2', '0.3'],
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['sum of lines.price', 'EUR 12.70'],
    ['sum of lines.total | currency', '€37.90'],
    ['sum of lines.quantity', '5'],
    ['count of lines', '2'],
    ['company.name', 'Northlight Vision'],
  ])('%s makes %s', (formula, expected) => {
    expect(made(formula)).toBe(expected)
  })

  test.each([
    ['nothing.here', 'The formula names “nothing.here”'],
    ['lines.price', 'has a value in each entry'],
    ['sum of partner.name', 'is no field of a repeating group'],
    ['partner.name + 1 day', 'can be added to a date only'],
    ['partner.name * 2', 'Only numbers and amounts can be multiplied'],
    ['sum of lines.price + 1', 'are not of one currency'],
    ['order.code + "x"', '“order.code” (order.code) has no value'],
    ['letter.date + 99999 years', 'no such day'],
    ['x', 'It is computed from itself: x, from x'],
  ])('%s says why it makes nothing', (formula, why) => {
    expect(made(formula)).toContain(why)
  })

  test.each([
    ['partner.name +', 'The formula ends where'],
    ['partner.name ? 1', 'At character 14 stands “?”'],
    ['partner.name | shout', 'At character 16 stands “shout” where one of the formats'],
    ['(1 + 2', 'The formula ends where “)”'],
    ['1.5 days', 'At character 1 stands “1.5” where a whole number'],
    ['constructor()', 'At character 12 stands “(”'],
    [`${'('.repeat(600)}`, 'more than 500 characters'],
  ])('%s is refused with its place', (formula, why) => {
    const parsed = parseFormula(formula)
    expect(parsed.ok ? '' : parsed.error.message).toContain(why)
  })
})

describe('the checks of computed fields', () => {
  function found(...fields: TemplateField[]): string[] {
    const on = shelf({ templates: [templateWith(...fields)] })
    const { letter } = assembleLetter(source([paragraph(field('x'))], given), on)
    return checkLetter(present(letter), on).map(({ code, place }) => `${code} ${place.field ?? ''}`)
  }

  test('find two that are computed from each other', () => {
    expect(found(computed('x', 'y'), computed('y', 'x'))).toEqual(['formula-invalid x', 'formula-invalid y'])
  })

  test('lead to the field that one waits for', () => {
    expect(found(computed('x', 'order.code'))).toEqual(['value-missing order.code'])
  })

  test('never take a value that a letter gives in place of the computed one', () => {
    const known = valuesOf({ values: { x: 'mine' }, language: 'en-GB' }, templateWith(computed('x', '1 + 1')), shelf())
    expect(known.raw('x')).toBe('2')
  })
})
