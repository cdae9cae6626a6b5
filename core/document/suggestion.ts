import { z } from 'zod'
import type { Node } from './document.ts'
import { walk } from './walk.ts'

/** Who suggests a change, as people read it, and when (ISO 8601, UTC). Neither is part of a document's canonical form. */
export const SuggestionMark = z.strictObject({ author: z.string().min(1).max(200), at: z.iso.datetime() })
export type SuggestionMark = z.infer<typeof SuggestionMark>

/**
 * A suggestion to put a node in or to take it out. On a line of text they speak of the break before it: a rejected insertion and
 * an accepted deletion join what is left of the line with the line before. A node may carry both: somebody suggests to take out
 * what another suggested.
 */
export const suggested = { inserted: SuggestionMark.optional(), deleted: SuggestionMark.optional() }

/** The names under which nodes carry suggestions, in the order in which they are told. */
export const suggestionNames = ['inserted', 'deleted', 'formatted', 'changed'] as const
export type SuggestionName = (typeof suggestionNames)[number]

/** The suggestions that a node carries by itself. */
export function suggestionsOn(node: object): Partial<Record<SuggestionName, SuggestionMark>> {
  return node
}

/** True for a node that is suggested itself; not for one that only holds suggestions. */
export function isSuggested(node: object): boolean {
  const carried = suggestionsOn(node)
  return suggestionNames.some((name) => carried[name] !== undefined)
}

/** True where anything in these nodes is suggested. */
export function hasSuggestions(nodes: readonly Node[]): boolean {
  for (const { node } of walk(nodes)) {
    if (isSuggested(node) || (node.type === 'table' && node.columns.some(isSuggested))) return true
  }
  return false
}
