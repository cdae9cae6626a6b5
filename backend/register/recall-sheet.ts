import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Cell, Row } from 'write-excel-file/node'
import type { Day } from '../../core/clause/index.ts'
import { calendarDay } from '../../core/letter/index.ts'
import type { OpenVersion, RecalledLetter } from '../store/index.ts'

/** Which clause version is recalled, as a report names it. */
export interface Recalled {
  readonly title: string
  readonly code: string
  readonly version: number
  /** Why it was withdrawn; undefined where it was not. */
  readonly reason: string | undefined
  /** The day of the withdrawal. */
  readonly withdrawnOn?: Day | undefined
  /** What stands in for it; undefined where nothing does. */
  readonly replacement: OpenVersion | undefined
}

/** The name of what stands in for a recalled version, as a report writes it. */
export function replacementName({ replacement }: Recalled): string | undefined {
  return replacement && `${replacement.version.title} (${replacement.version.code} v${String(replacement.number)})`
}

/** When a report was made, and by whom where somebody sat there. */
export interface RecallMaking {
  readonly today: Day
  readonly by: string | undefined
}

const headings = ['Recipient', 'Letter', 'Dated', 'Released', 'Sent on', 'Sent to', 'How', 'Passage', 'Use instead'] as const
const widths = [32, 40, 12, 12, 12, 32, 14, 80, 40]

/**
 * A workbook: what the report is about, then one row for each sending of each letter, and one for a letter that nobody wrote
 * down as sent. Cells are texts or days: a recipient called "=1+1" is no formula. The same report gives the same bytes.
 */
export async function recallSheet(
  recalled: Recalled,
  letters: readonly RecalledLetter[],
  { company, ...making }: RecallMaking & { readonly company: string },
): Promise<Uint8Array> {
  const { title, code, version } = recalled
  const rows = letters.flatMap(({ recipient, title: letter, date, releasedAt, sendings, passages }): Row[] => {
    const about = [text(recipient), text(letter), day(date), day(releasedAt)]
    const words = [text(passages.join('\n\n')), text(replacementName(recalled) ?? '')]
    if (sendings.length === 0) return [[...about, text('not recorded'), text(''), text(''), ...words]]
    return sendings.map((sending) => [...about, day(sending.day), text(sending.recipient), text(sending.how), ...words])
  })
  const head: Row = headings.map((value) => ({ value, type: String, fontWeight: 'bold', bottomBorderStyle: 'thin' }))
  const above = factsOf(recalled, letters, making, company)
  // Eighty files that no window has to wait for when it starts.
  const { default: writeSheet } = await import('write-excel-file/node')
  const sheet = writeSheet([...above, head, ...rows], {
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: above.length + 1,
    sheet: sheetName(`${code} v${String(version)}`, title),
  })
  return inOrder(await sheet.toBuffer())
}

/** What stands above the table: whose report it is, on what, made by whom and when. */
function factsOf(recalled: Recalled, letters: readonly RecalledLetter[], { today, by }: RecallMaking, company: string): Row[] {
  const { title, code, version, reason, withdrawnOn } = recalled
  const sent = letters.filter(({ sendings }) => sendings.length > 0).length
  const line = (name: string, cell: Cell): Row => [{ value: name, type: String, fontWeight: 'bold', alignVertical: 'top' }, cell]
  return [
    [{ value: cellText(`Recall report: ${title}, v${String(version)}`), type: String, fontWeight: 'bold', fontSize: 14 }],
    line('Company', fact(company)),
    line('Clause', fact(`${code}, version ${String(version)}`)),
    line('Withdrawn', fact(reason ?? 'no')),
    ...(withdrawnOn === undefined ? [] : [line('Withdrawn on', { ...day(withdrawnOn), align: 'left' as const })]),
    line('Use instead', fact(replacementName(recalled) ?? '')),
    line('Letters', fact(`${String(letters.length)} released, ${String(sent)} of these recorded as sent`)),
    line('Made by', fact(by ?? '')),
    line('Made on', { ...day(today), align: 'left' }),
    [],
  ]
}

function fact(value: string): Cell {
  return { value: cellText(value), type: String }
}

function text(value: string): Cell {
  return { value: cellText(value), type: String, alignVertical: 'top', wrap: true }
}

/** A day or a time, ISO 8601, as a date that a workbook can sort and count with; anything else stays the text it is. */
function day(value: string) {
  if (calendarDay(value.slice(0, 10)) === undefined) return text(value)
  return {
    value: new Date(`${value.slice(0, 10)}T00:00:00Z`),
    type: Date,
    format: 'd mmm yyyy',
    alignVertical: 'top',
    align: 'left',
  } as const
}

/** The elements of a font in the order of their schema (ECMA-376-1 §18.8.22), which the library does not keep. */
const fontOrder = ['b', 'i', 'strike', 'u', 'vertAlign', 'sz', 'color', 'name', 'family', 'charset', 'scheme']

/** The workbook as its schema asks, with all entries dated 1 January 1980, the earliest time a zip file can say. */
function inOrder(workbook: Uint8Array): Uint8Array {
  const parts = unzipSync(new Uint8Array(workbook))
  const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())
  const rank = (element: string): number => fontOrder.indexOf(/^<(\w+)/u.exec(element)?.[1] ?? '')
  const ordered = styles.replaceAll(
    /<font>(.*?)<\/font>/gsu,
    (_, inside: string) => `<font>${(inside.match(/<[^>]+\/>/gu) ?? []).sort((left, right) => rank(left) - rank(right)).join('')}</font>`,
  )
  return zipSync({ ...parts, 'xl/styles.xml': strToU8(ordered) }, { mtime: new Date(1980, 0, 1) })
}

/** A cell holds at most 32,767 characters (ECMA-376, as Excel limits it), and no control characters. */
function cellText(value: string): string {
  return value.replaceAll(/[\p{Cc}--[\n\t]]/gv, '').slice(0, 32_767)
}

/** A sheet's name has at most 31 characters and none of these signs. */
function sheetName(name: string, title: string): string {
  const plain = name.replaceAll(/[\\/?*[\]:]/gu, ' ').trim()
  return (plain === '' ? title : plain).slice(0, 31)
}
