import { storableText, type Block, type ListItem, type ListKind } from '../../core/document/index.ts'
import { letterText } from './old-letter.ts'

/** A line of a letter that is only text. */
export interface TextLine {
  readonly text: string
  /** Whether the space above it says that something new begins. */
  readonly begins: boolean
  /** Set larger than the text around it. */
  readonly large?: boolean
}

/** Lines up to this long may have been ended by who wrote them; a longer one was broken by the paper's width. */
const shortLine = 55

export function linesOfText(text: string): TextLine[] {
  let begins = true
  return letterText(storableText(text))
    .split('\n')
    .flatMap((line): TextLine[] => {
      if (line.trim() === '') {
        begins = true
        return []
      }
      const read = { text: line.trim(), begins }
      begins = false
      return [read]
    })
}

/**
 * Paragraphs, list items and headings out of lines: lines that the paper's width broke are joined, those that were ended on
 * purpose, as in an address, stay lines. Numbers of items are kept.
 */
export function blocksOfLines(lines: readonly TextLine[]): Block[] {
  const groups: TextLine[][] = []
  for (const line of lines) {
    const open = groups.at(-1)
    if (open === undefined || line.begins || labelOf(line.text) !== undefined || line.large !== open[0]?.large) groups.push([line])
    else open.push(line)
  }
  const blocks: Block[] = []
  for (const group of groups) blocks.push(blockOf(group, blocks.at(-1)))
  return blocks
}

function blockOf(lines: readonly TextLine[], before: Block | undefined): Block {
  const text = joined(lines.map((line) => line.text))
  const label = labelOf(text)
  if (label !== undefined) return itemOf(label, before)
  if (lines[0]?.large === true && text.length <= 150) return { type: 'heading', level: 2, children: [{ text: text.replaceAll('\n', ' ') }] }
  return { type: 'paragraph', children: [{ text }] }
}

/** A hyphen that the layout brought in goes with the line's end. */
function joined(lines: readonly string[]): string {
  const widest = Math.max(...lines.map((line) => line.length))
  const isBroken = widest > shortLine
  return lines
    .reduce((text, line) => (text.endsWith('\u00AD') ? text.slice(0, -1) + line : `${text}${isBroken ? ' ' : '\n'}${line}`), '')
    .replace(/^[ \n]/u, '')
    .replaceAll('\u00AD', '')
}

interface Label {
  readonly kind: ListKind
  readonly number?: number
  readonly rest: string
}

function labelOf(text: string): Label | undefined {
  const [, bullet, number, rest] = /^(?:([•‣◦▪●·–*-])|(\d{1,3})[.)])\s+(\S[\s\S]*)$/u.exec(text) ?? []
  if (rest === undefined) return undefined
  return bullet === undefined ? { kind: 'decimal', number: Number(number), rest } : { kind: 'bullet', rest }
}

function itemOf({ kind, number, rest }: Label, before: Block | undefined): ListItem {
  const continues = before?.type === 'list-item' && before.kind === kind
  return {
    type: 'list-item',
    kind,
    level: 0,
    ...(!continues && number !== undefined && number !== 1 && { start: number }),
    children: [{ text: rest }],
  }
}
