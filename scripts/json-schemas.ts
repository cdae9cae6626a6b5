/*
 * Writes the JSON Schemas of what a PDF carries of itself, and of what the command line prints as JSON, into docs/schemas: node scripts/json-schemas.ts
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Finding } from '../core/letter/index.ts'
import { jsonOutputs } from '../cli/json-outputs.ts'
import { EmbeddedLetter, Manifest } from '../core/release/index.ts'
import { Verification } from '../core/verification/index.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'schemas')

/** Each schema as its file holds it, by the file's name. */
export function jsonSchemas(): Map<string, string> {
  return new Map([
    ['letter.schema.json', written(EmbeddedLetter, 'letter.json: the letter that the pages of a PDF were set from')],
    ['manifest.schema.json', written(Manifest, 'manifest.json: what a PDF says of the letter in it')],
    ['finding.schema.json', written(Finding, 'a finding: what is wrong with a letter or a clause, and what to do')],
    ['command-line.schema.json', written(z.strictObject(jsonOutputs), 'what each command prints with --json, by its name')],
    ['verification.schema.json', written(Verification, 'what verification says of a PDF')],
  ])
}

function written(type: z.ZodType, title: string): string {
  const schema = z.toJSONSchema(type, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
    // What must not be there has no value that JSON could write.
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'undefined') jsonSchema.not = {}
    },
  })
  return `${JSON.stringify({ title, ...schema }, undefined, 2)}\n`
}

if (import.meta.main) for (const [name, text] of jsonSchemas()) writeFileSync(join(folder, name), text)
