import { entryName, groupField, namesIn, parseFormula, type LetterTemplate, type TemplateField } from '../letter/index.ts'

/** What is wrong with the formula of a field as far as the template can tell, in a sentence; undefined when nothing is. */
export function formulaFault(field: TemplateField, template: LetterTemplate): string | undefined {
  if (field.computed === undefined) return undefined
  const parsed = parseFormula(field.computed)
  if (!parsed.ok) return `${parsed.error.message} ${parsed.error.remedy}`
  const unknown = namesIn(parsed.value).find((name) => !isKnown(name, template))
  if (unknown !== undefined) return `No field is called “${unknown}”. Correct the name, or add the field.`
  const ring = ringFrom(field.name, [], template)
  return ring === undefined ? undefined : `It is computed from itself: ${ring.join(', from ')}. Let one of them stand without the others.`
}

/** The company's values are not the template's to know. */
function isKnown(name: string, template: LetterTemplate): boolean {
  const isField = template.fields.some((each) => each.name === name) || groupField(template, name) !== undefined
  return isField || template.groups?.some((each) => each.name === name) === true || name.startsWith('company.')
}

/** The way from a field back to itself over the formulas; undefined where there is none. */
function ringFrom(name: string, way: readonly string[], template: LetterTemplate): string[] | undefined {
  if (way.includes(name)) return way[0] === name ? [...way, name] : undefined
  const found = template.fields.find((each) => each.name === name) ?? groupField(template, entryName(name, 1))?.field
  const parsed = found?.computed === undefined ? undefined : parseFormula(found.computed)
  for (const next of parsed?.ok === true ? namesIn(parsed.value) : []) {
    const ring = ringFrom(next, [...way, name], template)
    if (ring !== undefined) return ring
  }
  return undefined
}
