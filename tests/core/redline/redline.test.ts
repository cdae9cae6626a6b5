import { expect, test } from 'vitest'
import type { Block, Inline, ListItem, Paragraph } from '../../../core/document/index.ts'
import { changesOf, compareDocuments, redlineText } from '../../../core/redline/index.ts'

const paragraph = (...children: (string | Inline)[]): Paragraph => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? { text: child } : child)),
})
const item = (text: string, own: Partial<ListItem> = {}): ListItem => ({
  type: 'list-item',
  kind: 'decimal',
  level: 0,
  ...own,
  children: [{ text }],
})
const table = (...rows: string[][]): Block => ({
  type: 'table',
  headerRows: 0,
  columns: (rows[0] ?? []).map(() => ({})),
  children: rows.map((row) => ({ type: 'table-row', children: row.map((text) => ({ type: 'table-cell', children: [{ text }] })) })),
})
const shown = (before: Block[], after: Block[]): string => redlineText(compareDocuments(before, after))
const kinds = (before: Block[], after: Block[]): string[] => changesOf(compareDocuments(before, after)).map(({ kind }) => kind)

test('a changed word is shown inside its paragraph', () => {
  expect(shown([paragraph('It binds companies or other authorities.')], [paragraph('It binds companies or local authorities.')])).toBe(
    'It binds companies or [-other-]{+local+} authorities.',
  )
})

test('an amount is one word', () => {
  expect(shown([paragraph('The fee is £1,200.00 a year.')], [paragraph('The fee is £1,250.00 a year.')])).toBe(
    'The fee is [-£1,200.00-]{+£1,250.00+} a year.',
  )
})

test('a section reference is one word', () => {
  expect(shown([paragraph('As § 12(3) of the scheme says.')], [paragraph('As § 12(4) of the scheme says.')])).toBe(
    'As [-§ 12(3)-]{+§ 12(4)+} of the scheme says.',
  )
})

test('a paragraph that stands elsewhere is a move with the same number at both ends', () => {
  const [first, second, third] = [
    paragraph('Cameras are sold through distributors only.'),
    paragraph('Updates are given for five years.'),
    paragraph('Complaints go to the office in Leeds.'),
  ]
  const { blocks } = compareDocuments([first, second, third], [second, third, first])
  expect(blocks.map((block) => ('move' in block ? `${block.change} ${String(block.move)}` : block.change))).toEqual([
    'moved-from 1',
    'same',
    'same',
    'moved-to 1',
  ])
})

const [cameras, updates, complaints] = [
  'Cameras are sold through our own distributors only.',
  'Updates of the firmware are given for five years after the last sale.',
  'Complaints go to the office in Leeds.',
]

test('a paragraph that stands elsewhere with other words is a move that shows them', () => {
  const moved = 'Updates of the firmware are given for seven years after the last sale.'
  expect(
    shown([paragraph(updates), paragraph(cameras), paragraph(complaints)], [paragraph(cameras), paragraph(complaints), paragraph(moved)]),
  ).toBe(
    [
      `[-${updates}-] (moved away, 1)`,
      cameras,
      complaints,
      '(moved here and edited, 1)',
      'Updates of the firmware are given for [-five-]{+seven+} years after the last sale.',
    ].join('\n'),
  )
})

test('a paragraph that moved and was edited counts as a move and as each change of its words', () => {
  const moved = 'Updates of the firmware are given for seven years after the last sale.'
  expect(
    kinds([paragraph(updates), paragraph(cameras), paragraph(complaints)], [paragraph(cameras), paragraph(complaints), paragraph(moved)]),
  ).toEqual(['moved', 'replaced'])
})

test('a list item that moved to another level is a move of another kind', () => {
  expect(shown([item(updates), item(cameras), item(complaints)], [item(cameras), item(complaints), item(updates, { level: 1 })])).toBe(
    [`[-1. ${updates}-] (moved away, 1)`, `1. ${cameras}`, `2. ${complaints}`, '(moved here, 1)', '(level 0 → 1)', `1. ${updates}`].join(
      '\n',
    ),
  )
})

test('two paragraphs of a few words in common are no move', () => {
  expect(
    kinds(
      [paragraph(updates), paragraph(cameras)],
      [paragraph(cameras), paragraph('The firmware of the recorders is sold on a stick for a small fee.')],
    ),
  ).toEqual(['removed', 'inserted'])
})

test('other marks on the same words are a change of formatting', () => {
  expect(shown([paragraph('This is binding here.')], [paragraph('This is ', { text: 'binding', bold: true }, ' here.')])).toBe(
    'This is {~binding: bold~} here.',
  )
})

test('of marks that came and went only those are named, not one that stayed', () => {
  const word = (marks: object): Block => paragraph('This is ', { text: 'binding', italic: true, ...marks }, ' here.')
  expect([shown([word({})], [word({ bold: true })]), shown([word({ bold: true })], [word({})])]).toEqual([
    'This is {~binding: bold~} here.',
    'This is {~binding: not bold~} here.',
  ])
})

test('a list item whose level changed keeps its words', () => {
  expect(shown([item('Sites of the estate')], [item('Sites of the estate', { level: 1 })])).toBe('(level 0 → 1)\n1. Sites of the estate')
})

test('list items have the numbers of the newer list', () => {
  expect(shown([item('Cameras'), item('Recorders')], [item('Cables'), item('Cameras'), item('Recorders of the estate')])).toBe(
    '{+1. Cables+}\n2. Cameras\n3. Recorders{+ of the estate+}',
  )
})

test('a table shows the cell that changed', () => {
  expect(shown([table(['Model', 'Price'], ['Dome 4', '£100'])], [table(['Model', 'Price'], ['Dome 4', '£120'])])).toBe(
    'Model\tPrice\nDome 4\t[-£100-]{+£120+}',
  )
})

test('a row that was added is one change', () => {
  expect(
    kinds([table(['Model', 'Price'], ['Dome 4', '£100'])], [table(['Model', 'Price'], ['Bullet 7', '£90'], ['Dome 4', '£100'])]),
  ).toEqual(['inserted'])
})

test('the attribution of a quotation changes inside the quotation', () => {
  const quote = (by: string): Block => ({
    type: 'quotation',
    children: [paragraph('The policy answers an internal assessment.'), { type: 'attribution', children: [{ text: by }] }],
  })
  expect(shown([quote('Ministry of Works, March')], [quote('Ministry of Works, April')])).toBe(
    'The policy answers an internal assessment.\nMinistry of Works, [-March-]{+April+}',
  )
})

test('a merge field changes as a whole', () => {
  const field = (name: string): Inline => ({ type: 'merge-field', name, children: [{ text: '' }] })
  expect(
    shown(
      [paragraph('We write to ', field('partner.name'), ' about the scheme.')],
      [paragraph('We write to ', field('partner.short_name'), ' about the scheme.')],
    ),
  ).toBe('We write to [-{{partner.name}}-]{+{{partner.short_name}}+} about the scheme.')
})

test('a footnote changes as a whole', () => {
  const note = (text: string): Inline => ({ type: 'footnote', children: [{ text }] })
  expect(
    kinds([paragraph('The estate is closed.', note('Since May.'))], [paragraph('The estate is closed.', note('Since June.'))]),
  ).toEqual(['replaced'])
})

test('a paragraph with nothing in common is removed, and the new one inserted', () => {
  expect(kinds([paragraph('Updates are given for five years.')], [paragraph('Nobody answers complaints on Sundays')])).toEqual([
    'removed',
    'inserted',
  ])
})

const tableOf = (...rows: readonly (readonly string[])[]): Block => ({
  type: 'table',
  headerRows: 0,
  columns: (rows[0] ?? []).map(() => ({})),
  children: rows.map((cells) => ({
    type: 'table-row',
    children: cells.map((text) => ({ type: 'table-cell', children: [{ text }] })),
  })),
})

test('rows with the same first cell are one row whose other words changed, and not one that went and one that came', () => {
  const before = tableOf(['Aperture', 'Sold since 2019 in four sizes.'], ['Beacon', 'Sold since 2021.'])
  const after = tableOf(['Aperture', 'No longer offered.'], ['Beacon', 'Sold since 2021.'])
  expect(redlineText(compareDocuments([before], [after])).split('\n')[0]).toMatch(/^Aperture\t/u)
})

test('rows whose first cell stands in several are told apart by their other words', () => {
  const before = tableOf(['Yes', 'Sold since 2019 in four sizes.'], ['Yes', 'Repaired in Leeds.'])
  const after = tableOf(['Yes', 'Repaired in Leeds.'], ['Yes', 'Never offered outside of the kingdom.'])
  expect(redlineText(compareDocuments([before], [after]))).toBe(
    '[-Yes\tSold since 2019 in four sizes.-]\nYes\tRepaired in Leeds.\n{+Yes\tNever offered outside of the kingdom.+}',
  )
})

test('a condition that came, changed or went is said in words', () => {
  const plain: Block = { type: 'paragraph', children: [{ text: 'We sell through distributors.' }] }
  const uk: Block = { ...plain, when: { field: 'partner.country', test: 'is', value: 'GB' } }
  const named: Block = { ...plain, when: { field: 'partner.country', test: 'set' } }
  const said = (before: Block, after: Block): string | undefined => redlineText(compareDocuments([before], [after])).split('\n')[0]
  expect([said(plain, uk), said(uk, named), said(named, plain)]).toEqual([
    '(always there → only while partner.country is GB)',
    '(only while partner.country is GB → only while partner.country is set)',
    '(only while partner.country is set → always there)',
  ])
})
