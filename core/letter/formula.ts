import { fieldNamePattern } from '../document/index.ts'
import { fail, succeed, type Result } from '../requests/result.ts'
import { formatNames } from './format.ts'

const units = ['day', 'week', 'month', 'year'] as const
export type CalendarUnit = (typeof units)[number]

/**
 * How a field is computed from others: `letter.date + 14 days`, `sum of products.price`, `partner.name | upper`. Numbers and
 * texts stand for themselves; `*` binds before `+` and `-`, and a format, if any, comes last.
 */
export type Formula =
  | { readonly kind: 'text' | 'number'; readonly text: string }
  | { readonly kind: 'name' | 'sum' | 'count'; readonly name: string }
  | { readonly kind: 'span'; readonly count: number; readonly unit: CalendarUnit }
  | { readonly kind: 'operation'; readonly sign: '+' | '-' | '*'; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'format'; readonly of: Formula; readonly format: string }

/** What is wrong with a formula, in sentences. */
export interface FormulaFault {
  readonly message: string
  readonly remedy: string
}

/** The most characters of a formula. */
export const longestFormula = 500

interface Token {
  readonly text: string
  /** Counts from 1. */
  readonly at: number
}

const tokenPattern = new RegExp(
  String.raw`"[^"\n]*"|\d+(?:\.\d+)?|(?:sum|count)\s+of\b|${fieldNamePattern}(?:-[a-z0-9]+)*|[+\-*()|]|\S`,
  'gu',
)
const namePattern = new RegExp(`^${fieldNamePattern}$`, 'u')

/** Thrown and caught in this file alone: a formula is read by functions that call each other. */
class Unreadable extends Error {}

/** Reads a formula. What cannot be read is told with its place, counted in characters from 1. */
export function parseFormula(text: string): Result<Formula, FormulaFault> {
  const read = readText(text)
  return read.ok ? succeed(read.value.formula) : read
}

/** The formula with each field or group that it names called as `rename` says; as it is where it cannot be read. */
export function renameInFormula(text: string, rename: (name: string) => string): string {
  const read = readText(text)
  if (!read.ok) return text
  return read.value.names.reduceRight((changed, { text: name, at }) => {
    return changed.slice(0, at - 1) + rename(name) + changed.slice(at - 1 + name.length)
  }, text)
}

interface ReadFormula {
  readonly formula: Formula
  /** Where it names fields and groups, in the order of the text. */
  readonly names: readonly Token[]
}

function readText(text: string): Result<ReadFormula, FormulaFault> {
  if (text.length > longestFormula)
    return fail({ message: `The formula has more than ${String(longestFormula)} characters.`, remedy: 'Divide it among several fields.' })
  const tokens = [...text.matchAll(tokenPattern)].map((match): Token => ({ text: match[0], at: match.index + 1 }))
  try {
    return succeed(readFormula(tokens))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return fail({
      message: error.message,
      remedy: 'Write it such as letter.date + 14 days, sum of products.price or partner.name | upper.',
    })
  }
}

function readFormula(tokens: readonly Token[]): ReadFormula {
  let next = 0
  const names: Token[] = []
  const peek = (): string | undefined => tokens[next]?.text
  const refuse = (wanted: string): never => {
    const token = tokens[next]
    throw new Unreadable(
      token === undefined
        ? `The formula ends where ${wanted} should follow.`
        : `At character ${String(token.at)} stands “${token.text}” where ${wanted} should.`,
    )
  }
  const take = (wanted: string): string => {
    const token = tokens[next]
    if (token === undefined) return refuse(wanted)
    next += 1
    return token.text
  }

  function additive(): Formula {
    let left = product()
    for (let sign = peek(); sign === '+' || sign === '-'; sign = peek()) {
      next += 1
      left = { kind: 'operation', sign, left, right: product() }
    }
    return left
  }

  function product(): Formula {
    let left = operand()
    while (peek() === '*') {
      next += 1
      left = { kind: 'operation', sign: '*', left, right: operand() }
    }
    return left
  }

  function operand(): Formula {
    const text = peek() ?? ''
    if (/^\d/u.test(text)) return numberOrSpan(take('a number'))
    if (text.startsWith('"') && text.length > 1) return { kind: 'text', text: take('a text').slice(1, -1) }
    if (/^(?:sum|count)\s/u.test(text)) {
      next += 1
      return { kind: text.startsWith('sum') ? 'sum' : 'count', name: fieldName() }
    }
    if (text === '(') {
      next += 1
      const inner = additive()
      if (peek() !== ')') refuse('“)”')
      next += 1
      return inner
    }
    return { kind: 'name', name: fieldName() }
  }

  function fieldName(): string {
    const wanted = 'the name of a field, a number or a text in quotation marks'
    const token = tokens[next]
    if (token === undefined || !namePattern.test(token.text)) return refuse(wanted)
    next += 1
    names.push(token)
    return token.text
  }

  function numberOrSpan(text: string): Formula {
    const unit = units.find((each) => peek() === each || peek() === `${each}s`)
    if (unit === undefined) return { kind: 'number', text }
    if (!/^\d{1,5}$/u.test(text)) {
      next -= 1
      refuse('a whole number of days, weeks, months or years')
    }
    next += 1
    return { kind: 'span', count: Number(text), unit }
  }

  const formula = additive()
  if (peek() === undefined) return { formula, names }
  if (peek() !== '|') refuse('+, -, * or | and a format')
  next += 1
  const format = peek() ?? ''
  if (!formatNames.includes(format)) refuse(`one of the formats ${formatNames.join(', ')}`)
  next += 1
  if (peek() !== undefined) refuse('the end')
  return { formula: { kind: 'format', of: formula, format }, names }
}

/** The fields and groups that a formula names. */
export function namesIn(formula: Formula): string[] {
  switch (formula.kind) {
    case 'name':
    case 'sum':
    case 'count':
      return [formula.name]
    case 'operation':
      return [...namesIn(formula.left), ...namesIn(formula.right)]
    case 'format':
      return namesIn(formula.of)
    default:
      return []
  }
}
