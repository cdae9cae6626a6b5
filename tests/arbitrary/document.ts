import fc from 'fast-check'
import {
  ListKind,
  toSlateForm,
  type Attribution,
  type Block,
  type Citation,
  type CitedEvidence,
  type ClauseOrigin,
  type Condition,
  type ClauseContent,
  type Footnote,
  type Inline,
  type Link,
  type ListItem,
  type MergeField,
  type Paragraph,
  type Run,
  type Table,
  type TableCell,
} from '../../core/document/index.ts'

/** Text as people and attackers write it: words, Markdown's signs, other scripts, white space in awkward places. */
const nasty = fc.constantFrom(
  'shall',
  'the policy',
  ' ',
  '  ',
  '\u00a0',
  '*',
  '**',
  '_',
  '`',
  '[',
  ']',
  '(',
  '|',
  ':',
  '::',
  '#',
  '# ',
  '>',
  '1. ',
  '- ',
  '+',
  '---',
  '===',
  '~',
  '~~',
  '\\',
  '{',
  '{{',
  '}}',
  '{{a.b}}',
  '<',
  '<b>',
  '&amp;',
  '&',
  '!',
  '![x](y)',
  '[^1]',
  '[^x]',
  '— ',
  '—',
  '“',
  '”',
  '’',
  'é',
  'ß',
  'Ω',
  'Ж',
  'שלום',
  'مرحبا',
  '日本',
  '👩‍⚖️',
  '\n',
  '.',
  ',',
  '1',
  '10:30',
  'note:see',
  ':u[x]',
  'www.example.com',
  'https://example.com/a_b',
  'a@b.example',
  '$',
  '%',
  '^',
  '@',
  '"',
  "'",
  '/',
  '=',
  'page-break',
  '::clause{code="a/b"}',
  '¶',
  '§ 4',
  '\t',
  'a\u0301',
)
const text = fc.array(nasty, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('').normalize('NFC'))
const line = text.map((value) => value.replaceAll('\n', ' '))

const marks = fc.record(
  {
    bold: fc.constant(true),
    italic: fc.constant(true),
    underline: fc.constant(true),
    strike: fc.constant(true),
    superscript: fc.constant(true),
    subscript: fc.constant(true),
  },
  { requiredKeys: [] },
)
const someMarks = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: marks })

export const run: fc.Arbitrary<Run> = fc.tuple(text, someMarks).map(([value, own]) => ({ text: value, ...own }))

export const mergeField: fc.Arbitrary<MergeField> = fc
  .tuple(
    fc.constantFrom('partner.name', 'letter.date', 'company.short_name', 'a.b_c_d'),
    fc.option(fc.constantFrom('long', 'month-year'), { nil: undefined }),
    someMarks,
  )
  .map(([name, format, own]) => ({ type: 'merge-field', name, format, children: [{ text: '', ...own }] }))

const link: fc.Arbitrary<Link> = fc
  .tuple(
    fc.constantFrom(
      'https://example.com/',
      'https://example.com/a_(b)?c=d&e#f',
      'mailto:a@b.example',
      'tel:+44123',
      'mailto:{{company.partner_email}}',
      'https://{{website}}',
    ),
    fc.array(fc.oneof(run, mergeField), { minLength: 1, maxLength: 2 }),
  )
  .map(([url, children]) => ({ type: 'link', url, children }))

const footnote: fc.Arbitrary<Footnote> = fc
  .array(fc.oneof(run, mergeField, link), { minLength: 1, maxLength: 3 })
  .map((children) => ({ type: 'footnote', children }))

const words = line.map((value) => value.replaceAll(/\p{Cc}/gu, ' ').trim() || 'p. 4, § 2')

const evidence: fc.Arbitrary<CitedEvidence> = fc
  .record(
    {
      digest: fc.constantFrom('ab'.repeat(32), 'cd'.repeat(32)),
      issuer: words,
      date: fc.constantFrom('2025-12-18', '2026-02-28'),
      reference: words,
      link: fc.constantFrom('https://example.com/a_(b)?c=d&e#f', 'mailto:a@b.example'),
    },
    { requiredKeys: [] },
  )
  .filter((said) => Object.keys(said).length > 0)

const citation: fc.Arbitrary<Citation> = fc
  .tuple(
    fc.oneof(fc.constantFrom('Ministry, Statement 4, 2026', 'Act [2025], s 3', 'A *starred* source: part'), words),
    fc.record({ evidence, place: words }, { requiredKeys: [] }),
    someMarks,
  )
  .map(([source, also, own]) => ({ type: 'citation', source, ...also, children: [{ text: '', ...own }] }))

export const inlines: fc.Arbitrary<Inline[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: run },
    { weight: 2, arbitrary: mergeField },
    { weight: 1, arbitrary: link },
    { weight: 1, arbitrary: footnote },
    { weight: 1, arbitrary: citation },
  ),
  { maxLength: 4 },
)

const condition: fc.Arbitrary<Condition> = fc
  .tuple(fc.constantFrom('partner.country', 'a.b_c_d'), line, fc.array(line, { minLength: 1, maxLength: 3 }), fc.nat(4))
  .map(([field, value, values, which]): Condition => {
    const plain = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ').trim() || 'set'
    if (which === 0) return { field, test: 'is', value: plain(value) }
    if (which === 1) return { field, test: 'is-not', value: plain(value) }
    if (which === 2) return { field, test: 'one-of', values: values.map(plain) }
    return { field, test: which === 3 ? 'set' : 'not-set' }
  })

const origin: fc.Arbitrary<ClauseOrigin> = fc
  .subarray(['GB', 'IE'])
  .map((jurisdictions) => ({ code: 'statement/support', version: 2, language: 'en-GB', jurisdictions, digest: 'cd'.repeat(32) }))

const origins: fc.Arbitrary<ClauseOrigin[]> = fc.uniqueArray(origin, {
  minLength: 1,
  maxLength: 2,
  selector: ({ jurisdictions }) => jurisdictions.join(),
})

/** What some blocks say beside their text. */
const beside = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ when: condition, origins }, { requiredKeys: [] }) },
)

export const paragraph: fc.Arbitrary<Paragraph> = fc
  .tuple(inlines, fc.option(fc.constantFrom('center' as const, 'end' as const, 'justify' as const), { nil: undefined, freq: 5 }), beside)
  .map(([children, align, also]) => ({ type: 'paragraph', align, ...also, children }))

const heading = fc
  .tuple(fc.constantFrom(2 as const, 3 as const, 4 as const), inlines, beside)
  .map(([level, children, also]) => ({ type: 'heading' as const, level, ...also, children }))

export const listItem: fc.Arbitrary<ListItem> = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('bullet' as const, 'decimal' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...ListKind.options) },
    ),
    fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 2 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 7 }) }),
    fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined, freq: 4 }),
    inlines,
    beside,
  )
  .map(([kind, level, start, children, also]) => ({ type: 'list-item', kind, level, start, ...also, children }))

const attribution: fc.Arbitrary<Attribution> = inlines.map((children) => ({ type: 'attribution', children }))
const plainParagraph = inlines.map((children): Paragraph => ({ type: 'paragraph', children }))
const quotation = fc
  .tuple(fc.array(fc.oneof(plainParagraph, listItem), { minLength: 1, maxLength: 4 }), fc.option(attribution, { nil: undefined }), beside)
  .map(([children, last, also]) => ({ type: 'quotation' as const, ...also, children: last === undefined ? children : [...children, last] }))

const cellInlines = fc.array(fc.oneof(run, mergeField), { minLength: 1, maxLength: 2 })
const table = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom(0 as const, 1 as const))
  .chain(([width, height, headerRows]) =>
    fc
      .tuple(
        fc.array(fc.array(cellInlines, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
        fc.array(fc.record({ align: fc.constantFrom('start' as const, 'center' as const, 'end' as const) }, { requiredKeys: [] }), {
          minLength: width,
          maxLength: width,
        }),
      )
      .map(([rows, columns]) => ({
        type: 'table' as const,
        headerRows,
        columns,
        children: rows.map((cells) => ({
          type: 'table-row' as const,
          children: cells.map((children) => ({ type: 'table-cell' as const, children })),
        })),
      })),
  )

/** The same table with its first cells merged, so that what they cover is empty. */
function merged(table: Table, columns: number, rows: number): Table {
  const top = table.headerRows
  const [wide, high] = [Math.min(columns, table.columns.length), Math.min(rows, table.children.length - top)]
  if (high < 1 || (wide === 1 && high === 1)) return table
  return {
    ...table,
    children: table.children.map((row, rowIndex) => ({
      ...row,
      children: row.children.map((cell, column): TableCell => {
        if (rowIndex < top || rowIndex >= top + high || column >= wide) return cell
        if (rowIndex > top || column > 0) return { type: 'table-cell', children: [] }
        return { ...cell, ...(wide > 1 && { columnSpan: wide }), ...(high > 1 && { rowSpan: high }) }
      }),
    })),
  }
}

const tableOfAnyShape = fc
  .tuple(table, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.option(fc.constantFrom(5, 30, 42.5), { nil: undefined }))
  .map(([plain, columns, rows, width]) => {
    const shaped = merged(plain, columns, rows)
    return width === undefined ? shaped : { ...shaped, columns: shaped.columns.map((column) => ({ ...column, width })) }
  })

const image = fc.tuple(line, fc.option(fc.integer({ min: 1, max: 160 }), { nil: undefined })).map(([alt, width]) => ({
  type: 'image' as const,
  digest: 'ab'.repeat(32),
  mediaType: 'image/png' as const,
  alt: alt.trim() || 'logo',
  width,
  children: [{ text: '' }] as [Run],
}))

const spacer = (): [Run] => [{ text: '' }]
const pageBreak: fc.Arbitrary<Block> = fc.constant(null).map(() => ({ type: 'page-break', children: spacer() }))
const sourceList: fc.Arbitrary<Block> = fc
  .boolean()
  .map((isOmitted) => ({ type: 'source-list', ...(isOmitted && { omitted: true }), children: spacer() }))
const clauseReference: fc.Arbitrary<Block> = fc
  .record(
    {
      version: fc.integer({ min: 1, max: 9 }),
      language: fc.constantFrom('en-GB', 'de'),
      jurisdiction: fc.constantFrom('GB', 'IE'),
      when: condition,
    },
    { requiredKeys: [] },
  )
  .map((attributes) => ({ type: 'clause-reference', code: 'policy-quote/retail-scope', ...attributes, children: spacer() }))

/** Blocks that a clause may hold. */
export const clauseContent: fc.Arbitrary<ClauseContent> = fc.oneof(
  paragraph,
  paragraph,
  listItem,
  listItem,
  heading,
  quotation,
  tableOfAnyShape,
  image,
)

/** Words that a letter has in the place of a clause's. */
const adaptedClause: fc.Arbitrary<Block> = fc
  .tuple(
    origin,
    fc.array(clauseContent, { minLength: 1, maxLength: 3 }),
    fc.record({ reason: line.map((value) => value.replaceAll(/\p{Cc}/gu, ' ').trim() || 'why'), when: condition }, { requiredKeys: [] }),
  )
  .map(([from, children, also]) => ({ type: 'clause', ...from, lock: 'adapted', ...also, children }))

/** A document in Slate's form, as a parser or the editor would give it. */
export const document: fc.Arbitrary<Block[]> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: clauseContent as fc.Arbitrary<Block> },
      { weight: 1, arbitrary: pageBreak },
      { weight: 1, arbitrary: sourceList },
      { weight: 1, arbitrary: clauseReference },
      { weight: 1, arbitrary: adaptedClause },
    ),
    { maxLength: 6 },
  )
  .map((blocks) => toSlateForm(blocks))
