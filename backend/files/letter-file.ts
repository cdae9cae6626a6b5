import { z } from 'zod'
import { Jurisdiction, LanguageTag, MergeField } from '../../core/document/index.ts'
import { Enclosure, EnclosureRelationship, longestValue, type Finding, type Letter, type LetterSource } from '../../core/letter/index.ts'
import { acceptAll } from '../../core/suggestion/index.ts'
import { hasErrors, writeYaml, type ImageAt } from './clause-file.ts'
import { checkFrontMatter, readYaml, splitFrontMatter, type FrontMatter } from './front-matter.ts'
import { readMarkdown } from './read-markdown.ts'
import { readEnclosed, type EnclosedAt } from './read-enclosed.ts'
import { cleanText, findingsOf, type FileFindings } from './source-text.ts'
import { writeMarkdown } from './write-markdown.ts'

const Code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, { error: 'Give a code: lower-case words joined by hyphens.' })
const Values: z.ZodType<ValueTree> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), z.array(z.string()), z.array(z.record(z.string(), z.string())), Values])),
)

interface ValueTree {
  [name: string]: string | string[] | Record<string, string>[] | ValueTree
}

/** A file to enclose, by its path beside the letter's file. */
const EnclosedFront = z.strictObject({
  file: z.string().min(1).max(1000),
  title: Enclosure.shape.title.optional(),
  relationship: EnclosureRelationship.default('supplement'),
  /** Its pages follow the letter's as well. */
  append: z
    .enum(['true', 'false'], { error: 'Write "append: true", or leave it out.' })
    .default('false')
    .transform((text) => text === 'true'),
})

/** Keys with a meaning of their own; every other key begins a group of values (`partner: { name: … }`). */
const LetterFrontMatter = z
  .object({
    title: z.string().min(1).max(300),
    template: Code,
    letterhead: Code.optional(),
    language: LanguageTag.optional(),
    jurisdictions: z.array(Jurisdiction).optional(),
    date: z.string().optional(),
    not_before: z.string().optional(),
    reference: z.string().optional(),
    subject: z.string().optional(),
    enclosures: z.union([z.string(), z.array(z.string())]).optional(),
    copies: z.union([z.string(), z.array(z.string())]).optional(),
    enclosed: z.array(EnclosedFront).max(50).optional(),
    values: z.record(z.string(), z.string()).optional(),
  })
  .catchall(
    z.union([Values, z.array(z.record(z.string(), z.string())), z.string()], {
      error: 'Give a text, a group of values such as { name: … }, or a list of such groups.',
    }),
  )

const ownNames = ['date', 'not_before', 'reference', 'subject', 'enclosures', 'copies'] as const
const fieldName = MergeField.shape.name

/** Reads a letter file. Every fault of the file is among the findings; then there is no source. */
export function readLetterFile(
  text: string,
  fileName: string,
  imageAt?: ImageAt,
  fileAt?: EnclosedAt,
): { source: LetterSource | undefined; findings: Finding[] } {
  const findings = findingsOf(fileName)
  const clean = cleanText(text, findings)
  const split = clean === undefined ? undefined : splitFrontMatter(clean)
  if (clean !== undefined && split === undefined) {
    findings.error(
      'front-matter-invalid',
      { line: 1, column: 1 },
      'The file does not begin with front matter.',
      'Begin it with a line "---", the letter’s title, template and date, and a line "---".',
    )
  }
  if (split === undefined) return { source: undefined, findings: findings.list }
  const front = readYaml(split.yaml, 2, findings)
  const about = front && checkFrontMatter(LetterFrontMatter, front, findings)
  const values = front && about ? valuesOf(about, front, findings) : {}
  const { blocks, positions } = readMarkdown({ text: split.body, firstLine: split.bodyLine, ...(imageAt && { imageAt }) }, findings)
  const enclosed = front && about ? readEnclosed(about.enclosed ?? [], front, fileAt, findings) : []
  if (about === undefined || hasErrors(findings.list)) return { source: undefined, findings: findings.list }
  const { title, template, letterhead, language, jurisdictions } = about
  const source = { title, template, letterhead, language, jurisdictions, values, body: blocks, positions }
  return { source: { ...source, ...(enclosed.length > 0 && { enclosed }) }, findings: findings.list }
}

function valuesOf(about: z.output<typeof LetterFrontMatter>, front: FrontMatter, findings: FileFindings): Record<string, string> {
  const {
    title: _title,
    template: _template,
    letterhead: _letterhead,
    language: _language,
    jurisdictions: _jurisdictions,
    enclosed: _enclosed,
    values = {},
    ...groups
  } = about
  const found = new Map<string, string>()
  const put = (name: string, value: string, path: readonly string[]): void => {
    if (!fieldName.safeParse(name).success) {
      findings.error(
        'front-matter-invalid',
        front.placeOf(path),
        `"${name.slice(0, 80)}" cannot be the name of a value.`,
        'Use lower-case words, digits and underscores, joined by dots.',
      )
    } else if (found.has(name)) {
      findings.error('front-matter-invalid', front.placeOf(path), `"${name}" has two values.`, 'Take one out.')
    } else if (value.length > longestValue) {
      findings.error(
        'front-matter-invalid',
        front.placeOf(path),
        `The value "${name}" has ${String(value.length)} characters; a value has at most ${String(longestValue)}.`,
        'Shorten it, or write it into the letter itself.',
      )
    } else found.set(name, value.replace(/\n$/u, ''))
  }
  /** Lines of one value, or the entries of a repeating group, which count from 1. */
  const gatherList = (list: readonly (string | Record<string, string>)[], name: string, path: readonly string[]): void => {
    const lines = list.filter((each) => typeof each === 'string')
    if (lines.length === list.length) return put(name, lines.join('\n'), path)
    for (const [index, entry] of list.entries())
      if (typeof entry !== 'string') gather(entry, `${name}.${String(index + 1)}`, [...path, String(index)])
  }
  const gather = (tree: ValueTree, prefix: string, path: readonly string[]): void => {
    for (const [key, value] of Object.entries(tree)) {
      const name = prefix === '' ? key : `${prefix}.${key}`
      if (typeof value === 'string') put(name, value, [...path, key])
      else if (Array.isArray(value)) gatherList(value, name, [...path, key])
      else gather(value, name, [...path, key])
    }
  }
  for (const [key, value] of Object.entries(groups)) {
    if (value === undefined) continue
    const own = ownNames.some((name) => name === key)
    gather({ [key]: value }, own ? 'letter' : '', [])
  }
  gather(values, '', ['values'])
  return Object.fromEntries(found)
}

/**
 * The file of a letter, as it reads with its suggestions accepted. Clauses are named with their version; parts are written as they stand in the letter, so that
 * `readLetterFile` and assembly give the same letter back.
 */
export function writeLetterFile(letter: Letter): string {
  const { title, template, letterhead, language, jurisdictions, values, document, enclosed } = letter
  const groups: Record<string, unknown> = {}
  const flat: Record<string, string> = {}
  const entries = new Map<string, Map<number, Record<string, string>>>()
  for (const [name, value] of Object.entries(values)) {
    const own = ownNames.find((candidate) => name === `letter.${candidate}`)
    if (value === '') continue
    if (own !== undefined) groups[own] = (own === 'enclosures' || own === 'copies') && value.includes('\n') ? value.split('\n') : value
    else if (!intoEntry(entries, name, value)) flat[name] = value
  }
  // Entries that count from 1 without a gap are a list; others keep their numbers.
  for (const [group, numbered] of entries) {
    const list = Array.from({ length: numbered.size }, (_, index) => numbered.get(index + 1))
    if (list.every((entry) => entry !== undefined) && !reserved.has(group)) groups[group] = list
    else
      for (const [number, entry] of numbered)
        for (const [key, value] of Object.entries(entry)) flat[`${group}.${String(number)}.${key}`] = value
  }
  const files = enclosed?.map((enclosure) => ({
    file: enclosure.name,
    title: enclosure.title,
    relationship: enclosure.relationship,
    ...(enclosure.appended === true && { append: true }),
  }))
  const front = {
    title,
    template,
    letterhead,
    language,
    jurisdictions,
    ...groups,
    ...(files !== undefined && { enclosed: files }),
    ...(Object.keys(flat).length > 0 && { values: flat }),
  }
  return `---\n${writeYaml(front)}---\n${writeMarkdown(acceptAll(document))}`
}

/** Keys that no group of values can have. */
const reserved: ReadonlySet<string> = new Set(Object.keys(LetterFrontMatter.shape))

/** Puts `products.2.name` among the entries of the group "products"; false for the value of no entry. */
function intoEntry(entries: Map<string, Map<number, Record<string, string>>>, name: string, value: string): boolean {
  const [, group, number, key] = /^([a-z][a-z0-9_]*)\.([1-9]\d{0,2})\.([a-z][a-z0-9_]*)$/u.exec(name) ?? []
  if (group === undefined || number === undefined || key === undefined) return false
  const numbered = entries.get(group) ?? new Map<number, Record<string, string>>()
  entries.set(group, numbered)
  numbered.set(Number(number), { ...numbered.get(Number(number)), [key]: value })
  return true
}
