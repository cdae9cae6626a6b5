import { z } from 'zod'
import { ClauseCode, Jurisdiction, LanguageTag, PartName, partNames, type Inline, type Part } from '../../core/document/index.ts'
import { CompanyValues } from '../../core/house/index.ts'
import { Letterhead, LetterTemplate, Logo, RepeatingGroup, TemplateField, type Finding } from '../../core/letter/index.ts'
import { hasErrors } from './clause-file.ts'
import { checkFrontMatter, readYaml, splitFrontMatter, type FrontMatter } from './front-matter.ts'
import { maskFields, splitAtFields } from './merge-fields.ts'
import { readMarkdown } from './read-markdown.ts'
import type { ImageFile } from './reading.ts'
import { cleanText, findingsOf, type FileFindings } from './source-text.ts'

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** A number as YAML writes it: read as text, like everything in front matter. */
const Figure = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/u, { error: 'This is no number such as 1250.5.' })
  .transform(Number)

const WrittenField = z.strictObject({
  ...TemplateField.shape,
  required: Flag.default(false),
  longest: Figure.pipe(TemplateField.shape.longest.unwrap()).optional(),
  least: Figure.optional(),
  most: Figure.optional(),
})

const TemplateFrontMatter = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u),
  title: z.string().min(1),
  description: z.string().min(1),
  language: LanguageTag,
  jurisdictions: z.array(Jurisdiction).default([]),
  letterhead: z.string(),
  fields: z.array(WrittenField),
  groups: z
    .array(
      z.strictObject({
        ...RepeatingGroup.shape,
        least: Figure.pipe(RepeatingGroup.shape.least.unwrap()).optional(),
        fields: z.array(WrittenField).min(1),
      }),
    )
    .max(20)
    .optional(),
  mandatory_clauses: z.array(ClauseCode).default([]),
  parts: z.partialRecord(PartName, z.string()),
})

/** Reads a letter template: its fields and parts as front matter, the text a new letter begins with as Markdown. */
export function readTemplateFile(text: string, fileName: string): { template: LetterTemplate | undefined; findings: Finding[] } {
  const findings = findingsOf(fileName)
  const clean = cleanText(text, findings)
  const split = clean === undefined ? undefined : splitFrontMatter(clean)
  if (clean !== undefined && split === undefined) {
    findings.error(
      'front-matter-invalid',
      { line: 1, column: 1 },
      'The file does not begin with front matter.',
      'Begin it with a line "---".',
    )
  }
  if (split === undefined) return { template: undefined, findings: findings.list }
  const front = readYaml(split.yaml, 2, findings)
  const about = front && checkFrontMatter(TemplateFrontMatter, front, findings)
  const { blocks } = readMarkdown({ text: split.body, firstLine: split.bodyLine }, findings)
  if (about === undefined || front === undefined) return { template: undefined, findings: findings.list }
  const parts = partNames.flatMap((name) => {
    const written = about.parts[name]
    return written === undefined ? [] : [readPart(name, written, front, findings)]
  })
  if (hasErrors(findings.list)) return { template: undefined, findings: findings.list }
  const { mandatory_clauses: mandatoryClauses, parts: _parts, ...rest } = about
  return { template: LetterTemplate.parse({ ...rest, mandatoryClauses, parts, body: blocks }), findings: findings.list }
}

/** A part is plain text with merge fields; its line ends are line breaks. */
function readPart(part: PartName, text: string, front: FrontMatter, findings: FileFindings): Part {
  const place = front.placeOf(['parts', part])
  const masked = maskFields(text.replace(/\n$/u, ''), () => place, findings)
  const children = splitAtFields(masked.text, masked.fields).map((piece): Inline => (typeof piece === 'string' ? { text: piece } : piece))
  return { type: 'part', part, children }
}

const LetterheadFile = Letterhead.omit({ logo: true }).extend({
  /** A picture beside the file; the width in millimetres. */
  logo: z.strictObject({ file: z.string(), alt: Logo.shape.alt, width: z.string().transform(Number).pipe(Logo.shape.width) }).optional(),
})

/** Reads a letterhead (YAML). `imageAt` finds the picture that it names as its logo. */
export function readLetterheadFile(
  text: string,
  fileName: string,
  imageAt: (path: string) => ImageFile | undefined,
): { letterhead: Letterhead | undefined; findings: Finding[] } {
  const findings = findingsOf(fileName)
  const front = readYamlFile(text, findings)
  const about = front && checkFrontMatter(LetterheadFile, front, findings)
  if (front === undefined || about === undefined) return { letterhead: undefined, findings: findings.list }
  const { logo, ...rest } = about
  if (logo === undefined) return { letterhead: rest, findings: findings.list }
  const image = imageAt(logo.file)
  if (image === undefined)
    findings.error(
      'image-missing',
      front.placeOf(['logo', 'file']),
      `The logo "${logo.file}" is no PNG or JPEG picture beside this file.`,
      'Put it there, or take the logo out.',
    )
  const { alt, width } = logo
  return { letterhead: image && { ...rest, logo: { ...image, alt, width } }, findings: findings.list }
}

/** Reads the company's values (YAML, flat dotted names or groups). */
export function readCompanyFile(text: string, fileName: string): { company: Record<string, string> | undefined; findings: Finding[] } {
  const findings = findingsOf(fileName)
  const front = readYamlFile(text, findings)
  const tree = front && checkFrontMatter(z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])), front, findings)
  if (tree === undefined) return { company: undefined, findings: findings.list }
  const pairs = Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value.trim()]] : Object.entries(value).map(([key, inner]) => [`${name}.${key}`, inner.trim()]),
  )
  const company = CompanyValues.safeParse(Object.fromEntries(pairs))
  for (const { path, message } of company.error?.issues ?? [])
    findings.error(
      'front-matter-invalid',
      undefined,
      `"${path.map(String).join('.')}" cannot stand here: ${message}`,
      'Mend it, or take it out.',
    )
  return { company: company.data, findings: findings.list }
}

/** Reads a file that is YAML alone; undefined with errors. */
export function readYamlFile(text: string, findings: FileFindings): FrontMatter | undefined {
  const clean = cleanText(text, findings)
  return clean === undefined ? undefined : readYaml(clean, 1, findings)
}
