import { stringify } from 'yaml'
import { z } from 'zod'
import { ClauseKind, ClauseVersion, Day, Evidence, Validity } from '../../core/clause/index.ts'
import { ClauseCode, ClauseContent, Jurisdiction, LanguageTag } from '../../core/document/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import { checkFrontMatter, readYaml, splitFrontMatter } from './front-matter.ts'
import { readMarkdown } from './read-markdown.ts'
import type { ImageFile, RefusedImage } from './reading.ts'
import { cleanText, findingsOf } from './source-text.ts'
import { writeMarkdown } from './write-markdown.ts'

const WholeNumber = z
  .string()
  .regex(/^\d{1,5}$/u, { error: 'Give a whole number.' })
  .transform(Number)

const ClauseFrontMatter = z.strictObject({
  code: ClauseCode,
  kind: ClauseKind,
  title: z.string().min(1).max(200),
  language: LanguageTag,
  jurisdictions: z.array(Jurisdiction).default([]),
  version: WholeNumber.pipe(z.int().min(1)).default(1),
  valid: Validity.refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
    path: ['until'],
    error: 'The last day lies before the first one.',
  }).default({}),
  review_by: Day.optional(),
  not_before: Day.optional(),
  owner: z.string().optional(),
  tags: z.array(z.string()).default([]),
  evidence: z.array(Evidence).default([]),
  verbatim: z
    .literal('true', { error: 'Write "verbatim: true", or leave it out.' })
    .transform((): true => true)
    .optional(),
  seal: z.strictObject({ evidence: WholeNumber.pipe(z.int().min(1)) }).optional(),
})

export type ImageAt = (path: string) => ImageFile | RefusedImage | undefined

/** Reads a clause file: front matter and Markdown. Every fault of the file is among the findings; then there is no clause. */
export function readClauseFile(
  text: string,
  fileName: string,
  imageAt?: ImageAt,
): { clause: ClauseVersion | undefined; findings: Finding[] } {
  const findings = findingsOf(fileName)
  const clean = cleanText(text, findings)
  const split = clean === undefined ? undefined : splitFrontMatter(clean)
  if (clean !== undefined && split === undefined) {
    findings.error(
      'front-matter-invalid',
      { line: 1, column: 1 },
      'The file does not begin with front matter.',
      'Begin it with a line "---", the clause’s code, kind, title and language, and a line "---".',
    )
  }
  if (split === undefined) return { clause: undefined, findings: findings.list }
  const front = readYaml(split.yaml, 2, findings)
  const about = front && checkFrontMatter(ClauseFrontMatter, front, findings)
  const { blocks, positions } = readMarkdown({ text: split.body, firstLine: split.bodyLine, ...(imageAt && { imageAt }) }, findings)
  const body: ClauseContent[] = []
  for (const [index, block] of blocks.entries()) {
    const content = ClauseContent.safeParse(block)
    if (content.success) body.push(content.data)
    else
      findings.error(
        'unknown-markup',
        positions[index],
        'A clause cannot hold this: only text, lists, quotations, tables and images.',
        'Move it into the letter.',
      )
  }
  if (blocks.length === 0 && !hasErrors(findings.list))
    findings.error('file-malformed', { line: split.bodyLine, column: 1 }, 'The clause has no text.', 'Write it below the front matter.')
  if (about?.seal !== undefined && about.evidence[about.seal.evidence - 1] === undefined) {
    findings.error(
      'front-matter-invalid',
      front?.placeOf(['seal']),
      `The seal names evidence ${String(about.seal.evidence)}, and there are ${String(about.evidence.length)}.`,
      'Give the number of an entry under "evidence", from 1.',
    )
  }
  if (about === undefined || hasErrors(findings.list)) return { clause: undefined, findings: findings.list }
  const { review_by: reviewBy, not_before: notBefore, seal, ...rest } = about
  return { clause: { ...rest, reviewBy, notBefore, seal: seal && { evidence: seal.evidence - 1 }, body }, findings: findings.list }
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error')
}

/** The file of a clause version; `readClauseFile` gives the same version back. */
export function writeClauseFile(clause: ClauseVersion): string {
  const { body, reviewBy, notBefore, seal, jurisdictions, tags, evidence, valid, ...about } = clause
  const front = {
    ...about,
    ...(jurisdictions.length > 0 && { jurisdictions }),
    ...(Object.values(valid).some((day) => day !== undefined) && { valid }),
    ...(reviewBy !== undefined && { review_by: reviewBy }),
    ...(notBefore !== undefined && { not_before: notBefore }),
    ...(tags.length > 0 && { tags }),
    ...(evidence.length > 0 && { evidence }),
    ...(seal !== undefined && { seal: { evidence: seal.evidence + 1 } }),
  }
  return `---\n${writeYaml(front)}---\n${writeMarkdown(body)}`
}

/** Front matter as the readers take it: every scalar a text. */
export function writeYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, schema: 'core', defaultStringType: 'PLAIN' })
}
