import { cldr, type LocaleData } from './cldr.ts'

/** CLDR data of a language, or of its parent (de-LU → de), or of British English. */
export function localeData(language: string): LocaleData {
  const parent = language.split('-')[0] ?? ''
  const data = cldr[language] ?? cldr[parent] ?? cldr['en-GB']
  if (data === undefined) throw new Error('cldr.ts holds no en-GB')
  return data
}

/** The languages whose dates, numbers and lists are known, as BCP 47 tags. */
export const knownLanguages: readonly string[] = Object.keys(cldr)

/** Several texts as one, in the language's way: "A, B and C". */
export function joinList(items: readonly string[], { pair, middle, end }: LocaleData['list']): string {
  const join = (pattern: string, left: string, right: string): string => pattern.replace('{0}', () => left).replace('{1}', () => right)
  const [first, second, ...rest] = items
  if (first === undefined) return ''
  if (second === undefined) return first
  const last = rest.pop()
  if (last === undefined) return join(pair, first, second)
  return join(
    end,
    [second, ...rest].reduce((left, right) => join(middle, left, right), first),
    last,
  )
}

/** The lines of a value that say something. */
export function linesOf(value: string): string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
