import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLayout, type RedlineSheet } from '../../../backend/layout/index.ts'
import type { Block } from '../../../core/document/index.ts'
import { must } from '../release/house.ts'
import { hasPoppler, pageTexts, paragraph, structureOf } from './pages.ts'

const layout = createLayout()
afterAll(() => layout.close())

const code = 'policy-quote/retail-scope'
const updates = 'Updates of the firmware are given for five years after the last sale.'
const hostile = '#[x] $y$ *z* #panic("a") <b> \\u{1F600} @ref'
const section = (index: number): Block =>
  paragraph(`Section ${String(index)} stays as it is. ${'It has words enough to fill a line or two. '.repeat(6)}`)
const sections = Array.from({ length: 20 }, (_, index) => section(index))

function sheet(before: readonly Block[], after: readonly Block[]): RedlineSheet {
  return {
    title: 'Retail scope statement',
    language: 'en-GB',
    before: { code, version: 3, day: '2026-11-12', body: before },
    after: { code, version: 4, day: '2026-11-24', body: after },
  }
}

const example = sheet(
  [paragraph(updates), paragraph('It binds companies or other authorities.'), paragraph(hostile), ...sections],
  [paragraph('It binds companies or local authorities.'), paragraph(hostile), ...sections, paragraph(updates.replace('five', 'seven'))],
)

async function pdfOf(given: RedlineSheet): Promise<Uint8Array> {
  return must(await layout.redline(given)).bytes
}

test('the same versions give the same bytes', async () => {
  const other = createLayout()
  const [one, two] = [await pdfOf(example), must(await other.redline(example)).bytes]
  await other.close()
  expect(Buffer.compare(one, two)).toBe(0)
})

test('a character that no font has is a warning, and the file is made', async () => {
  const { findings, bytes } = must(await layout.redline(sheet([paragraph('Old.')], [paragraph('New 中.')])))
  expect([findings.map(({ code: found, severity }) => [found, severity]), bytes.length > 0]).toEqual([[['glyph-missing', 'warning']], true])
})

describe.skipIf(!hasPoppler)('the pages', () => {
  let pages: string[] = []
  beforeAll(async () => {
    pages = pageTexts(await pdfOf(example))
  })

  test('name code, versions and days at the head of each page, and which page of how many it is', () => {
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.map((page) => page.trim().split('\n')[0]?.replaceAll(/ {2,}/gu, ' | '))).toEqual(
      pages.map(
        (_, index) => `${code} · v3 of 12 November 2026 → v4 of 24 November 2026 | Page ${String(index + 1)} of ${String(pages.length)}`,
      ),
    )
  })

  test('break the line at their head between the versions, and never in a day', async () => {
    const long = { ...example.before, code: 'certification/a-code-that-leaves-the-line-too-short', version: 13 }
    const [first = ''] = pageTexts(await pdfOf({ ...example, before: long, after: { ...example.after, code: long.code, version: 14 } }))
    const days = first
      .split('\n')
      .slice(0, 3)
      .flatMap((line) => line.match(/v\d+\sof\s\d+\sNovember\s2026/gu) ?? [])
    expect(days).toHaveLength(2)
  })

  test('say that a paragraph moved, at both its ends', () => {
    expect(['Moved away, 1', 'Moved here and edited, 1'].map((label) => pages.join('').includes(label))).toEqual([true, true])
  })
  test('say that a paragraph moved out of a quotation, and into a cell of a table', async () => {
    const quoted = (...lines: string[]): Block => ({
      type: 'quotation',
      children: lines.map((text) => ({ type: 'paragraph', children: [{ text }] })),
    })
    const table = (...rows: string[][]): Block => ({
      type: 'table',
      headerRows: 0,
      columns: [{}, {}],
      children: rows.map((row) => ({ type: 'table-row', children: row.map((text) => ({ type: 'table-cell', children: [{ text }] })) })),
    })
    const long = 'It is advice to departments of the government, and binds no private person outside of its sites.'
    const kept = ['Dome 4', 'It is sold through distributors at list price.']
    const other = 'Complaints go to the office in Leeds, which answers soon.'
    const [page = ''] = pageTexts(
      await pdfOf(
        sheet([quoted(updates, long), paragraph(other), table(kept)], [quoted(long), paragraph(updates), table(kept, ['Bullet 7', other])]),
      ),
    )
    // The labels of the head of the page come first.
    expect(page.match(/Moved [a-z ]+, \d/gu)?.slice(2)).toEqual(['Moved away, 1', 'Moved away, 2', 'Moved here, 1', 'Moved here, 2'])
  })
  test('have merged cells of a table that changed drawn merged, and show words that were taken out of a covered one', async () => {
    const cell = (text: string, span: object = {}) => ({ type: 'table-cell' as const, ...span, children: [{ text }] })
    const table = (sold: string, beside: string, isMerged: boolean): Block => ({
      type: 'table',
      headerRows: 0,
      columns: [{}, {}, {}],
      children: [
        { type: 'table-row', children: [cell('Range', { rowSpan: 2 }), cell('Sold in', isMerged ? { columnSpan: 2 } : {}), cell(beside)] },
        { type: 'table-row', children: [cell(''), cell('Britain'), cell(sold)] },
      ],
    })
    const cellsOf = async (before: Block, after: Block): Promise<number> =>
      structureOf(await pdfOf(sheet([before], [after]))).match(/ TD\b/gu)?.length ?? 0
    const kept = await cellsOf(table('Ireland', '', true), table('France', '', true))
    const emptied = await cellsOf(table('Ireland', 'since May', false), table('Ireland', '', true))
    const [page = ''] = pageTexts(await pdfOf(sheet([table('Ireland', 'since May', false)], [table('Ireland', '', true)])))
    // Two rows of three are six: one column and one row of them are merged away; where words were taken out, only the row is.
    expect([kept, emptied, page.includes('since May')]).toEqual([4, 5, true])
  })
  test('number the changes of a table inside of a clause that came once, with the clause', async () => {
    const table: Block & { type: 'table' } = {
      type: 'table',
      headerRows: 0,
      columns: [{}],
      children: [{ type: 'table-row', children: [{ type: 'table-cell', children: [{ text: 'Dome 4' }] }] }],
    }
    const clause: Block = {
      type: 'clause',
      code,
      version: 1,
      language: 'en-GB',
      jurisdictions: [],
      digest: '0'.repeat(64),
      lock: 'locked',
      children: [table],
    }
    const [page = ''] = pageTexts(await pdfOf(sheet([paragraph('Old.')], [paragraph('New.'), clause, paragraph('Other.')])))
    expect(page).not.toMatch(/\d–\d/u)
  })
  test('number the items of a list inside of a quotation that stays', async () => {
    const item = (text: string): Block & { type: 'list-item' } => ({
      type: 'list-item',
      kind: 'decimal',
      level: 0,
      children: [{ text }],
    })
    const quotation: Block = { type: 'quotation', children: [item('It is advice.'), item('It binds nobody.')] }
    const [page = ''] = pageTexts(await pdfOf(sheet([quotation, paragraph('Old.')], [quotation, paragraph('New.')])))
    expect(page).toMatch(/1\.\s+It is advice\.\s+2\.\s+It binds nobody\./u)
  })
  test('set every word as it is written, and none as markup', () => {
    expect(pages.join('')).toContain(hostile)
  })
})

describe.skipIf(!hasPoppler)('the tags', () => {
  let tags = ''
  beforeAll(async () => {
    tags = structureOf(await pdfOf(example))
  })

  test.each(['LineThrough', 'Underline'])('have words with the decoration %s', (decoration) => {
    expect(tags).toMatch(new RegExp(`TextDecorationType /${decoration}\\s[^"]*"[^"]+"`, 'u'))
  })
  test('have the title as the one heading of the first level', () => {
    expect(tags.match(/ H1 .*$/gmu)).toEqual([' H1 "Retail scope statement" (block)'])
  })
  test('have every word in a paragraph or a heading', () => {
    // A line of words that stands directly below a Div has no element of its own.
    expect(tags).not.toMatch(/\bDiv\n *"/u)
  })
})
