import {
  markNames,
  sameMarks,
  suggestionNames,
  suggestionsOn,
  type Block,
  type Element,
  type LineForm,
  type Marks,
  type Run,
  type SuggestionMark,
  type SuggestionName,
} from '../document/index.ts'
import { settle } from './settle.ts'
import { isFlowing, type Line } from './tokens.ts'

/** A node without any of its own suggestions. */
export function withoutSuggestions<Of extends object>(node: Of): Of {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !isSuggestion(key))) as Of
}

function isSuggestion(key: string): boolean {
  return suggestionNames.some((name) => name === key)
}

/** A node as one that is suggested to come in. What others suggest of it or in it stays theirs, to be decided by itself. */
export function asNew<Of extends object>(node: Of, by: SuggestionMark): Of {
  const { inserted, ...others } = suggestionsOfOthers(node, by)
  const own = suggestionsOn(node).inserted ?? by
  const settled = 'children' in node && Array.isArray(node.children) && node.children.length > 0 ? withOwnSettled(node, by) : node
  return { ...withoutSuggestions(settled), ...others, inserted: inserted ?? own }
}

function suggestionsOfOthers(node: object, by: SuggestionMark): Partial<Record<SuggestionName, SuggestionMark>> {
  return Object.fromEntries(Object.entries(suggestionsOn(node)).filter(([name, mark]) => isSuggestion(name) && mark?.author !== by.author))
}

/** The node with what its own author suggested inside it taken as said. */
function withOwnSettled<Of extends object>(node: Of, by: SuggestionMark): Of {
  const [plain] = settle([withoutSuggestions(node) as unknown as Block], 'accept', ({ mark }) => mark.author === by.author)
  return (plain ?? node) as unknown as Of
}

/** A node as one that is suggested to go; undefined where it goes at once, since the same person suggested it. */
export function asGone<Of extends object>(node: Of, by: SuggestionMark): Of | undefined {
  const { inserted, deleted } = suggestionsOn(node)
  if (inserted?.author === by.author) return undefined
  return deleted === undefined ? { ...node, deleted: by } : node
}

function marksOf(run: Marks): Marks {
  return Object.fromEntries(markNames.filter((name) => run[name] === true).map((name) => [name, true]))
}

/** A run with the marks it has now, which are a suggestion where they differ from those it had. */
export function reformatted(before: Run, after: Run, by: SuggestionMark): Run {
  const { inserted, deleted, formatted } = before
  const now: Run = { text: before.text, ...marksOf(after), ...(inserted && { inserted }), ...(deleted && { deleted }) }
  if (inserted?.author === by.author) return now
  const was = formatted?.was ?? marksOf(before)
  return sameMarks({ text: '', ...was }, { text: '', ...marksOf(after) }) ? now : { ...now, formatted: { ...by, was } }
}

/** A line without its words and suggestions. */
export function formOf(line: Line): LineForm {
  const { children: _, ...form } = withoutSuggestions(line)
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined)) as LineForm
}

/** What a node says besides its children and suggestions. */
export function aboutOf(node: Element): object {
  const { children: _, ...about } = withoutSuggestions(node)
  return about
}

/** Equal for objects that say the same; what is undefined is not there. */
export function told(form: object): string {
  return JSON.stringify(Object.entries(form).sort(([left], [right]) => (left < right ? -1 : 1)))
}

/** A line, its words left out, in the form it has now, which is a suggestion where it differs from the one it had. */
export function reformed(before: Line, after: Line, by: SuggestionMark): Line {
  const [old, now] = [formOf(before), formOf(after)]
  const { inserted, deleted, changed } = suggestionsOn(before)
  if (told(old) === told(now)) return { ...before, children: [] }
  const line = { ...now, ...(inserted && { inserted }), ...(deleted && { deleted }), children: [] } as Line
  const isFixed = line.type === 'part' || line.type === 'table-cell'
  const was = changed !== undefined && isFlowing(before) ? (before.changed?.was ?? old) : old
  if (isFixed || inserted?.author === by.author || told(was) === told(now)) return line
  return { ...line, changed: { ...by, was } } as Line
}
