import type { Document } from '../../core/document/index.ts'
import { hasErrors } from './clause-file.ts'
import { splitFrontMatter } from './front-matter.ts'
import { readMarkdown } from './read-markdown.ts'
import { cleanText, findingsOf } from './source-text.ts'

/** True for a letter file as `readLetterFile` takes it: one that begins with front matter. */
export function isLetterFile(text: string): boolean {
  return splitFrontMatter(text.replace(/^\uFEFF/u, '').replaceAll(/\r\n?/gu, '\n')) !== undefined
}

/**
 * The blocks of a letter that somebody wrote in Markdown elsewhere; undefined for what letters have no form for, which is
 * better read as plain text. A heading of the first level becomes one of the second.
 */
export function readOldMarkdown(text: string, fileName: string): Document | undefined {
  const findings = findingsOf(fileName)
  const clean = cleanText(text, findings)
  if (clean === undefined) return undefined
  const { blocks } = readMarkdown({ text: clean.replaceAll(/^# (?=\S)/gmu, '## '), firstLine: 1 }, findings)
  return hasErrors(findings.list) ? undefined : blocks
}
