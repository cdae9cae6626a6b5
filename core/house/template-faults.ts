import { ClauseCode, Jurisdiction, LanguageTag, MergeField } from '../document/index.ts'
import { wantedInstead, type LetterTemplate, type TemplateField } from '../letter/index.ts'
import { formulaFault } from './formula-faults.ts'
import type { HouseFault } from './house-faults.ts'
import { isNameIn, namesOf } from './rename-field.ts'

/** What must be mended in a template before anything may rest on it, in the order in which the form asks. */
export function templateFaults(template: LetterTemplate): HouseFault[] {
  const { title, language, jurisdictions, mandatoryClauses, fields } = template
  const faults: (HouseFault | false)[] = [
    title.trim() === '' && { place: 'title', message: 'A template needs a title: authors choose it by that.' },
    !LanguageTag.safeParse(language).success && { place: 'language', message: 'A language is a tag such as “en-GB” or “de”.' },
    !jurisdictions.every((each) => Jurisdiction.safeParse(each).success) && {
      place: 'jurisdictions',
      message: 'Jurisdictions are country codes such as “GB”, parted by commas.',
    },
    !mandatoryClauses.every((each) => ClauseCode.safeParse(each).success) && {
      place: 'mandatoryClauses',
      message: 'A clause’s code is lower-case words joined by hyphens and slashes, such as “closing/for-customers”.',
    },
  ]
  const formulas = fields.flatMap((field, index): HouseFault[] => {
    const message = formulaFault(field, template)
    return message === undefined ? [] : [{ place: `fields.${String(index)}.computed`, message }]
  })
  return [
    ...faults.filter((fault) => fault !== false),
    ...fields.flatMap((field, index) => fieldFaults(field, index, template)),
    ...formulas,
    ...groupFaults(template),
  ]
}

/** What is wrong with the repeating groups: their fields begin with the group's name, and no two things have one name. */
function groupFaults(template: LetterTemplate): HouseFault[] {
  const groups = template.groups ?? []
  return groups.flatMap(({ name, fields }, index): HouseFault[] => {
    const place = `groups.${String(index)}`
    const strange = fields.find((field) => !isNameIn(name, field.name))
    const wrong = fields.map((field) => formulaFault(field, template)).find((fault) => fault !== undefined)
    const faults: (HouseFault | false)[] = [
      groups.findIndex((other) => other.name === name) < index && {
        place,
        message: `Another group is called “${name}”. Choose a name of its own.`,
      },
      strange !== undefined && {
        place,
        message: `The field “${strange.name}” is not called after its group: write ${name}. and one word.`,
      },
      new Set(fields.map((field) => field.name)).size < fields.length && { place, message: `Two fields of “${name}” have one name.` },
      wrong !== undefined && { place, message: wrong },
    ]
    return faults.filter((fault) => fault !== false)
  })
}

function fieldFaults(field: TemplateField, index: number, template: LetterTemplate): HouseFault[] {
  const { name, label, type, options = [], least, most } = field
  const at = (place: string, message: string): HouseFault => ({ place: `fields.${String(index)}.${place}`, message })
  const faults: (HouseFault | false)[] = [
    label.trim() === '' && at('label', 'A field needs a label: the form asks for its value by that.'),
    !MergeField.shape.name.safeParse(name).success &&
      at('name', 'A field’s name is lower-case words joined by dots, such as “partner.name”.'),
    isTaken(name, index, template) && at('name', 'Another field has this name. Choose one of its own.'),
    type === 'choice' &&
      (options.length === 0 || options.some((option) => option.trim() === '')) &&
      at('options', 'A choice needs answers to choose from, one on each line.'),
    least !== undefined && most !== undefined && least > most && at('most', 'The greatest number is less than the least one.'),
    defaultFault(field, at),
  ]
  return faults.filter((fault) => fault !== false)
}

/** True where a field before this one, or something of a repeating group, has its name. */
function isTaken(name: string, index: number, { fields, groups }: LetterTemplate): boolean {
  const others = { fields: fields.slice(0, index), ...(groups !== undefined && { groups }) }
  return namesOf(others).includes(name)
}

/** A default that shows the value of another field is known only in the letter. */
function defaultFault(field: TemplateField, at: (place: string, message: string) => HouseFault): HouseFault | false {
  const { default: value = '' } = field
  const wanted = value === '' || value.includes('{{') ? undefined : wantedInstead(field, value)
  return wanted !== undefined && at('default', `This does not fit the field. Give ${wanted}.`)
}
