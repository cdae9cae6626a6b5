import type { LocaleData } from './cldr.ts'

/** An amount of money: a decimal number as it is written, and the code of its currency (ISO 4217). */
export interface Amount {
  readonly number: string
  readonly currency: string
}

/** Reads an amount as `EUR 1250.50` or `1250.50 EUR`; undefined where it is none. */
export function amountOf(text: string): Amount | undefined {
  const [, before, number, after] = /^(?:([A-Z]{3}) )?(-?\d+(?:\.\d+)?)(?: ([A-Z]{3}))?$/u.exec(text.trim()) ?? []
  const currency = before ?? after
  if (number === undefined || currency === undefined || (before !== undefined && after !== undefined)) return undefined
  return { number, currency }
}

/** A number with its thousands parted, as the language writes it; undefined where it is none. */
export function groupDigits(value: string, { decimal, group }: LocaleData): string | undefined {
  return parted(value, decimal, group, group === ',' ? 4 : 5)
}

/** Parts thousands in numbers of so many digits or more. */
function parted(value: string, decimal: string, group: string, from: number): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(value)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction] = match
  const grouped = whole.length >= from ? whole.replaceAll(/\B(?=(\d{3})+$)/gu, () => group) : whole
  return `${sign === '-' ? '−' : ''}${grouped}${fraction === undefined ? '' : decimal + fraction}`
}

/** Currencies without a smaller unit (ISO 4217); all others here have two digits of it. */
const whole: ReadonlySet<string> = new Set(['ISK', 'JPY', 'KRW', 'VND'])

function grouped({ number, currency }: Amount, data: LocaleData): string {
  const [units = '', fraction = ''] = number.replace('-', '').split('.')
  const digits = whole.has(currency) && /^0*$/u.test(fraction) ? '' : fraction.padEnd(whole.has(currency) ? 0 : 2, '0')
  return parted(digits === '' ? units : `${units}.${digits}`, data.decimal, data.currency.group, data.currency.least + 3) ?? ''
}

/** As the language prints amounts, with the currency's sign: "€1,250.50", "1.250,50 €" (UTS #35, Numbers, §3). Never rounds. */
export function printAmount(value: string, data: LocaleData): string | undefined {
  const amount = amountOf(value)
  if (amount === undefined) return undefined
  const { pattern, signs } = data.currency
  const [positive = '', negative] = pattern.split(';')
  const isNegative = amount.number.startsWith('-')
  const figures = grouped(amount, data)
  const sign = Object.hasOwn(signs, amount.currency) ? (signs[amount.currency] ?? amount.currency) : amount.currency
  const shown = (isNegative && negative !== undefined ? negative : positive)
    .replaceAll('-', '−')
    .replace('#,##0.00', () => figures)
    // A sign of letters keeps its distance from the figures.
    .replace(/¤(?=[−\d])/u, () => (/\p{L}$/u.test(sign) ? `${sign}\u00A0` : sign))
    .replace('¤', () => sign)
  return isNegative && negative === undefined ? `−${shown}` : shown
}

/** With the currency's code before the figures, for letters in which signs could be mistaken: "EUR 1,250.50". */
export function printAmountByCode(value: string, data: LocaleData): string | undefined {
  const amount = amountOf(value)
  if (amount === undefined) return undefined
  return `${amount.currency}\u00A0${amount.number.startsWith('-') ? '−' : ''}${grouped(amount, data)}`
}
