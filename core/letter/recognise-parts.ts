import {
  isRun,
  partNames,
  plainText,
  type Block,
  type Heading,
  type Inline,
  type Paragraph,
  type PartName,
  type Run,
} from '../document/index.ts'
import { calendarDay } from './days.ts'
import { knownLanguages, localeData } from './locale-data.ts'

/** An old letter's blocks with its parts told apart from what it says. */
export interface RecognisedParts {
  /** The parts that were sure, and between them what is left, in the order of the old letter. */
  readonly document: readonly Block[]
  /** The day it was written, as YYYY-MM-DD; its block is left out, for the template prints the day. */
  readonly date: string | undefined
  readonly recognised: readonly PartName[]
}

/** How far from its beginning and its end a letter's parts stand, in blocks. */
const headLength = 30
const tailLength = 15
/** A part has short lines, and few. */
const longestLine = 90
const mostLines = 8

const salutation =
  /^(?:Dear\b|To whom it may concern|Sehr geehrte|Liebe[rs]?\s|Guten Tag\b|Madame\b|Monsieur\b|Ch(?:er|ère)s?\s|Estimad|Geachte|Gentil|Egregi|Prezad|Kære\b|Kära\b|Annwyl\b)/iu
const closing =
  /^(?:Yours (?:sincerely|faithfully|truly)|Sincerely\b|(?:(?:With )?(?:kind|best|warm)(?:est)? )(?:regards|wishes)|Regards\b|Mit (?:freundlichen|besten) Grüßen|Freundliche Grüsse|Hochachtungsvoll|Cordialement|Bien cordialement|Atentamente|Un cordial saludo|Met vriendelijke groet|Cordiali saluti|Distinti saluti|Atenciosamente|Yn gywir)[^.!?]*[,.!]?$/iu
const subjectLabel = /^(?:Re|Subject|Betreff|Betrifft|Objet|Asunto|Betreft|Oggetto|Assunto)\s*:\s*/iu
const referenceLabel = /^(?:Our ref(?:erence)?|Your ref(?:erence)?|Ref(?:erence)?|Unser Zeichen|Ihr Zeichen)\s*\.?\s*:\s*/iu
const enclosureLabel = /^(?:Encl(?:osures?|s)?\.?|Anlagen?|Pièces? jointes?)\s*[:.]\s*/iu
const copyLabel = /^(?:cc|Copies to|Copy to|Kopie an|Verteiler)\s*:\s*/iu

type Line = Paragraph | Heading

function lineOf(block: Block | undefined): { block: Line; text: string } | undefined {
  if (block?.type !== 'paragraph' && block?.type !== 'heading') return undefined
  return { block, text: plainText([block]).trim() }
}

/**
 * Tells the parts of a letter that somebody wrote elsewhere from its body. Only what is sure counts: the day only where it is
 * one and nothing else stands on its line, a recipient only above a salutation, a signature only below a closing. Everything
 * else stays where it stood, as text.
 */
export function recogniseParts(old: readonly Block[]): RecognisedParts {
  const blocks = closingApart(old)
  const texts = blocks.map((block) => lineOf(block)?.text)
  const parts = new Map<number, PartName>()
  const stripped = new Map<number, RegExp>()
  const dropped = new Set<number>()
  const greeting = texts.findIndex((text, index) => index < headLength && isShort(text, 120) && salutation.test(text))
  if (greeting >= 0) parts.set(greeting, 'salutation')
  const above = greeting >= 0 ? greeting : Math.min(12, blocks.length)
  let date: string | undefined
  for (let index = 0; index < above; index += 1) {
    const text = texts[index] ?? ''
    const day = date === undefined ? dayIn(text) : undefined
    if (day !== undefined) {
      date = day
      dropped.add(index)
    } else if (referenceLabel.test(text) && isShort(text, longestLine)) take(index, 'reference', referenceLabel)
  }
  takeSubject()
  if (greeting >= 0) takeRecipient()
  takeEnd()

  function take(index: number, part: PartName, label?: RegExp): void {
    if (hasPart(part)) return
    parts.set(index, part)
    if (label !== undefined) stripped.set(index, label)
  }
  function takeSubject(): void {
    for (let index = 0; index < Math.min(blocks.length, above + 4); index += 1)
      if (subjectLabel.test(texts[index] ?? '') && isShort(texts[index], 300)) return take(index, 'subject', subjectLabel)
    if (greeting < 0) return
    // Without a label: the last line above the salutation where it is emphasised, or the first below it.
    for (const index of [greeting - 1, greeting + 1])
      if (!dropped.has(index) && !parts.has(index) && isEmphasised(blocks[index]) && isShort(texts[index], 200))
        return take(index, 'subject')
  }
  /** The lines straight above the salutation, or above what stands between. */
  function takeRecipient(): void {
    let end = greeting - 1
    while (end >= 0 && (parts.has(end) || dropped.has(end))) end -= 1
    let start = startOfAddress(end)
    let lines = linesBetween(start, end)
    // One line between the day, or the reference, and the salutation is what the letter is about; the recipient stands above them.
    if (lines.length === 1 && isTold(start) && !hasPart('subject')) {
      take(end, 'subject')
      end = start - 1
      while (isTold(end)) end -= 1
      start = startOfAddress(end)
      lines = linesBetween(start, end)
    }
    if (lines.length < 2 || lines.length > mostLines) return
    for (let index = start + 1; index <= end; index += 1) parts.set(index, 'recipient')
  }
  function isTold(index: number): boolean {
    return dropped.has(index) || parts.has(index)
  }
  function startOfAddress(end: number): number {
    // Lines that stand together are one address; what is above them may be the sender's.
    if (!isTold(end) && texts[end]?.includes('\n') === true && isAddressLine(texts[end])) return end - 1
    let start = end
    while (start >= 0 && !parts.has(start) && blocks[start]?.type !== 'heading' && !dropped.has(start) && isAddressLine(texts[start]))
      start -= 1
    return start
  }
  function linesBetween(start: number, end: number): string[] {
    return texts.slice(start + 1, end + 1).flatMap((text) => (text ?? '').split('\n'))
  }
  function hasPart(name: PartName): boolean {
    return [...parts.values()].includes(name)
  }
  function takeEnd(): void {
    const from = Math.max(greeting + 1, blocks.length - tailLength)
    const end = texts.findLastIndex((text, index) => index >= from && isShort(text, longestLine) && closing.test(text.split('\n')[0] ?? ''))
    if (end < 0) return
    parts.set(end, 'closing')
    let signing = true
    for (let index = end + 1; index < blocks.length; index += 1) {
      const text = texts[index]
      if (text === undefined) return
      if (enclosureLabel.test(text)) [signing] = [false, take(index, 'enclosures', enclosureLabel)]
      else if (copyLabel.test(text)) [signing] = [false, take(index, 'copies-to', copyLabel)]
      else if (signing && index <= end + mostLines && isAddressLine(text.replace(abbreviated, '$1'))) parts.set(index, 'signature')
      else signing = false
    }
  }
  return gathered(blocks, { parts, stripped, dropped, date })
}

/** Abbreviations that end a line of a signature and no sentence: Ltd., Inc., Co., KG., M.Sc. */
const abbreviated = /(\b(?:Ltd|Inc|Co|Corp|LLC|plc|GmbH|KG|AG|B\.V|S\.A|S\.p\.A|Ph\.?D|M\.?Sc|B\.?Sc|M\.?A|B\.?A|Esq|Jr|Sr))\.$/gimu

/** A closing and the name under it that one paragraph holds, as two. */
function closingApart(blocks: readonly Block[]): Block[] {
  const from = blocks.length - tailLength
  return blocks.flatMap((block, index): Block[] => {
    if (index < from || block.type !== 'paragraph' || !block.children.every(isRun)) return [block]
    const lines = linesOfRuns(block.children)
    const at = lines.findIndex((line) => closing.test(plainText([{ type: 'paragraph', children: line }]).trim()))
    if (at === -1 || lines.length === 1) return [block]
    const paragraph = (some: readonly Run[][]): Block[] => {
      const children = some.flatMap((line, place) => (place === 0 ? line : [{ text: '\n' }, ...line]))
      return children.every(({ text }) => text.trim() === '') ? [] : [{ ...block, children }]
    }
    return [lines.slice(0, at), lines.slice(at, at + 1), lines.slice(at + 1)].flatMap(paragraph)
  })
}

function linesOfRuns(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs)
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) lines.push([])
      lines.at(-1)?.push({ ...run, text })
    }
  return lines
}

interface Marked {
  readonly parts: ReadonlyMap<number, PartName>
  readonly stripped: ReadonlyMap<number, RegExp>
  readonly dropped: ReadonlySet<number>
  readonly date: string | undefined
}

/** Neighbouring lines of a part become one. */
function gathered(blocks: readonly Block[], { parts, stripped, dropped, date }: Marked): RecognisedParts {
  const made = new Map<PartName, Inline[]>()
  const document: Block[] = []
  for (const [index, block] of blocks.entries()) {
    const part = parts.get(index)
    if (dropped.has(index)) continue
    if (part === undefined || (block.type !== 'paragraph' && block.type !== 'heading')) {
      document.push(block)
      continue
    }
    const label = stripped.get(index)
    const children = inPart(label === undefined ? block.children : withoutLabel(block.children, label))
    const open = made.get(part)
    if (open === undefined) {
      made.set(part, children)
      document.push({ type: 'part', part, children })
    } else open.push({ text: '\n' }, ...children)
  }
  const found = new Set<PartName>([...made.keys(), ...(date === undefined ? [] : (['date'] as const))])
  return { document, date, recognised: partNames.filter((name) => found.has(name)) }
}

/** The look of a part is the letterhead's: emphasis that covers it says nothing. */
function inPart(children: readonly Inline[]): Inline[] {
  return children.map((child) => (isRun(child) ? { text: child.text } : child))
}

function withoutLabel(children: readonly Inline[], label: RegExp): Inline[] {
  const written = children.map((child) => (isRun(child) ? child.text : '')).join('')
  let rest = label.exec(written.trimStart())?.[0].length ?? 0
  rest += written.length - written.trimStart().length
  return children.map((child) => {
    if (!isRun(child)) return child
    const cut = Math.min(rest, child.text.length)
    rest -= cut
    return { ...child, text: child.text.slice(cut) }
  })
}

function isShort(text: string | undefined, most: number): text is string {
  return text !== undefined && text !== '' && text.length <= most
}

/** A line of an address or under a signature: short, and no sentence. */
function isAddressLine(text: string | undefined): boolean {
  return (
    text !== undefined &&
    text.length <= longestLine * 4 &&
    text.split('\n').every((line) => isShort(line, longestLine) && !/[.!?;:]$/u.test(line.trim()))
  )
}

function isEmphasised(block: Block | undefined): boolean {
  if (block?.type === 'heading') return true
  if (block?.type !== 'paragraph') return false
  return block.children.every((child) => isRun(child) && (child.bold === true || child.text.trim() === ''))
}

const months: ReadonlyMap<string, number> = new Map(
  knownLanguages.flatMap((language) => localeData(language).months.map((name, index) => [name.toLowerCase(), index + 1] as const)),
)

/** The day that a line is, after at most the name of a town; undefined for what could be another day elsewhere, such as 03/04/2026. */
function dayIn(line: string): string | undefined {
  const text = line.replace(/^(?:Date|Datum)\s*:\s*/iu, '').replace(/^[\p{L} .-]{2,40},\s*(?:den\s+|le\s+)?(?=\d)/u, '')
  if (calendarDay(text) !== undefined) return text
  const [, day, name = '', year] = /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})$/u.exec(text) ?? []
  if (day !== undefined) return dayOfParts(year, months.get(name.toLowerCase()), day)
  const [, word = '', number, anno] = /^(\p{L}+)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text) ?? []
  return number === undefined ? undefined : dayOfParts(anno, months.get(word.toLowerCase()), number)
}

function dayOfParts(year: string | undefined, month: number | undefined, day: string): string | undefined {
  if (month === undefined) return undefined
  const text = `${year ?? ''}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return calendarDay(text) === undefined ? undefined : text
}
