import type { Block } from '../../../core/document/index.ts'
import { cleanText } from '../behaviours/repair-inlines.ts'
import { repairBlocks } from '../behaviours/repair.ts'

/**
 * Plain text as paragraphs: one a line, empty lines only divide; control characters are taken out. Two lines or more that
 * all have the same number of tabs are the rows of a table, as spreadsheets write them.
 */
export function blocksFromText(text: string): Block[] {
  const clean = cleanText(text)
  const rows = rowsOf(clean)
  const width = rows[0]?.length ?? 0
  if (rows.length > 1 && width > 1 && width <= 64 && rows.every((row) => row.length === width)) return tableOf(rows)
  return clean
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Block => ({ type: 'paragraph', children: [{ text: line }] }))
}

/** A cell in quotation marks may hold line breaks and tabs; a mark inside it is doubled. */
const cell = /(^|\t|\n)(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))/gu

function rowsOf(text: string): string[][] {
  const rows: string[][] = []
  for (const [, before, quoted, plain = ''] of text.replace(/\n+$/u, '').matchAll(cell)) {
    const said = quoted === undefined ? plain : quoted.replaceAll('""', '"')
    if (before === '\t') rows.at(-1)?.push(said)
    else rows.push([said])
  }
  return rows
}

function tableOf(rows: readonly (readonly string[])[]): Block[] {
  const children = rows.map((cells) => ({ type: 'table-row', children: cells.map((text) => ({ children: [{ text }] })) }))
  return repairBlocks([{ type: 'table', headerRows: 0, columns: [], children }])
}
