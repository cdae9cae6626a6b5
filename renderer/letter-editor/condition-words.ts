import { conditionText, type Condition } from '../../core/document/index.ts'
import { fieldLabel } from './field-label.ts'

interface Named {
  readonly name: string
  readonly label: string
}

/** What a field is called among others: where several share a label, with whose it is, such as "Address (partner)". */
export function nameAmong(fields: readonly Named[], name: string): string {
  const field = fields.find((each) => each.name === name)
  const label = field?.label ?? fieldLabel(name)
  const isOne = field !== undefined && fields.every((each) => each.name === name || each.label !== label)
  const owner = name.includes('.') ? name.slice(0, name.lastIndexOf('.')).replaceAll(/[._]/gu, ' ') : ''
  return isOne || owner === '' ? label : `${label} (${owner})`
}

/** A condition as people read it, by what its field is called: "Country (partner) is GB". */
export function conditionWords(condition: Condition, fields: readonly Named[]): string {
  const called = nameAmong(fields, condition.field)
  if (condition.test === 'set') return `${called} has a value`
  if (condition.test === 'not-set') return `${called} has no value`
  return `${called}${conditionText(condition).slice(condition.field.length)}`
}
