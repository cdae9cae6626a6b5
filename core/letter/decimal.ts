/** A decimal number kept exactly: `units` of the last of so many digits after the point. */
export interface Decimal {
  readonly units: bigint
  readonly digits: number
}

export function decimalOf(text: string): Decimal | undefined {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(text) ?? []
  return whole === undefined ? undefined : { units: BigInt(`${sign}${whole}${fraction}`), digits: fraction.length }
}

export function addDecimals(left: Decimal, right: Decimal, sign: 1n | -1n = 1n): Decimal {
  const digits = Math.max(left.digits, right.digits)
  const raised = ({ units, digits: own }: Decimal): bigint => units * 10n ** BigInt(digits - own)
  return { units: raised(left) + sign * raised(right), digits }
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, digits: left.digits + right.digits }
}

/** As values write it; zeros at the end of the fraction go, but for the two of a currency's cents. */
export function decimalText({ units, digits }: Decimal): string {
  const negative = units < 0n
  const text = String(negative ? -units : units).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = text.slice(text.length - digits)
  const kept = fraction.length > 2 ? fraction.slice(0, 2) + fraction.slice(2).replace(/0+$/u, '') : fraction
  return `${negative ? '-' : ''}${whole}${kept === '' ? '' : `.${kept}`}`
}
