import type { z } from 'zod'
import { fail, succeed, type Result } from '../requests/result.ts'
import { Document } from './document.ts'
import { toSlateForm } from './slate-form.ts'

/** Where and why something is not a document. `path` is written as in the source: `[2].children[0].type`. */
export interface DocumentFault {
  readonly path: string
  readonly message: string
}

export interface NotADocument {
  readonly code: 'not-a-document'
  readonly message: string
  readonly faults: readonly DocumentFault[]
}

function written(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./u, '')
}

function faultOf(issue: z.core.$ZodIssue): DocumentFault {
  const path = written(issue.path)
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'type') return { path, message: 'No such node may stand here.' }
  return { path, message: issue.message }
}

/** Checks a value against the grammar and returns it in Slate's form, or every fault with its path. */
export function parseDocument(value: unknown): Result<Document, NotADocument> {
  const parsed = Document.safeParse(value)
  if (parsed.success) return succeed(toSlateForm(parsed.data))
  const faults = parsed.error.issues.slice(0, 100).map(faultOf)
  const [first] = faults
  const message = `This is not a document: at ${first?.path === '' ? 'its root' : (first?.path ?? '?')}: ${first?.message ?? ''}`
  return fail({ code: 'not-a-document', message, faults })
}
