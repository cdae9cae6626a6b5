import type { Block } from './block.ts'
import type { Node } from './document.ts'
import { markNames } from './run.ts'
import { isVoid, mergeRuns } from './slate-form.ts'
import { isRun } from './walk.ts'

/** A value that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * JSON Canonicalization Scheme (RFC 8785): keys sorted by UTF-16 code units (§3.2.3), no white space, numbers and
 * strings as ECMAScript writes them (§3.2.2). Keys that are undefined are left out.
 *
 * @throws TypeError for what RFC 8785 cannot say (NaN, infinities, lone surrogates): parse before you serialise.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('RFC 8785 has no form for a number that is not finite.')
  if (typeof value === 'string' && !value.isWellFormed()) throw new TypeError('RFC 8785 has no form for half of a surrogate pair.')
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value as Record<string, Json | undefined>)
    .filter((entry): entry is [string, Json] => entry[1] !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${entries.map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`).join(',')}}`
}

function canonicalNode(node: Node): Json {
  if (isRun(node)) {
    const marks = markNames.filter((name) => node[name] === true).map((name) => [name, true] as const)
    return { text: node.text.normalize('NFC'), ...Object.fromEntries(marks) }
  }
  const { children, ...attributes } = node
  const own = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, canonicalAttribute(value as Json | undefined)]))
  if (isVoid(node)) return { ...own, ...canonicalSpacer(children[0]) }
  return { ...own, children: mergeRuns(children as Node[]).map(canonicalNode) }
}

/** The empty text of a void is left out unless it carries the marks of the void. */
function canonicalSpacer(spacer: Node | undefined): { children?: Json } {
  return spacer !== undefined && isRun(spacer) && markNames.some((name) => spacer[name] === true)
    ? { children: [canonicalNode(spacer)] }
    : {}
}

function canonicalAttribute(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map((member: Json) => canonicalAttribute(member) ?? null)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, canonicalAttribute(member as Json | undefined)]))
  }
  return value
}

/** The canonical form of a document as a JSON value: what digests are taken of and what files embed. */
export function canonicalDocument(blocks: readonly Block[]): { readonly schema: 1; readonly children: readonly Json[] } {
  return { schema: 1, children: blocks.map(canonicalNode) }
}

/** The canonical form of one node as text (RFC 8785): equal for nodes that say the same. */
export function serialiseNode(node: Node): string {
  return canonicalJson(canonicalNode(node))
}

/** The canonical form of a document as text (RFC 8785). */
export function serialiseDocument(blocks: readonly Block[]): string {
  return canonicalJson(canonicalDocument(blocks))
}
