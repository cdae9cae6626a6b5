import { describe, expect, test } from 'vitest'
import type { Block, TableCell } from '../../../core/document/index.ts'
import { createLetterSetter } from '../../../backend/layout/set-letter.ts'
import { hasPoppler, item, letterOf, paragraph, structureOf } from './pages.ts'

const setter = createLetterSetter()
const pdfOf = (...given: Parameters<typeof letterOf>): Uint8Array => setter.pdf(letterOf(...given), []).bytes
const blank: TableCell = { type: 'table-cell', children: [{ text: '' }] }

describe.skipIf(!hasPoppler)('the tags of a page', () => {
  test('have the subject as the only first-level heading and skip no level below it', () => {
    const heading = (level: 2 | 3 | 4, text: string): Block => ({ type: 'heading', level, children: [{ text }] })
    const tags = structureOf(pdfOf([heading(4, 'deep'), heading(2, 'high'), heading(4, 'deep again')]))
      .match(/^\s*H\d/gmu)
      ?.map((tag) => tag.trim())
    expect(tags).toEqual(['H1', 'H2', 'H2', 'H3'])
  })

  test('name a list, its items and their labels', () => {
    expect(structureOf(pdfOf([item('decimal', 0, 'seventh', 7)]))).toMatch(/L \(block\)[^]*LI \(block\)[^]*Lbl[^]*"7\."[^]*LBody/u)
  })

  test('name a quotation', () => {
    expect(structureOf(pdfOf([{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: 'Said.' }] }] }]))).toMatch(
      /BlockQuote/u,
    )
  })

  test('name the header cells of a table', () => {
    const row = (text: string) => ({ type: 'table-row' as const, children: [{ type: 'table-cell' as const, children: [{ text }] }] })
    expect(structureOf(pdfOf([{ type: 'table', headerRows: 1, columns: [{}], children: [row('Head'), row('Cell')] }]))).toMatch(
      /THead[^]*TH[^]*"Head"[^]*TBody[^]*TD[^]*"Cell"/u,
    )
  })

  test('name the columns and rows of a merged cell', () => {
    const table: Block = {
      type: 'table',
      headerRows: 1,
      columns: [{ width: 40 }, { width: 60 }],
      children: [
        { type: 'table-row', children: [{ type: 'table-cell', columnSpan: 2, children: [{ text: 'Both' }] }, blank] },
        { type: 'table-row', children: [{ type: 'table-cell', rowSpan: 2, children: [{ text: 'High' }] }, blank] },
        { type: 'table-row', children: [blank, { type: 'table-cell', children: [{ text: 'Last' }] }] },
      ],
    }
    const structure = structureOf(pdfOf([table]))
    expect(structure).toMatch(/TH[^T]*\/ColSpan 2[^]*"Both"[^]*TD[^T]*\/RowSpan 2[^]*"High"[^]*"Last"/u)
  })

  test('put letterhead and recipient lines into paragraphs', () => {
    expect(structureOf(pdfOf([paragraph('Words.')]))).not.toMatch(/^ {2}Span/mu)
  })
})
