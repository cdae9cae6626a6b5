import type { Element } from '@xmldom/xmldom'
import type { ListItem, ListKind } from '../../core/document/index.ts'
import { parse, written } from './docx-xml.ts'

/*
 * mammoth tells of a list only whether it has numbers and how deep an item stands. Before it reads a document, each level is named by what
 * it is besides (ECMA-376 §17.9), in the attribute that mammoth takes for the depth and hands on as it is.
 */

/** What a level of a list in Word is. */
interface Level {
  readonly depth: number
  readonly kind: ListKind
  readonly start: number
  /** The list that its items count in. */
  readonly list: string
}

const kinds: Readonly<Record<string, ListKind>> = {
  bullet: 'bullet',
  none: 'continuation',
  lowerLetter: 'lower-alpha',
  upperLetter: 'upper-alpha',
  lowerRoman: 'lower-roman',
  upperRoman: 'upper-roman',
}

const nameOf = ({ depth, kind, start, list }: Level): string => `${String(depth)}|${kind}|${String(start)}|${list}`

/** Where a level's name says what it is; a plain depth is one of numbers or of bullets. */
export function levelOf(name: string | number | undefined, isOrdered: boolean): Level {
  const [depth, kind, start, list = ''] = String(name ?? 0).split('|')
  const known = [...Object.values(kinds), 'decimal', 'legal'].find((other) => other === kind) as ListKind | undefined
  const steps = Math.trunc(Number(depth))
  return {
    depth: steps >= 0 && steps <= 7 ? steps : 0,
    kind: known ?? (isOrdered ? 'decimal' : 'bullet'),
    start: Math.min(99_999, Math.max(0, Math.trunc(Number(start ?? 1)) || 0)),
    list,
  }
}

/** The parts of a document with the levels of its lists named. Where they cannot be read they stay as they are. */
export function withNamedLevels(parts: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  const numbering = parse(parts['word/numbering.xml'])
  const words = parse(parts['word/document.xml'])
  if (numbering === undefined || words === undefined) return { ...parts }
  const lists = listsOf(numbering)
  for (const properties of all(words, 'numPr')) {
    const level = child(properties, 'ilvl')
    const name = lists.get(value(child(properties, 'numId')))?.get(value(level) || '0')
    if (name === undefined) continue
    if (level !== undefined) level.setAttribute('w:val', name)
    else properties.insertBefore(element(properties, 'ilvl', name), properties.firstChild)
  }
  return { ...parts, 'word/numbering.xml': written(renamed(numbering, lists)), 'word/document.xml': written(words) }
}

type Lists = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The name of each level of each list, by the list's number and the level's. */
function listsOf(numbering: Element): Lists {
  const abstract = new Map(all(numbering, 'abstractNum').map((each) => [each.getAttribute('w:abstractNumId') ?? '', each]))
  return new Map(
    all(numbering, 'num').map((num) => {
      const list = num.getAttribute('w:numId') ?? ''
      const starts = new Map(
        all(num, 'lvlOverride').flatMap((each): [string, string][] => {
          const start = value(child(each, 'startOverride'))
          return start === '' ? [] : [[each.getAttribute('w:ilvl') ?? '', start]]
        }),
      )
      const shape = abstract.get(value(child(num, 'abstractNumId')))
      const levels = shape === undefined ? [] : all(shape, 'lvl')
      return [list, new Map(levels.map((level) => named(level, list, starts)))]
    }),
  )
}

function named(level: Element, list: string, starts: ReadonlyMap<string, string>): [string, string] {
  const depth = level.getAttribute('w:ilvl') ?? '0'
  const format = value(child(level, 'numFmt'))
  const isLegal = (value(child(level, 'lvlText')).match(/%[1-9]/gu) ?? []).length > 1
  const kind = kinds[format] ?? (isLegal ? 'legal' : 'decimal')
  const start = Number(starts.get(depth) ?? (value(child(level, 'start')) || '1'))
  return [depth, nameOf({ depth: Number(depth), kind, start, list })]
}

/** Each list with levels of its own, under their names. */
function renamed(numbering: Element, lists: Lists): Element {
  const shapes = new Map(all(numbering, 'abstractNum').map((each) => [each.getAttribute('w:abstractNumId') ?? '', each]))
  const taken = new Set<string>()
  for (const num of all(numbering, 'num')) {
    const link = child(num, 'abstractNumId')
    const shape = shapes.get(value(link))
    const names = lists.get(num.getAttribute('w:numId') ?? '')
    if (link === undefined || shape === undefined || names === undefined || names.size === 0) continue
    const own = shape.cloneNode(true) as Element
    const id = `list-${num.getAttribute('w:numId') ?? ''}`
    own.setAttribute('w:abstractNumId', id)
    for (const level of all(own, 'lvl')) {
      level.setAttribute('w:ilvl', names.get(level.getAttribute('w:ilvl') ?? '') ?? '0')
      const style = child(level, 'pStyle')
      // A style is the level of one list, the first that has it.
      if (style !== undefined && taken.has(value(style))) level.removeChild(style)
      else if (style !== undefined) taken.add(value(style))
    }
    numbering.insertBefore(own, numbering.firstChild)
    link.setAttribute('w:val', id)
  }
  for (const shape of shapes.values()) if (all(shape, 'lvl').length > 0) numbering.removeChild(shape)
  return numbering
}

/** Counts the items of a document's lists as Word does, and gives an item its number where a letter would count otherwise. */
export class ListCounter {
  readonly #counts = new Map<string, number[]>()
  #before: { readonly list: string; readonly depth: number } | undefined

  /** To be told of every block that is no item: a list goes on behind it, and a letter's would begin anew. */
  leave(): void {
    this.#before = undefined
  }

  item({ depth, kind, start, list }: Level): Pick<ListItem, 'kind' | 'level' | 'start'> {
    const counts = this.#counts.get(list) ?? []
    this.#counts.set(list, counts)
    const number = counts[depth] === undefined ? start : counts[depth] + 1
    counts[depth] = number
    counts.length = depth + 1
    const goesOn = this.#before?.list === list
    const isFirst = number === start
    this.#before = { list, depth }
    const isCounted = kind !== 'bullet' && kind !== 'continuation' && list !== ''
    const isOdd = goesOn ? isFirst && start !== 1 : number !== 1 || (depth === 0 && this.#counts.size > 1)
    return { kind, level: depth, ...(isCounted && isOdd && { start: number }) }
  }
}

function all(root: Element, name: string): Element[] {
  return [...root.getElementsByTagName(`w:${name}`)]
}

function child(of: Element, name: string): Element | undefined {
  return [...of.childNodes].find((node): node is Element => node.nodeName === `w:${name}`)
}

function value(of: Element | undefined): string {
  return of?.getAttribute('w:val') ?? ''
}

function element(beside: Element, name: string, val: string): Element {
  const made = beside.ownerDocument?.createElementNS(beside.namespaceURI, `w:${name}`)
  if (made === undefined) throw new Error('An element belongs to a document.')
  made.setAttribute('w:val', val)
  return made
}
