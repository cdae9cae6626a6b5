import { z } from 'zod'
import { plainText } from '../document/index.ts'
import type { LetterTemplate, TemplateField } from '../letter/index.ts'
import type { HouseThing } from './house-version.ts'

/** A line that differs between two versions; empty where one of them has none. */
export const HouseChange = z.strictObject({ what: z.string(), before: z.string(), after: z.string() })
export type HouseChange = z.infer<typeof HouseChange>

/** What changed from one version to another, line by line, in the order in which the form asks for them. Formatting within a text is not among it. */
export function houseChanges(before: HouseThing | undefined, after: HouseThing): HouseChange[] {
  const was = new Map(before === undefined ? [] : linesOf(before))
  const is = new Map(linesOf(after))
  const names = [...is.keys(), ...[...was.keys()].filter((name) => !is.has(name))]
  return names.flatMap((what) => {
    const [old, now] = [was.get(what) ?? '', is.get(what) ?? '']
    return old === now ? [] : [{ what, before: old, after: now }]
  })
}

function linesOf(thing: HouseThing): [string, string][] {
  if (thing.kind === 'company') return Object.entries(thing.content)
  if (thing.kind === 'letterhead') {
    const { title, name, lines, footer, return_line, window, accent, style, logo } = thing.content
    return [
      ['Title', title],
      ['Name', name],
      ['Logo', logo === undefined ? '' : `${logo.alt}, ${String(logo.width)} mm wide (${logo.digest.slice(0, 8)})`],
      ['Lines', lines.join('\n')],
      ['Footer', footer.join('\n')],
      ['Return line', return_line ?? ''],
      ['Envelope window', window],
      ['Colour', accent],
      ['Style', style],
    ]
  }
  return linesOfTemplate(thing.content)
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
}: LetterTemplate): [string, string][] {
  return [
    ['Title', title],
    ['Description', description],
    ['Language', language],
    ['Jurisdictions', jurisdictions.join(', ')],
    ['Letterhead', letterhead],
    ['Clauses it insists on', mandatoryClauses.join('\n')],
    ...fields.map((field): [string, string] => [`Field ${field.name}`, lineOfField(field)]),
    ...parts.flatMap((block): [string, string][] => (block.type === 'part' ? [[`Part ${block.part}`, plainText([block])]] : [])),
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
