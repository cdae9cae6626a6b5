import type { ListItem, ListKind } from './block.ts'

const bullets = ['•', '–', '▪'] as const

function alphabetic(number: number): string {
  let rest = number
  let letters = ''
  while (rest > 0) {
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters
    rest = Math.floor((rest - 1) / 26)
  }
  return letters || '0'
}

const romanValues = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

function roman(number: number): string {
  let rest = number
  let numeral = ''
  for (const [value, letters] of romanValues) {
    while (rest >= value) {
      numeral += letters
      rest -= value
    }
  }
  return numeral || '0'
}

function labelOf(kind: ListKind, level: number, numbers: readonly number[]): string {
  const number = numbers[level] ?? 0
  switch (kind) {
    case 'bullet':
      return bullets[level % bullets.length] ?? '•'
    case 'decimal':
      return `${String(number)}.`
    case 'lower-alpha':
      return `${alphabetic(number)})`
    case 'upper-alpha':
      return `${alphabetic(number).toUpperCase()})`
    case 'lower-roman':
      return `${roman(number)}.`
    case 'upper-roman':
      return `${roman(number).toUpperCase()}.`
    case 'legal':
      return level === 0
        ? `${String(number)}.`
        : numbers
            .slice(0, level + 1)
            .map(String)
            .join('.')
    case 'continuation':
      return ''
  }
}

export interface ItemLabel {
  /** What stands before the item: "3.", "b)", "2.1", "•"; empty for a continuation. */
  readonly label: string
  /** The item's number in its level; 0 for bullets and continuations. */
  readonly number: number
  /** True for the first item of a list: its count does not go on from an item before it. */
  readonly begins: boolean
}

/**
 * Labels of neighbouring blocks, by index; blocks that are no list items have none.
 *
 * The rules: an item with `start` has that number; otherwise it is one more than the item before it on its level in the
 * same list; otherwise 1. Any other block ends all lists; a shallower item ends the lists below it; another kind on
 * the same level ends the list of that level. A continuation counts nothing and ends nothing but deeper lists.
 */
export function labelItems(blocks: readonly ({ readonly type: string } | ListItem)[]): ReadonlyMap<number, ItemLabel> {
  const labels = new Map<number, ItemLabel>()
  let numbers: number[] = []
  let kinds: (ListKind | undefined)[] = []
  for (const [index, block] of blocks.entries()) {
    if (!isListItem(block)) {
      numbers = []
      kinds = []
      continue
    }
    const { kind, level, start } = block
    numbers.length = Math.min(numbers.length, level + 1)
    kinds.length = Math.min(kinds.length, level + 1)
    if (kind === 'continuation') {
      labels.set(index, { label: '', number: 0, begins: false })
      continue
    }
    const goesOn = kinds[level] === kind && start === undefined
    for (let above = 0; above < level; above += 1) numbers[above] ??= 1
    numbers[level] = start ?? (goesOn ? (numbers[level] ?? 0) + 1 : 1)
    kinds[level] = kind
    labels.set(index, { label: labelOf(kind, level, numbers), number: kind === 'bullet' ? 0 : (numbers[level] ?? 0), begins: !goesOn })
  }
  return labels
}

function isListItem(block: { readonly type: string } | ListItem): block is ListItem {
  return block.type === 'list-item'
}
