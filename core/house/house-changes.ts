import { z } from 'zod'
import { partLabels, plainText } from '../document/index.ts'
import type { LetterTemplate, TemplateField } from '../letter/index.ts'
import { ruleTitles, type HouseStyle, type StyleRule } from '../style/index.ts'
import type { HouseThing } from './house-version.ts'
import { valueGroup, valueLabel, windowTitles } from './value-labels.ts'

/** A line that differs between two versions; empty where one of them has none. */
export const HouseChange = z.strictObject({ what: z.string(), before: z.string(), after: z.string() })
export type HouseChange = z.infer<typeof HouseChange>

/** What changed from one version to another, line by line, in the order in which the form asks for them. Formatting within a text is not among it. */
export function houseChanges(before: HouseThing | undefined, after: HouseThing): HouseChange[] {
  const was = new Map(before === undefined ? [] : linesOf(before).map((line) => [line[0], line]))
  const is = new Map(linesOf(after).map((line) => [line[0], line]))
  const names = [...is.keys(), ...[...was.keys()].filter((name) => !is.has(name))]
  return names.flatMap((name) => {
    const [old, now] = [was.get(name), is.get(name)]
    if (old?.[1] === now?.[1]) return []
    return [{ what: now?.[2] ?? old?.[2] ?? name, before: old?.[1] ?? '', after: now?.[1] ?? '' }]
  })
}

/** A line of a version: its name, what it says, and what people call it where that is not its name. */
type Line = [name: string, text: string, label?: string]

function linesOf(thing: HouseThing): Line[] {
  if (thing.kind === 'company')
    return Object.entries(thing.content).map(([name, text]) => [name, text, `${valueGroup(name)}: ${valueLabel(name)}`])
  if (thing.kind === 'letterhead') {
    const { title, name, lines, footer, return_line, window, accent, style, logo } = thing.content
    return [
      ['Title', title],
      ['Name', name],
      ['Logo', logo === undefined ? '' : `${logo.alt}, ${String(logo.width)} mm wide (${logo.digest.slice(0, 8)})`],
      ['Lines', lines.join('\n')],
      ['Footer', footer.join('\n')],
      ['Return line', return_line ?? ''],
      ['Envelope window', windowTitles[window]],
      ['Colour', accent],
      ['Style', style],
    ]
  }
  return thing.kind === 'style' ? linesOfStyle(thing.content) : linesOfTemplate(thing.content)
}

/** A rule by what it looks for, or by what it asks for; two that ask for the same are told apart by their order. */
function linesOfStyle({ rules }: HouseStyle): Line[] {
  const seen = new Map<string, number>()
  return rules.map((rule): Line => {
    const what = rule.phrase ?? (rule.kind === 'required' ? rule.text : '')
    const name = `Rule ${ruleTitles[rule.kind].toLowerCase()} “${what}”`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return [count === 1 ? name : `${name} (${String(count)})`, lineOfRule(rule)]
  })
}

function lineOfRule(rule: StyleRule): string {
  const { severity, language, matchCase, partOfWord, unless = [], reason = '' } = rule
  const own =
    rule.kind === 'term'
      ? [`Write: ${rule.instead.join(', ')}`]
      : rule.kind === 'required'
        ? [rule.text, typeof rule.within === 'number' ? `at most ${String(rule.within)} words away` : `in the same ${rule.within}`]
        : []
  const rest = [
    severity === 'error' ? 'keeps from release' : 'warns',
    language === undefined ? '' : `in ${language}`,
    matchCase === true ? 'as capitals stand' : '',
    partOfWord === true ? 'inside words too' : '',
    unless.length === 0 ? '' : `but not in: ${unless.join(', ')}`,
    reason === '' ? '' : `because: ${reason}`,
  ]
  return [...own, ...rest].filter((line) => line !== '').join('\n')
}

function linesOfTemplate({
  title,
  description,
  language,
  jurisdictions,
  letterhead,
  fields,
  mandatoryClauses,
  parts,
  body,
}: LetterTemplate): Line[] {
  return [
    ['Title', title],
    ['Description', description],
    ['Language', language],
    ['Jurisdictions', jurisdictions.join(', ')],
    ['Letterhead', letterhead],
    ['Clauses it insists on', mandatoryClauses.join('\n')],
    ...fields.map((field): Line => [`Field ${field.name}`, lineOfField(field), `Field “${field.label}”`]),
    ...parts.flatMap((block): Line[] =>
      block.type === 'part' ? [[`Part ${block.part}`, plainText([block]), partLabels[block.part]]] : [],
    ),
    ['Text', body.map((block) => (block.type === 'clause-reference' ? `Clause ${block.code}` : plainText([block]))).join('\n\n')],
  ]
}

function lineOfField(field: TemplateField): string {
  const { label, type, required, help = '', default: value = '', options = [], longest, shape = '', least, most } = field
  const limit = (words: string, number: number | undefined): string => (number === undefined ? '' : `${words} ${String(number)}`)
  const rules = [
    limit('characters at most:', longest),
    shape === '' ? '' : `shape: ${shape}`,
    limit('least:', least),
    limit('greatest:', most),
  ]
  return [label, required ? `${type}, required` : type, help, value, options.join(', '), ...rules].filter((line) => line !== '').join('\n')
}
