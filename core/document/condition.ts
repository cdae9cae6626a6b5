import { z } from 'zod'
import { fieldNamePattern } from './inline.ts'

const FieldName = z.string().regex(new RegExp(`^${fieldNamePattern}$`, 'u'), { error: 'A field name is lower-case words joined by dots.' })

/** What a field is compared with: one line of text, without space around it. */
const Value = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => text === text.trim() && text.isWellFormed() && !/\p{Cc}/u.test(text), {
    error: 'A condition compares with one line of text.',
  })

/** When a block stands in its letter: as long as a merge field has a certain value, one of several, or any at all. */
export const Condition = z.discriminatedUnion('test', [
  z.strictObject({ field: FieldName, test: z.literal('is'), value: Value }),
  z.strictObject({ field: FieldName, test: z.literal('is-not'), value: Value }),
  z.strictObject({ field: FieldName, test: z.literal('one-of'), values: z.array(Value).min(1).max(100) }),
  z.strictObject({ field: FieldName, test: z.literal('set') }),
  z.strictObject({ field: FieldName, test: z.literal('not-set') }),
])
export type Condition = z.infer<typeof Condition>

/** Whether a condition holds for the value of its field as it is stored; "" is none. White space around a value does not count. */
export function conditionHolds(condition: Condition, value: string): boolean {
  const own = value.trim().normalize('NFC')
  const is = (wanted: string): boolean => own === wanted.normalize('NFC')
  switch (condition.test) {
    case 'is':
      return is(condition.value)
    case 'is-not':
      return !is(condition.value)
    case 'one-of':
      return condition.values.some(is)
    case 'set':
      return own !== ''
    case 'not-set':
      return own === ''
  }
}

/** A condition as files and people write it: `partner.country is one of GB, IE`. */
export function conditionText(condition: Condition): string {
  switch (condition.test) {
    case 'is':
      return `${condition.field} is ${written(condition.value)}`
    case 'is-not':
      return `${condition.field} is not ${written(condition.value)}`
    case 'one-of':
      return `${condition.field} is one of ${condition.values.map(written).join(', ')}`
    case 'set':
      return `${condition.field} is set`
    case 'not-set':
      return `${condition.field} is not set`
  }
}

/** What begins so without quotation marks is none of the values. */
const ownWord = /^(?:set|not|one)\b/u

/** In quotation marks where it would be read as something else, with no brace in it that would begin a merge field. */
function written(value: string): string {
  if (/^[^,"\\{}]+$/u.test(value) && !ownWord.test(value)) return value
  return JSON.stringify(value).replaceAll(/[{}]/gu, (brace) => (brace === '{' ? '\\u007b' : '\\u007d'))
}

/** A condition from its written form; undefined for what is none. */
export function parseCondition(text: string): Condition | undefined {
  const [, field, rest] = /^(\S+)\s+is\s+(.*)$/u.exec(text.trim()) ?? []
  if (field === undefined || rest === undefined) return undefined
  const parsed = Condition.safeParse(conditionOf(field, rest))
  return parsed.success ? parsed.data : undefined
}

function conditionOf(field: string, rest: string): unknown {
  if (rest === 'set') return { field, test: 'set' }
  if (/^not\s+set$/u.test(rest)) return { field, test: 'not-set' }
  const [, several] = /^one\s+of\s+(.*)$/u.exec(rest) ?? []
  if (several !== undefined) return { field, test: 'one-of', values: valuesIn(several) }
  const [, other] = /^not\s+(.*)$/u.exec(rest) ?? []
  const values = valuesIn(other ?? rest)
  return { field, test: other === undefined ? 'is' : 'is-not', value: values?.length === 1 ? values[0] : undefined }
}

/** Values divided by commas, some of them in quotation marks; undefined where they are not written rightly. */
function valuesIn(text: string): string[] | undefined {
  // No two repetitions stand beside each other that take the same signs: the time is that of the length.
  const pattern = /(?:\s*("(?:[^"\\]|\\.)*")\s*|([^,"]+))(?:,|$)/uy
  const values: string[] = []
  while (pattern.lastIndex < text.length) {
    const [, quoted, bare] = pattern.exec(text) ?? []
    const value = quoted === undefined ? bare?.trim() : unquoted(quoted)
    if (value === undefined || value === '' || (quoted === undefined && ownWord.test(value))) return undefined
    values.push(value)
  }
  return values
}

function unquoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
