import type { Block } from './block.ts'
import type { Node } from './document.ts'
import { markNames } from './run.ts'
import { isVoid, mergeRuns } from './slate-form.ts'
import { isSuggested, suggestionNames, suggestionsOn, type SuggestionMark } from './suggestion.ts'
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

/** Says what becomes of a suggestion: all of it where who and when are kept, and else only what is suggested. */
type Telling = (suggestion: SuggestionMark & { readonly was?: Json }) => Json

const tellWhat: Telling = ({ was }) => (was === undefined ? true : { was })
const tellAll: Telling = (suggestion) => ({ ...suggestion })

function canonicalNode(node: Node, tell: Telling): Json {
  if (isRun(node)) {
    const marks = markNames.filter((name) => node[name] === true).map((name) => [name, true] as const)
    return { text: node.text.normalize('NFC'), ...Object.fromEntries(marks), ...suggestionsOf(node, tell) }
  }
  const { children, ...attributes } = node
  const own = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, canonicalAttribute(value as Json | undefined)]))
  const all = { ...own, ...columnsOf(node, tell), ...suggestionsOf(node, tell) }
  if (isVoid(node)) return { ...all, ...canonicalSpacer(children[0], tell) }
  return { ...all, children: mergeRuns(children as Node[]).map((child) => canonicalNode(child, tell)) }
}

function suggestionsOf(node: object, tell: Telling): Readonly<Record<string, Json>> {
  const carried = suggestionsOn(node)
  const told = suggestionNames.flatMap((name) => (carried[name] === undefined ? [] : [[name, tell(carried[name])] as const]))
  return Object.fromEntries(told)
}

/** The columns of a table are no nodes, but may be suggested as rows are. */
function columnsOf(node: Node, tell: Telling): { columns?: Json } {
  if (node.type !== 'table') return {}
  return { columns: node.columns.map((column) => ({ ...column, ...suggestionsOf(column, tell) })) }
}

/** The empty text of a void is left out unless it carries the marks of the void. */
function canonicalSpacer(spacer: Node | undefined, tell: Telling): { children?: Json } {
  const isMarked = spacer !== undefined && isRun(spacer) && (markNames.some((name) => spacer[name] === true) || isSuggested(spacer))
  return isMarked ? { children: [canonicalNode(spacer, tell)] } : {}
}

function canonicalAttribute(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map((member: Json) => canonicalAttribute(member) ?? null)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, canonicalAttribute(member as Json | undefined)]))
  }
  return value
}

type DocumentForm = { readonly schema: 1; readonly children: readonly Json[] }

/**
 * The canonical form of a document as a JSON value: what digests are taken of and what files embed. Of a suggestion it says
 * what is suggested, neither by whom nor when.
 */
export function canonicalDocument(blocks: readonly Block[]): DocumentForm {
  return { schema: 1, children: blocks.map((block) => canonicalNode(block, tellWhat)) }
}

/** The canonical form with the authors and times of suggestions: what is kept of a document that is worked on. */
export function keptDocument(blocks: readonly Block[]): DocumentForm {
  return { schema: 1, children: blocks.map((block) => canonicalNode(block, tellAll)) }
}

/** The canonical form of one node as text (RFC 8785): equal for nodes that say the same. */
export function serialiseNode(node: Node): string {
  return canonicalJson(canonicalNode(node, tellWhat))
}

/** The canonical form of a document as text (RFC 8785). */
export function serialiseDocument(blocks: readonly Block[]): string {
  return canonicalJson(canonicalDocument(blocks))
}
