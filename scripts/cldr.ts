/*
 * Writes core/letter/cldr.ts from the CLDR packages, unpacked side by side in one folder:
 *   node scripts/cldr.ts FOLDER   with FOLDER/cldr-dates-full, cldr-misc-full and cldr-numbers-full
 * Run again for a newer CLDR; formatted dates in letters may change with it, so the layout version must rise too.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const locales = [
  'en-GB',
  'en-IE',
  'en',
  'cy',
  'ga',
  'de',
  'de-AT',
  'de-CH',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'pt-PT',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'sk',
  'hu',
  'ro',
  'sl',
  'hr',
  'et',
  'lv',
  'lt',
  'el',
  'bg',
  'uk',
  'tr',
  'he',
]

const Names = z.record(z.string(), z.string())
const Gregorian = z.object({
  months: z.object({ format: z.object({ wide: Names }), 'stand-alone': z.object({ wide: Names }) }),
  days: z.object({ format: z.object({ wide: Names }) }),
  dateFormats: z.object({ full: z.string(), long: z.string(), medium: z.string(), short: z.string() }),
  dateTimeFormats: z.object({ availableFormats: z.looseObject({ yMMMM: z.string() }) }),
})
const List = z.object({ start: z.string(), middle: z.string(), end: z.string(), '2': z.string() })
const Delimiters = z.object({
  quotationStart: z.string(),
  quotationEnd: z.string(),
  alternateQuotationStart: z.string(),
  alternateQuotationEnd: z.string(),
})
const Symbols = z.object({ decimal: z.string(), group: z.string(), currencyGroup: z.string().optional() })
const Currencies = z.record(z.string(), z.looseObject({ symbol: z.string().optional() }))

/** The currencies whose signs are known; of others the code of ISO 4217 is printed. */
const currencies = 'AUD CAD CHF CNY CZK DKK EUR GBP HUF ILS INR ISK JPY NOK NZD PLN RON RSD SEK TRY UAH USD'.split(' ')

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Usage: node scripts/cldr.ts FOLDER')
  process.exit(2)
}

function member(file: string, ...path: string[]): unknown {
  let value: unknown = JSON.parse(readFileSync(join(folder ?? '', file), 'utf8'))
  for (const key of path) value = z.record(z.string(), z.unknown()).parse(value)[key]
  return value
}

const entries = locales.map((locale) => {
  const dates = Gregorian.parse(
    member(`cldr-dates-full/main/${locale}/ca-gregorian.json`, 'main', locale, 'dates', 'calendars', 'gregorian'),
  )
  const list = List.parse(
    member(`cldr-misc-full/main/${locale}/listPatterns.json`, 'main', locale, 'listPatterns', 'listPattern-type-standard'),
  )
  const symbols = Symbols.parse(
    member(`cldr-numbers-full/main/${locale}/numbers.json`, 'main', locale, 'numbers', 'symbols-numberSystem-latn'),
  )
  const pattern = z
    .string()
    .parse(
      member(`cldr-numbers-full/main/${locale}/numbers.json`, 'main', locale, 'numbers', 'currencyFormats-numberSystem-latn', 'standard'),
    )
  const least = z.coerce
    .number()
    .parse(member(`cldr-numbers-full/main/${locale}/numbers.json`, 'main', locale, 'numbers', 'minimumGroupingDigits'))
  const signs = Currencies.parse(member(`cldr-numbers-full/main/${locale}/currencies.json`, 'main', locale, 'numbers', 'currencies'))
  const marks = Delimiters.parse(member(`cldr-misc-full/main/${locale}/delimiters.json`, 'main', locale, 'delimiters'))
  const days = dates.days.format.wide
  return [
    locale,
    {
      months: Object.values(dates.months.format.wide),
      standAloneMonths: Object.values(dates.months['stand-alone'].wide),
      days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((day) => days[day]),
      full: dates.dateFormats.full,
      long: dates.dateFormats.long,
      short: dates.dateFormats.short,
      monthYear: dates.dateTimeFormats.availableFormats.yMMMM,
      list: { pair: list['2'], middle: list.middle, end: list.end },
      decimal: symbols.decimal,
      group: symbols.group,
      currency: {
        pattern,
        group: symbols.currencyGroup ?? symbols.group,
        least,
        signs: Object.fromEntries(
          currencies.flatMap((code) => {
            const sign = signs[code]?.symbol
            return sign === undefined || sign === code ? [] : [[code, sign]]
          }),
        ),
      },
      quotes: {
        outer: [marks.quotationStart, marks.quotationEnd],
        inner: [marks.alternateQuotationStart, marks.alternateQuotationEnd],
      },
    },
  ] as const
})

const header = `// Made by scripts/cldr.ts from Unicode CLDR 48.2 (Unicode License v3). Do not edit by hand.
// Kept in the repository because Intl's data differ from host to host, and the same letter must read the same everywhere.

export interface LocaleData {
  readonly months: readonly string[]
  readonly standAloneMonths: readonly string[]
  /** From Sunday. */
  readonly days: readonly string[]
  /** Date patterns (UTS #35 §8). */
  readonly full: string
  readonly long: string
  readonly short: string
  readonly monthYear: string
  /** List patterns with {0} and {1} (UTS #35, General, §12). */
  readonly list: { readonly pair: string; readonly middle: string; readonly end: string }
  readonly decimal: string
  readonly group: string
  /** Amounts: a pattern with ¤ for the sign (UTS #35, Numbers, §3). */
  readonly currency: {
    readonly pattern: string
    /** What parts thousands, and how many digits must stand before it at least. */
    readonly group: string
    readonly least: number
    /** The signs that are not the code. */
    readonly signs: Readonly<Record<string, string>>
  }
  /** Quotation marks, opening and closing, outside and within another quotation (UTS #35, General, §3). */
  readonly quotes: { readonly outer: readonly [string, string]; readonly inner: readonly [string, string] }
}

`
const body = entries.map(([locale, data]) => `  ${JSON.stringify(locale)}: ${JSON.stringify(data)},`).join('\n')
writeFileSync(
  join(import.meta.dirname, '../core/letter/cldr.ts'),
  `${header}export const cldr: Readonly<Record<string, LocaleData>> = {\n${body}\n}\n`,
)
