import type { Day } from '../../core/clause/index.ts'
import type { Block, Paragraph, Table } from '../../core/document/index.ts'
import { formatValue, resolveLetter, type Letter, type Letterhead, type Shelf } from '../../core/letter/index.ts'
import { recipientsOf } from '../../core/release/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { Layout } from '../layout/index.ts'
import type { RecalledLetter } from '../store/index.ts'
import { replacementName, type Recalled, type RecallMaking } from './recall-sheet.ts'

const noLetterhead: Failure = {
  code: 'letterhead-unknown',
  message: 'The library holds no letterhead, so there is no page to set the report on.',
  remedy: 'Put a letterhead into the library, or save the report as a workbook.',
}

/** The report as a PDF, set by the same layout as the letters: each recipient with letter and dates, then what the letters say. */
export async function recallPage(
  recalled: Recalled,
  letters: readonly RecalledLetter[],
  { shelf, layout, today, by }: { readonly shelf: Shelf; readonly layout: Layout } & RecallMaking,
): Promise<Result<Uint8Array>> {
  const usual = shelf.letterheads.find(({ code }) => code === shelf.templates[0]?.letterhead) ?? shelf.letterheads[0]
  if (usual === undefined) return fail(noLetterhead)
  // The head of the house, without what only a letter in an envelope needs, and without its picture.
  const { logo: _logo, return_line: _line, ...rest } = usual
  const plain: Letterhead = { ...rest, window: 'uk-c5' }
  const { resolved } = resolveLetter(
    reportOn(recalled, letters, { today, by }, plain.code),
    { ...shelf, letterheads: [plain] },
    { draftLine: false, printLetterhead: true, images: new Map() },
  )
  if (resolved === undefined) return fail(noLetterhead)
  const laidOut = await layout.pdf(
    { ...resolved, wholeWords: wordsHeld(recalled, letters), parts: new Map([...resolved.parts].filter(([part]) => ownParts.has(part))) },
    [],
  )
  return laidOut.ok ? succeed(laidOut.value.bytes) : laidOut
}

const ownParts: ReadonlySet<string> = new Set(['recipient', 'date', 'subject'])

function reportOn(recalled: Recalled, letters: readonly RecalledLetter[], { today, by }: RecallMaking, letterhead: string): Letter {
  const { title, code, version, reason, withdrawnOn } = recalled
  const when = withdrawnOn === undefined ? '' : ` on ${heldDay(withdrawnOn)}`
  const instead = replacementName(recalled)
  const passages = [...new Set(letters.flatMap((letter) => letter.passages))]
  const sent = letters.filter(({ sendings }) => sendings.length > 0).length
  const subject = `Recall report: ${title}, v${String(version)}`
  const document: Block[] = [
    // Where a letter has its recipient the report says what it is and who made it.
    { type: 'part', part: 'recipient', children: [{ text: ['Recall report', ...(by === undefined ? [] : [`made by ${by}`])].join('\n') }] },
    { type: 'part', part: 'date', children: [{ text: longDay(today) }] },
    { type: 'part', part: 'subject', children: [{ text: subject }] },
    paragraph(
      `Clause ${code}, version ${String(version)}, ${reason === undefined ? 'is not withdrawn.' : `was withdrawn${when}: ${reason}`}`,
    ),
    paragraph(
      `It stands in ${counted(letters.length, 'released letter')}; ${String(sent)} of these ${sent === 1 ? 'is' : 'are'} recorded as sent.`,
    ),
    ...(instead === undefined ? [] : [paragraph(`In its place stands ${instead}.`)]),
    ...(letters.length === 0
      ? []
      : [{ type: 'heading' as const, level: 2 as const, children: [{ text: 'Letters' }] }, tableOf(letters, passages)]),
    ...(passages.length === 0 ? [] : [{ type: 'heading' as const, level: 2 as const, children: [{ text: 'Passages' }] }]),
    ...passages.flatMap((passage, index): Block[] => [
      { type: 'heading', level: 3, children: [{ text: `Passage ${String(index + 1)}` }] },
      {
        type: 'quotation',
        children: passage
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map(paragraph),
      },
    ]),
  ]
  return {
    schema: 1,
    title: subject,
    template: 'none',
    letterhead,
    language: 'en-GB',
    jurisdictions: [],
    values: { 'letter.date': today },
    document,
  }
}

/** A row for everybody who has a letter, as in the window and the workbook. */
function tableOf(letters: readonly RecalledLetter[], passages: readonly string[]): Table {
  const row = (...cells: readonly string[]): Table['children'][number] => ({
    type: 'table-row',
    children: cells.map((text) => ({ type: 'table-cell', children: [{ text }] })),
  })
  const rows = letters.flatMap((letter) =>
    recipientsOf(letter).map(({ name, sendings }) =>
      row(
        name,
        letter.title,
        heldDay(letter.date),
        sendings.length === 0 ? 'not recorded' : sendings.map(({ day, how }) => `${heldDay(day)}, ${how}`).join('\n'),
        letter.passages.map((passage) => String(passages.indexOf(passage) + 1)).join(', '),
      ),
    ),
  )
  return {
    type: 'table',
    headerRows: 1,
    // Names have the room: who it went to, and what the letter is called.
    columns: [{ width: 38 }, { width: 41 }, { width: 31 }, { width: 33 }, { width: 17, align: 'end' }],
    children: [row('Recipient', 'Letter', 'Dated', 'Sent', 'Passage'), ...rows],
  }
}

function paragraph(text: string): Paragraph {
  return { type: 'paragraph', children: [{ text }] }
}

function counted(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`
}

function longDay(day: Day): string {
  const printed = formatValue(day, 'long', 'en-GB')
  return printed.ok ? printed.value : day
}

/** Characters of a word that is sure to fit on a line, and of one that fits into the column of what was sent. */
const [longestHeld, longestInColumn] = [60, 14]

/** A hyphen within a word. One that stands alone as a dash would hold every hyphen of the report. */
const hyphenInside = /[\p{L}\p{N}]-[\p{L}\p{N}]/u

/** Words whose hyphens end no line: the parts of the codes, and how a letter was sent. */
function wordsHeld(recalled: Recalled, letters: readonly RecalledLetter[]): string[] {
  const hyphened = (texts: readonly string[], longest: number): string[] =>
    texts.flatMap((text) => text.split(/[\s/]+/u)).filter((word) => hyphenInside.test(word) && word.length <= longest)
  const ways = letters.flatMap(({ sendings }) => sendings.map(({ how }) => how))
  return [...new Set([...hyphened([recalled.code, replacementName(recalled) ?? ''], longestHeld), ...hyphened(ways, longestInColumn)])]
}

/** A day that stays on one line. */
function heldDay(day: Day): string {
  return longDay(day).replaceAll(' ', '\u00A0')
}
