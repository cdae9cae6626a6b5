import { DOMParser, type Element } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'

/** The cells of a workbook's first sheet by row, as a reader of the file takes them: texts, and days as ISO 8601; '' for an empty cell. */
export function rowsOf(workbook: Uint8Array): string[][] {
  const parts = unzipSync(workbook)
  const read = (path: string): Element => {
    const root = new DOMParser().parseFromString(strFromU8(parts[path] ?? new Uint8Array()), 'text/xml').documentElement
    if (root === null) throw new Error(`no ${path}`)
    return root
  }
  const shared = elements(read('xl/sharedStrings.xml'), 'si').map((item) => item.textContent ?? '')
  return elements(read('xl/worksheets/sheet1.xml'), 'row').map((row) => {
    const cells: string[] = []
    for (const cell of elements(row, 'c')) cells[columnOf(cell.getAttribute('r') ?? '')] = valueOf(cell, shared)
    return Array.from(cells, (text) => text ?? '')
  })
}

function elements(parent: Element, name: string): Element[] {
  return [...parent.getElementsByTagName(name)]
}

/** "C11" is in column 2, counted from 0. */
function columnOf(reference: string): number {
  return reference.charCodeAt(0) - 'A'.charCodeAt(0)
}

/** ECMA-376-1 §18.18.11: an `s` cell holds the number of a shared string; ours without a type hold days since 1899-12-30. */
function valueOf(cell: Element, shared: readonly string[]): string {
  const value = elements(cell, 'v')[0]?.textContent ?? ''
  if (value === '') return ''
  if (cell.getAttribute('t') === 's') return shared[Number(value)] ?? ''
  return new Date(Date.UTC(1899, 11, 30) + Number(value) * 86_400_000).toISOString().slice(0, 10)
}
