import { describe, expect, test } from 'vitest'
import { plainText, type Block, type MergeField, type Run } from '../../../core/document/index.ts'
import {
  assembleLetter,
  checkLetter,
  reorderEntries,
  resolveLetter,
  type LetterTemplate,
  type RepeatingGroup,
} from '../../../core/letter/index.ts'
import { field, paragraph, part, present, shelf, source, template } from './shelf.ts'

const products: RepeatingGroup = {
  name: 'products',
  label: 'Products',
  entry: 'Product',
  least: 1,
  fields: [
    { name: 'products.name', label: 'Name', type: 'text', required: true },
    { name: 'products.price', label: 'Price', type: 'amount', required: false },
  ],
}
const people: RepeatingGroup = {
  name: 'people',
  label: 'People',
  fields: [{ name: 'people.name', label: 'Name', type: 'person', required: false }],
}
const order: LetterTemplate = {
  ...template,
  groups: [products, people],
  parts: [...template.parts, part('copies-to', field('people.name'))],
}
const two = {
  'products.1.name': 'Aperture 4',
  'products.1.price': 'GBP 1250.5',
  'products.2.name': 'Beacon',
}

function letterOf(body: Block[], values: Record<string, string> = two) {
  const on = shelf({ templates: [order] })
  return { letter: present(assembleLetter(source(body, values), on).letter), on }
}

/** The body's text on the page. */
function printed(body: Block[], values?: Record<string, string>): string {
  const { letter, on } = letterOf(body, values)
  const { resolved } = resolveLetter(letter, on, { draftLine: false, printLetterhead: true, images: new Map() })
  return plainText((resolved?.body ?? []).map(({ block }) => block))
}

function findings(body: Block[], values?: Record<string, string>): string[] {
  const { letter, on } = letterOf(body, values)
  return checkLetter(letter, on).map(({ code, place }) => `${code} ${place.field ?? ''}`.trim())
}

const cells = (...texts: (Run | MergeField)[]): Extract<Block, { type: 'table' }>['children'][number] => ({
  type: 'table-row',
  children: texts.map((child) => ({ type: 'table-cell', children: [child] })),
})
const table: Block = {
  type: 'table',
  headerRows: 1,
  columns: [{}, {}],
  children: [cells({ text: 'Product' }, { text: 'Price' }), cells(field('products.name'), field('products.price'))],
}

describe('what shows fields of a repeating group', () => {
  test('leads each entry’s link to the entry’s own value', () => {
    const { letter, on } = letterOf(
      [{ type: 'paragraph', children: [{ type: 'link', url: 'https://{{products.name}}', children: [{ text: 'here' }] }] }],
      { 'products.1.name': 'one.example', 'products.2.name': 'two.example' },
    )
    const { resolved } = resolveLetter(letter, on, { draftLine: false, printLetterhead: true, images: new Map() })
    const links = (resolved?.body ?? []).flatMap(({ block }) => block.children.map((child) => ('url' in child ? child.url : '')))
    expect(links).toEqual(['https://one.example', 'https://two.example'])
  })

  test('as a paragraph is printed once for each entry', () => {
    expect(printed([paragraph('We offer ', field('products.name'), '.')])).toBe('We offer Aperture 4.\nWe offer Beacon.')
  })

  test('as a row of a table is printed once for each entry, and leaves a cell empty where the entry says nothing', () => {
    expect(printed([table])).toBe('Product\tPrice\nAperture 4\t£1,250.50\nBeacon\t')
  })

  test('as an item of a list counts on from its number', () => {
    const item: Block = { type: 'list-item', kind: 'decimal', level: 0, start: 3, children: [field('products.name')] }
    expect(printed([item])).toBe('3. Aperture 4\n4. Beacon')
  })

  test('as a list in a sentence stands once', () => {
    expect(printed([paragraph('We offer ', field('products.name', 'list'), '.')])).toBe('We offer Aperture 4 and Beacon.')
  })

  test('under a cell merged over it takes that cell apart, so that the rows stay whole', () => {
    const [head, row] = table.type === 'table' ? table.children : []
    if (table.type !== 'table' || head === undefined || row === undefined) throw new Error('no table')
    const blank = { type: 'table-cell' as const, children: [{ text: '' }] }
    const above = {
      ...row,
      children: [
        { ...blank, rowSpan: 2, children: [{ text: 'All' }] },
        { ...blank, children: [{ text: 'Price' }] },
      ],
    }
    const below = { ...row, children: [blank, ...row.children.slice(1)] }
    expect(printed([{ ...table, children: [head, above, below] }])).toBe('Product\tPrice\nAll\tPrice\n\t£1,250.50\n\t')
  })

  test('is left out without entries, and so is the table of which only the header would stay', () => {
    expect(printed([paragraph('Before.'), paragraph(field('people.name')), table], {})).toBe('Before.')
  })

  test('of one entry by its number is no repetition', () => {
    expect(printed([paragraph('First: ', field('products.1.name'))])).toBe('First: Aperture 4')
  })
})

test('a line of a part stands once for each entry', () => {
  const { letter, on } = letterOf([], { ...two, 'people.1.name': 'Calder, Judith', 'people.2.name': 'Wren, Tom' })
  const { resolved } = resolveLetter(letter, on, { draftLine: false, printLetterhead: true, images: new Map() })
  const children = [...(resolved?.parts.get('copies-to')?.children ?? [])]
  expect(plainText([{ type: 'paragraph', children }])).toBe('Judith Calder\nTom Wren')
})

describe('the checks of a repeating group', () => {
  test('find nothing in entries that say what they must', () => {
    expect(findings([table])).toEqual([])
  })

  test('find a required value that an entry lacks, and one that does not fit', () => {
    expect(findings([table], { 'products.1.price': '12' })).toEqual(['value-missing products.1.name', 'value-invalid products.1.price'])
  })

  test('find that there are too few entries', () => {
    expect(findings([table], {})).toEqual(['value-missing products'])
  })

  test('find what shows two groups at once', () => {
    expect(findings([paragraph(field('products.name'), ' ', field('people.name'))])).toEqual(['groups-mixed'])
  })

  test('of two groups in a paragraph that is off stops nothing', () => {
    const off = { ...paragraph(field('products.name'), ' ', field('people.name')), when: { field: 'partner.tier', test: 'set' } } as Block
    expect(findings([off])).not.toContain('groups-mixed')
  })

  test('find a field that the group does not have', () => {
    expect(findings([paragraph(field('products.colour'))])).toEqual(['field-unknown products.colour'])
  })
})

test('entries in another order are numbered anew, and what is left out goes', () => {
  expect(reorderEntries(products, { ...two, 'letter.date': '2026-11-23' }, [2])).toEqual({
    'letter.date': '2026-11-23',
    'products.1.name': 'Beacon',
  })
})
