/*
 * Writes docs/json-outputs.md, which names every member that a command prints with --json: node scripts/json-outputs.ts
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { jsonOutputs, sharedShapes } from '../cli/json-outputs.ts'

const file = join(import.meta.dirname, '..', 'docs', 'json-outputs.md')

const head = `# What commands print with \`--json\`

Made from the shapes that the outputs are held against (\`scripts/json-outputs.ts\`). In parentheses stands what a member holds; a member with \`?\` is left out
where there is nothing. What a member means is told in [the command line](command-line.md) and in the files of \`core/requests\`; the schemas are
[a finding](schemas/finding.schema.json), [a verification](schemas/verification.schema.json) and [the rest](schemas/command-line.schema.json).
`

/** The document as its file holds it. */
export function jsonOutputsText(): string {
  const commands = Object.entries(jsonOutputs).map(([name, shape]) => `- \`${name}\`: ${sharedNameOf(shape) ?? printed(shape)}`)
  const shared = Object.entries(sharedShapes).map(([name, shape]) => `- ${withArticle(name)}: ${printed(shape)}`)
  return [head, '## Commands', '', ...commands, '', '## What several of them print', '', ...shared, ''].join('\n')
}

function printed(shape: z.ZodType): string {
  const inner = bare(shape)
  if (inner instanceof z.ZodUnion) return inner.options.map((option) => printed(option as z.ZodType)).join('; or ')
  const members = membersOf(inner)
  const many = inner instanceof z.ZodArray ? 'a list of ' : ''
  const name = inner instanceof z.ZodArray ? sharedNameOf(inner) : undefined
  return `${many}${name ?? members.map(([key, member]) => memberText(key, member)).join(', ')}`
}

function memberText(key: string, member: z.ZodType): string {
  const left = member instanceof z.ZodOptional ? '?' : ''
  const shared = sharedNameOf(member)
  const members = shared === undefined ? membersOf(member) : []
  const held = shared ?? members.map(([name, each]) => memberText(name, each)).join(', ')
  return `\`${key}\`${left}${held === '' ? '' : ` (${held})`}`
}

function sharedNameOf(shape: z.ZodType): string | undefined {
  const inner = bare(shape)
  const element = inner instanceof z.ZodArray ? bare(inner.element as z.ZodType) : inner
  const name = Object.entries(sharedShapes).find(([, each]) => each === element)?.[0]
  return name === undefined ? undefined : inner instanceof z.ZodArray ? `each ${withArticle(name)}` : withArticle(name)
}

function withArticle(name: string): string {
  return `${/^[aeiou]/u.test(name) ? 'an' : 'a'} _${name}_`
}

/** The members of an object, of each of a list, and of all that a union may be; none of a text, a number or the tree of a document. */
function membersOf(shape: z.ZodType): [string, z.ZodType][] {
  const inner = bare(shape)
  if (inner instanceof z.ZodArray) return membersOf(inner.element as z.ZodType)
  if (inner instanceof z.ZodObject) return Object.entries(inner.shape as Record<string, z.ZodType>).filter(([, each]) => !isNever(each))
  const parts =
    inner instanceof z.ZodUnion
      ? (inner.options as z.ZodType[])
      : inner instanceof z.ZodIntersection
        ? [inner.def.left as z.ZodType, inner.def.right as z.ZodType]
        : []
  return [...new Map(parts.flatMap(membersOf))]
}

function isNever(shape: z.ZodType): boolean {
  const inner = bare(shape)
  return inner instanceof z.ZodNever || inner instanceof z.ZodUndefined
}

function bare(shape: z.ZodType): z.ZodType {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodDefault || shape instanceof z.ZodNullable || shape instanceof z.ZodReadonly)
    return bare(shape.def.innerType as z.ZodType)
  return shape instanceof z.ZodPipe ? bare(shape.def.in as z.ZodType) : shape
}

if (import.meta.main) writeFileSync(file, jsonOutputsText())
