import { isAlias, isNode, LineCounter, parseDocument, visit, type Document as YamlDocument, type YAMLParseError } from 'yaml'
import type { z } from 'zod'
import type { FileFindings, SourcePlace } from './source-text.ts'

/** A YAML mapping whose scalars are all kept as the text they were written as, and where its keys stand. */
export interface FrontMatter {
  readonly value: unknown
  placeOf(path: readonly PropertyKey[]): SourcePlace
}

/** A file split at its front matter. `bodyLine` is the line on which the body begins, from 1. */
export interface SplitFile {
  readonly yaml: string
  readonly body: string
  readonly bodyLine: number
}

export function splitFrontMatter(text: string): SplitFile | undefined {
  const match = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$(?![\s\S]))/mu.exec(text)
  if (match?.index !== 0) return undefined
  const [whole, yaml = ''] = match
  return { yaml, body: text.slice(whole.length), bodyLine: whole.split('\n').length }
}

/** Reads YAML (failsafe schema: only maps, lists and texts). `firstLine` is its line in the file. Undefined with errors. */
export function readYaml(yaml: string, firstLine: number, findings: FileFindings): FrontMatter | undefined {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: lines, uniqueKeys: true, merge: false, prettyErrors: false })
  const at = (offset: number): SourcePlace => {
    const { line, col } = lines.linePos(offset)
    return { line: line + firstLine - 1, column: col }
  }
  // What comes after the first fault is mostly found because of it.
  const [fault] = document.errors
  if (fault !== undefined)
    findings.error(
      'front-matter-invalid',
      at(fault.pos[0]),
      `This is not valid YAML: ${sentence(fault)}`,
      'Mend the line; put texts with a colon or a quote mark in quotes.',
    )
  for (const offset of fault === undefined ? aliases(document) : []) {
    findings.error(
      'front-matter-invalid',
      at(offset),
      'The front matter refers to another part of itself (an alias).',
      'Write the value out.',
    )
  }
  if (findings.list.some((finding) => finding.severity === 'error')) return undefined
  return {
    value: document.toJS() ?? {},
    placeOf: (path) => at(offsetOf(document, path)),
  }
}

function sentence({ code, message }: Pick<YAMLParseError, 'code' | 'message'>): string {
  // The YAML reader's own words for what nests deeper than its stack.
  if (message.includes('call stack')) return 'It is nested too deeply.'
  // Its words name the parts of its grammar there, such as "flow-seq-start token".
  if (code === 'UNEXPECTED_TOKEN') return 'Something stands here that does not go with what is before it.'
  const [first = ''] = message.split('\n')
  return first.endsWith('.') ? first : `${first}.`
}

function aliases(document: YamlDocument): number[] {
  const offsets: number[] = []
  visit(document, (_key, node) => {
    if (isAlias(node)) offsets.push(node.range?.[0] ?? 0)
  })
  return offsets
}

/** The offset of the node at a path, or of its nearest ancestor that is there. */
function offsetOf(document: YamlDocument, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

/** Parses front matter with a zod strict object; each issue becomes an error finding at its key. */
export function checkFrontMatter<Schema extends z.ZodType>(
  schema: Schema,
  front: FrontMatter,
  findings: FileFindings,
): z.output<Schema> | undefined {
  const parsed = schema.safeParse(front.value, { reportInput: true })
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    const name = issue.path.length === 0 ? 'The front matter' : `"${issue.path.map(String).join('.')}"`
    const [message, remedy] = inWords(issue, name)
    findings.error('front-matter-invalid', front.placeOf(issue.path), message, remedy)
  }
  return undefined
}

function inWords(issue: z.core.$ZodIssue, name: string): [message: string, remedy: string] {
  if (issue.code === 'unrecognized_keys')
    return [`${name} has no key ${issue.keys.map((key) => `"${key}"`).join(', ')}.`, 'Correct its name, or take it out.']
  if (issue.code === 'invalid_type' && issue.input === undefined) return [`${name} is missing.`, 'Add it to the front matter.']
  if (issue.code === 'invalid_value')
    return [`${name} is not one of the values it can have.`, `Use one of: ${issue.values.map(String).join(', ')}.`]
  // What a schema says in words of its own is said so.
  const hasOwnWords = !/^(?:Too |Invalid )/u.test(issue.message)
  const inOurs = hasOwnWords ? undefined : (byMeasure(issue, name) ?? byShape(issue, name))
  return inOurs ?? [`${name} is not right: ${issue.message}`, 'Correct the value.']
}

/** What is too short, too long, too small or too large. */
function byMeasure(issue: z.core.$ZodIssue, name: string): [message: string, remedy: string] | undefined {
  if (issue.code === 'too_small')
    return issue.origin === 'number'
      ? [`${name} is less than ${String(issue.minimum)}.`, 'Correct the number.']
      : [`${name} is empty.`, 'Fill it in, or take the line out.']
  if (issue.code !== 'too_big') return undefined
  const most = String(issue.maximum)
  if (issue.origin === 'number') return [`${name} is more than ${most}.`, 'Correct the number.']
  return issue.origin === 'string'
    ? [`${name} is longer than ${most} characters.`, 'Shorten it.']
    : [`${name} has more than ${most} entries.`, 'Take some of them out.']
}

/** What is written in another form than it has. */
function byShape(issue: z.core.$ZodIssue, name: string): [message: string, remedy: string] | undefined {
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return [`${name} is no web address.`, 'Write the whole of it, with “https://”.']
  if (issue.code !== 'invalid_type') return undefined
  if (issue.expected === 'array') return [`${name} is not a list.`, 'Write it in square brackets, its entries parted by commas.']
  if (issue.expected === 'object') return [`${name} has no keys of its own.`, 'Write it in braces, as “{ key: value }”.']
  return issue.expected === 'string' ? [`${name} is not one text.`, 'Write a single value.'] : undefined
}
