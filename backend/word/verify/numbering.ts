import { bulletOf } from '../lists.ts'
import { elementsOf, firstOf, isOn, valueOf, type XmlElement } from './xml.ts'

interface Level {
  readonly format: string
  readonly text: string
  readonly start: number
  readonly legal: boolean
}

interface List {
  /** Lists made from one definition count together. */
  readonly definition: string
  readonly levels: ReadonlyMap<number, Level>
  readonly restarts: ReadonlyMap<number, number>
}

/** A whole number in bounds; what a file says otherwise is no number to Word either. */
function numberIn(text: string | undefined, otherwise: number, most: number): number {
  const number = Number(text ?? otherwise)
  return Number.isInteger(number) && number >= 0 && number <= most ? number : otherwise
}

const deepestLevel = 8
const highestNumber = 2_147_483_647

function levelOf(element: XmlElement): [number, Level] {
  return [
    numberIn(element.attributes.get('ilvl'), 0, deepestLevel),
    {
      format: valueOf(element, 'w:numFmt') ?? 'decimal',
      text: valueOf(element, 'w:lvlText') ?? '',
      start: numberIn(valueOf(element, 'w:start'), 0, highestNumber),
      legal: isOn(element, 'w:isLgl'),
    },
  ]
}

function listOf(element: XmlElement, definitions: ReadonlyMap<string, ReadonlyMap<number, Level>>): List {
  const definition = valueOf(element, 'w:abstractNumId') ?? ''
  const levels = new Map(definitions.get(definition))
  const restarts = new Map<number, number>()
  for (const override of elementsOf(element, 'w:lvlOverride')) {
    const own = firstOf(override, 'w:lvl')
    if (own !== undefined) levels.set(...levelOf(own))
    const start = valueOf(override, 'w:startOverride')
    if (start !== undefined) restarts.set(numberIn(override.attributes.get('ilvl'), 0, deepestLevel), numberIn(start, 0, highestNumber))
  }
  return { definition, levels, restarts }
}

function alphabetic(number: number): string {
  // Word repeats the letter: z, aa, bb (ECMA-376 §17.18.59, lowerLetter).
  return number < 1 ? '' : String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(Math.ceil(number / 26), 100))
}

const numerals = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const

function roman(number: number): string {
  if (!(number >= 1 && number <= 3999)) return ''
  let rest = number
  return numerals
    .map(([numeral, value]) => {
      const times = Math.floor(rest / value)
      rest -= times * value
      return numeral.repeat(times)
    })
    .join('')
}

function written(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return alphabetic(number)
    case 'upperLetter':
      return alphabetic(number).toUpperCase()
    case 'lowerRoman':
      return roman(number)
    case 'upperRoman':
      return roman(number).toUpperCase()
    case 'decimalZero':
      return String(number).padStart(2, '0')
    case 'none':
      return ''
    default:
      return String(number)
  }
}

/** One sign that is no word: programs write bullets in symbol fonts of their own. */
function isSign(text: string): boolean {
  return /^[^\p{L}\p{N}]$/u.test(text)
}

/** Counts list items the way Word does (ECMA-376 §17.9), and says what label each shows. */
export class Numbering {
  readonly #lists: ReadonlyMap<string, List>
  readonly #counts = new Map<string, (number | undefined)[]>()
  readonly #restarted = new Set<string>()

  constructor(part: XmlElement | undefined) {
    const definitions = new Map(
      elementsOf(part, 'w:abstractNum').map((element) => [
        element.attributes.get('abstractNumId') ?? '',
        new Map(elementsOf(element, 'w:lvl').map(levelOf)),
      ]),
    )
    this.#lists = new Map(elementsOf(part, 'w:num').map((element) => [element.attributes.get('numId') ?? '', listOf(element, definitions)]))
  }

  /** The label of the next item of a list; "" for a list that is not there. */
  label(listId: string, levelText: string | undefined): string {
    const level = numberIn(levelText, 0, deepestLevel)
    const list = this.#lists.get(listId)
    const own = list?.levels.get(level)
    if (list === undefined || own === undefined) return ''
    const counts = this.#counts.get(list.definition) ?? []
    this.#counts.set(list.definition, counts)
    const restart = this.#restart(listId, list, level)
    const last = counts[level]
    counts[level] = restart ?? (last === undefined ? own.start : last + 1)
    counts.length = level + 1
    if (own.format === 'bullet') return isSign(own.text) ? bulletOf(level) : own.text
    return own.text.replaceAll(/%([1-9])/gu, (_whole, digit: string) => {
      const above = Number(digit) - 1
      const format = own.legal ? 'decimal' : (list.levels.get(above)?.format ?? 'decimal')
      return written(counts[above] ?? list.levels.get(above)?.start ?? 1, format)
    })
  }

  /** A list that overrides a start does so once, at its first item on that level. */
  #restart(listId: string, list: List, level: number): number | undefined {
    const key = `${listId} ${String(level)}`
    if (this.#restarted.has(key)) return undefined
    this.#restarted.add(key)
    return list.restarts.get(level)
  }
}
