import { AlignmentType, LevelFormat, type ILevelsOptions, type INumberingOptions } from 'docx'
import { labelItems, type ListItem, type ListKind } from '../../core/document/index.ts'

type NumberedKind = Exclude<ListKind, 'continuation'>

const formats = {
  bullet: LevelFormat.BULLET,
  decimal: LevelFormat.DECIMAL,
  legal: LevelFormat.DECIMAL,
  'lower-alpha': LevelFormat.LOWER_LETTER,
  'upper-alpha': LevelFormat.UPPER_LETTER,
  'lower-roman': LevelFormat.LOWER_ROMAN,
  'upper-roman': LevelFormat.UPPER_ROMAN,
} as const satisfies Record<NumberedKind, string>

/** Word has nine levels; what a lawyer gets who indents an item further than the letter did. */
const levelCount = 9
const furtherKinds: readonly NumberedKind[] = ['decimal', 'lower-alpha', 'lower-roman']

const step = 440

/** Room for a label, by kind; the deeper a legal number, the longer. */
function labelWidth(kind: ListKind, level: number): number {
  if (kind === 'bullet') return 300
  return kind === 'legal' && level > 0 ? 510 + level * 170 : 420
}

/** The indent of an item's text, and of its label before it, in twentieths of a point. */
export function listIndent(kind: ListKind, level: number, base: number): { left: number; hanging: number } {
  const hanging = labelWidth(kind, level)
  return { left: base + level * step + hanging, hanging }
}

interface LevelDefinition {
  readonly kind: NumberedKind
  readonly start: number
  /** As in `w:lvlText`. */
  readonly text: string
}

/** One `w:abstractNum` with its one `w:num`, and how far Word has counted in it. */
interface Definition {
  readonly reference: string
  readonly base: number
  readonly levels: (LevelDefinition | undefined)[]
  readonly counts: (number | undefined)[]
  /** Its label is written out, so that nothing may go on counting in it. */
  readonly literal: boolean
}

/** Where an item finds its label. */
export interface ListPlace {
  readonly reference: string
  readonly level: number
}

/**
 * The numbering definitions of a file. Word counts by its own rules, so each item is put where Word will arrive at the
 * label that the letter has (core's `labelItems`): on in a list that is open if Word would count on to that label
 * there, or else in a new list that begins with it. Numbers that Word writes another way are written out.
 */
export class ListDefinitions {
  readonly #definitions: Definition[] = []

  /** Places of the items among sibling blocks, by index. `base` is the indent of the blocks around. */
  place(blocks: readonly ({ readonly type: string } | ListItem)[], base: number): ReadonlyMap<number, ListPlace> {
    const places = new Map<number, ListPlace>()
    let open: Definition[] = []
    for (const [index, { label, number }] of labelItems(blocks)) {
      const item = blocks[index]
      if (blocks[index - 1]?.type !== 'list-item') open = []
      if (!isListItem(item) || item.kind === 'continuation') continue
      const wanted: Wanted = { kind: item.kind, level: item.level, number, label, base }
      const definition = open.findLast((candidate) => countsOnTo(wanted, candidate)) ?? this.#begin(wanted)
      count(wanted, definition)
      open = [...open.filter((other) => other !== definition).slice(-7), definition]
      places.set(index, { reference: definition.reference, level: item.level })
    }
    return places
  }

  #begin(wanted: Wanted): Definition {
    // A noncharacter, which no text of a letter can hold: the library fills in this name wherever it stands in braces.
    const reference = `\uFFFElist-${String(this.#definitions.length + 1)}`
    const literal = !wordSays(wanted)
    const levels: Definition['levels'] = []
    if (wanted.kind === 'legal')
      for (const [level, start] of numbersAbove(wanted).entries()) levels[level] = { kind: 'legal', start, text: levelText('legal', level) }
    if (literal) levels[wanted.level] = { kind: wanted.kind, start: 1, text: wanted.label }
    const definition: Definition = { reference, base: wanted.base, levels, counts: [], literal }
    this.#definitions.push(definition)
    return definition
  }

  options(): INumberingOptions {
    return { config: this.#definitions.map((definition) => ({ reference: definition.reference, levels: levelOptions(definition) })) }
  }
}

interface Wanted {
  readonly kind: NumberedKind
  readonly level: number
  readonly number: number
  readonly label: string
  readonly base: number
}

function isListItem(block: { readonly type: string } | ListItem | undefined): block is ListItem {
  return block?.type === 'list-item'
}

function numbersAbove({ label, level }: Wanted): number[] {
  return label.split('.').slice(0, level).map(Number)
}

/** Whether Word writes the number as the letter does: after z it goes on with aa, bb; it counts to 32767. */
function wordSays({ kind, number, label }: Wanted): boolean {
  switch (kind) {
    case 'bullet':
      return true
    case 'lower-alpha':
    case 'upper-alpha':
      return number >= 1 && number <= 27
    case 'lower-roman':
    case 'upper-roman':
      return number >= 1 && number <= 3999
    default:
      return label.split('.').every((part) => Number(part) <= 32_767)
  }
}

function countsOnTo(wanted: Wanted, { levels, counts, literal }: Definition): boolean {
  const { kind, level, number } = wanted
  if (literal || !wordSays(wanted)) return false
  const own = levels[level]
  if (own !== undefined && own.kind !== kind) return false
  const last = counts[level]
  // What Word counts on a level that only deeper items have passed is left open by the standard.
  if (last === undefined && (counts.length > level || counts.length === 0)) return false
  if (kind === 'bullet') return true
  if ((last === undefined ? (own?.start ?? number) : last + 1) !== number) return false
  return kind !== 'legal' || numbersAbove(wanted).every((above, index) => counts[index] === above && levels[index]?.kind !== 'bullet')
}

function count({ kind, level, number }: Wanted, { levels, counts }: Definition): void {
  levels[level] ??= { kind, start: kind === 'bullet' ? 1 : number, text: levelText(kind, level) }
  counts[level] = kind === 'bullet' ? (counts[level] ?? 0) + 1 : number
  counts.length = level + 1
}

/** The bullet of a level. */
export function bulletOf(level: number): string {
  return labelItems([{ type: 'list-item', kind: 'bullet', level: Math.min(level, 7), children: [] }]).get(0)?.label ?? '•'
}

function levelText(kind: NumberedKind, level: number): string {
  const own = `%${String(level + 1)}`
  switch (kind) {
    case 'bullet':
      return bulletOf(level)
    case 'lower-alpha':
    case 'upper-alpha':
      return `${own})`
    case 'legal':
      return level === 0 ? `${own}.` : Array.from({ length: level + 1 }, (_none, above) => `%${String(above + 1)}`).join('.')
    default:
      return `${own}.`
  }
}

function levelOptions({ levels, base }: Definition): ILevelsOptions[] {
  const last = levels.findLast((level) => level !== undefined)?.kind ?? 'decimal'
  return Array.from({ length: levelCount }, (_none, level): ILevelsOptions => {
    const kind =
      levels[level]?.kind ?? (last === 'bullet' || last === 'legal' ? last : (furtherKinds[level % furtherKinds.length] ?? 'decimal'))
    return {
      level,
      format: formats[kind],
      text: levels[level]?.text ?? levelText(kind, level),
      start: levels[level]?.start ?? 1,
      alignment: AlignmentType.LEFT,
      ...(kind === 'legal' ? { isLegalNumberingStyle: true } : {}),
      style: { paragraph: { indent: listIndent(kind, level, base) } },
    }
  })
}
