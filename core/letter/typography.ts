import { localeData } from './locale-data.ts'

/** A change to what was just typed: takes so many UTF-16 code units before the caret away and puts the text in their place. */
export interface TypographicChange {
  readonly remove: number
  readonly insert: string
}

const noBreak = '\u00A0'
const narrowNoBreak = '\u202F'

/** Stands in the text before the caret for something that has no text of its own, such as a merge field. */
export const objectReplacement = '\uFFFC'

/** Signs and short words that stay on one line with the number after them. */
const beforeNumbers = new Set(
  '§ §§ No. Nos. no. nos. Nr. n° Art. art. Abs. p. pp. Fig. fig. Abb. Tab. Vol. vol. Ch. ch. Sec. sec. Note Annex'.split(' '),
)

/** Titles that stay on one line with the name after them. */
const beforeNames = new Set('Mr Mrs Ms Mx Dr Mr. Mrs. Ms. Dr. Prof. Prof Herr Frau Hr. Fr. M. Mme Mlle Sr. Sra. Sig. Sig.ra'.split(' '))

/** What stays on one line with the number before it. */
const units = new Set(
  '% ‰ °C °F kg g mg t mm cm m km m² m³ ml l kB MB GB TB Mbit/s Gbit/s Hz kHz MHz GHz V kV W kW kWh lx dB ms s min h EUR GBP USD CHF £ € $'.split(
    ' ',
  ),
)

/**
 * What a careful typist would have written: the quotation marks of the language (CLDR), apostrophes, dashes, the ellipsis,
 * and spaces at which no line may end. `before` is the text of the line up to the caret without `typed`, one character.
 * Undefined where the character stands as it was typed.
 */
export function typographicChange(before: string, typed: string, language: string): TypographicChange | undefined {
  const french = /^fr\b/u.test(language)
  if (typed === '"') return doubleQuote(before, language, french)
  if (typed === "'") return singleQuote(before, language)
  if (typed === '.') return /(?<!\.)\.\.$/u.test(before) ? { remove: 3, insert: '…' } : undefined
  if (typed === '-') return dash(before)
  if (french && /^[;:!?]$/u.test(typed) && /\S $/u.test(before))
    return { remove: 2, insert: `${typed === ':' ? noBreak : narrowNoBreak}${typed}` }
  if (typed === ' ' && /\S -$/u.test(before)) return { remove: 3, insert: `${noBreak}– ` }
  return /^[\s.,;:)]$/u.test(typed) ? afterUnit(before, typed) : afterShortWord(before, typed)
}

/** A quotation opens at the start of a line and after a space, a bracket, a dash or another mark that opens one. */
function opens(before: string): boolean {
  return /(?:^|[\s([{–—/\-«‹„‚“‘"'])$/u.test(before)
}

/** True where a mark that was opened before has not been closed yet. */
function isOpen(before: string, [start, end]: readonly [string, string]): boolean {
  return start !== end && before.lastIndexOf(start) > before.lastIndexOf(end)
}

function doubleQuote(before: string, language: string, french: boolean): TypographicChange | undefined {
  const { outer } = localeData(language).quotes
  const [start, end] = outer
  // French sets its marks off from the words, and its typists type that space.
  if (french && before.endsWith(' ') && isOpen(before, outer)) return { remove: 2, insert: `${narrowNoBreak}${end}` }
  // Of a rack of 19" the mark is no quotation.
  if (/\d$/u.test(before) && !isOpen(before, outer)) return undefined
  const isEmpty = start !== end && before.replace(narrowNoBreak, '').endsWith(start)
  if (isEmpty || !opens(before)) return { remove: 1, insert: french ? `${narrowNoBreak}${end}` : end }
  return { remove: 1, insert: french ? `${start}${narrowNoBreak}` : start }
}

/** After a letter it is an apostrophe, unless it closes a mark of before. */
function singleQuote(before: string, language: string): TypographicChange {
  const { inner } = localeData(language).quotes
  if (opens(before)) return { remove: 1, insert: inner[0] }
  return { remove: 1, insert: isOpen(before, inner) ? inner[1] : '’' }
}

function dash(before: string): TypographicChange | undefined {
  if (before.endsWith('–')) return { remove: 2, insert: '—' }
  return /(?<!-)-$/u.test(before) ? { remove: 2, insert: '–' } : undefined
}

function afterUnit(before: string, typed: string): TypographicChange | undefined {
  const unit = /\d (\S+)$/u.exec(before)?.[1]
  if (unit === undefined || !units.has(unit)) return undefined
  return { remove: unit.length + 2, insert: `${noBreak}${unit}${typed}` }
}

function afterShortWord(before: string, typed: string): TypographicChange | undefined {
  const word = /(?:^|[\s(])(\S+) $/u.exec(before)?.[1]
  if (word === undefined) return undefined
  const stays = (beforeNumbers.has(word) && /^\d$/u.test(typed)) || (beforeNames.has(word) && /^\p{Lu}$/u.test(typed))
  return stays ? { remove: 2, insert: `${noBreak}${typed}` } : undefined
}
