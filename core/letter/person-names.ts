import { joinList, linesOf, localeData } from './locale-data.ts'

/** A person's name as a value writes it: `Calder, Judith, Dr`. A name without a comma is in one piece, and stays so. */
export interface PersonName {
  readonly family: string
  readonly given: string
  readonly titles: string
}

export function personName(value: string): PersonName {
  const [family = '', given = '', ...titles] = value.split(',').map((piece) => piece.trim())
  return { family, given, titles: titles.join(' ') }
}

/** Languages whose names begin with the family name (UTS #35, Person Names, name order). */
const familyFirst: ReadonlySet<string> = new Set(['hu', 'ja', 'ko', 'vi', 'yue', 'zh'])

function joined(...pieces: readonly string[]): string {
  return pieces.filter((piece) => piece !== '').join(' ')
}

/** The whole name in the order of the language: "Dr Judith Calder", in Hungarian "Dr Calder Judith". */
export function wholeName(value: string, language: string): string {
  const { family, given, titles } = personName(value)
  return familyFirst.has(language.split('-')[0] ?? '') ? joined(titles, family, given) : joined(titles, given, family)
}

/**
 * How a letter begins without a word on anybody's gender: our own choice for each language. Where a name would have to be
 * declined, the greeting does without it.
 */
const greetings: Readonly<Record<string, string>> = {
  bg: 'Здравейте,',
  cs: 'Dobrý den,',
  cy: 'Annwyl {name},',
  da: 'Kære {name}',
  de: 'Guten Tag {name},',
  el: 'Καλημέρα σας,',
  en: 'Dear {name},',
  es: 'Buenos días, {name}:',
  et: 'Lugupeetud {name}',
  fi: 'Hyvä {name}',
  fr: 'Bonjour {name},',
  ga: 'A chara,',
  he: 'שלום {name},',
  hr: 'Dobar dan,',
  hu: 'Tisztelt {name}!',
  it: 'Buongiorno {name},',
  lt: 'Laba diena,',
  lv: 'Labdien!',
  nb: 'Hei, {name}',
  nl: 'Geachte {name},',
  pl: 'Dzień dobry,',
  pt: 'Bom dia, {name},',
  ro: 'Bună ziua,',
  sk: 'Dobrý deň,',
  sl: 'Pozdravljeni,',
  sv: 'Hej {name},',
  tr: 'Sayın {name},',
  uk: 'Добрий день,',
}

/** Who is greeted: with a title by it and the family name, else by the whole name, from which nobody reads a gender. */
function greeted(value: string, language: string): string {
  const { family, titles } = personName(value)
  return titles === '' ? wholeName(value, language) : joined(titles, family)
}

/** The line that opens a letter to one person, or to one on each line: "Dear Dr Calder and Tom Wren,". */
export function salutation(value: string, language: string): string {
  const names = joinList(
    linesOf(value).map((line) => greeted(line, language)),
    localeData(language).list,
  )
  return (greetings[language.split('-')[0] ?? ''] ?? 'Dear {name},').replace('{name}', () => names)
}
