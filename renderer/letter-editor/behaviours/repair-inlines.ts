import {
  type Block,
  Citation,
  CitedEvidence,
  CitedPlace,
  LineForm,
  LinkAddress,
  MergeField,
  SuggestionMark,
  markNames,
  type Footnote,
  type Inline,
  type Link,
  type Marks,
  type Paragraph,
  type Run,
} from '../../../core/document/index.ts'

/** Anything that could be a node. */
export type Loose = Readonly<Record<string, unknown>>

export function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function childrenOf(node: Loose): readonly unknown[] {
  return Array.isArray(node['children']) ? node['children'] : []
}

/** Text without what a run may not hold: control characters but tab and line break, halves of surrogate pairs. */
export function cleanText(text: string): string {
  return (
    text
      .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
      .toWellFormed()
      .replaceAll('\uFFFD', '')
      // eslint-disable-next-line no-control-regex -- control characters are what is taken out
      .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/gu, '')
  )
}

/** Who suggests and when, out of whatever stands there: of a suggestion that says less it is known that it is one, and no more. */
function markIn(value: unknown): SuggestionMark | undefined {
  if (!isLoose(value)) return undefined
  const [author, at] = [SuggestionMark.shape.author.safeParse(value['author']), SuggestionMark.shape.at.safeParse(value['at'])]
  return { author: author.success ? author.data : 'Unknown', at: at.success ? at.data : '1970-01-01T00:00:00.000Z' }
}

/** Suggestions to put a node in or to take it out are kept: a word that goes must not come back because its line was mended. */
export function suggestionsIn(node: Loose): Pick<Run, 'inserted' | 'deleted'> {
  const [inserted, deleted] = [markIn(node['inserted']), markIn(node['deleted'])]
  return { ...(inserted && { inserted }), ...(deleted && { deleted }) }
}

/** What a line may carry: also that it is suggested to be of another kind than it was. */
export function lineSuggestionsIn(node: Loose): Pick<Paragraph, 'inserted' | 'deleted' | 'changed'> {
  const changed = node['changed']
  const mark = markIn(changed)
  const was = isLoose(changed) ? LineForm.safeParse(changed['was']) : undefined
  return { ...suggestionsIn(node), ...(mark && was?.success === true && { changed: { ...mark, was: was.data } }) }
}

function repairRun(node: Loose): Run {
  return { text: cleanText(String(node['text'])), ...marksIn(node), ...suggestionsIn(node), ...formatIn(node) }
}

function marksIn(node: Loose): Marks {
  return Object.fromEntries(markNames.filter((name) => node[name] === true).map((name) => [name, true]))
}

function formatIn(node: Loose): Pick<Run, 'formatted'> {
  const formatted = node['formatted']
  const mark = markIn(formatted)
  return isLoose(formatted) && mark ? { formatted: { ...mark, was: isLoose(formatted['was']) ? marksIn(formatted['was']) : {} } } : {}
}

/** What stands in the place of the node that held it comes and goes as that did. */
export function asSuggested<Kind extends Block | Inline>(holder: Loose, nodes: readonly Kind[]): Kind[] {
  const held = suggestionsIn(holder)
  if (held.inserted === undefined && held.deleted === undefined) return [...nodes]
  return nodes.map((node) => {
    if (node.type === 'part') return node
    const isText = node.type === 'paragraph' || node.type === 'heading' || node.type === 'list-item'
    return { ...node, ...(isText && { children: asSuggested(holder, node.children) }), ...held, ...suggestionsIn(node) }
  })
}

/** A node with what it may say, and nothing else. */
export function only(node: Loose, shape: Readonly<Record<string, unknown>>): Loose {
  return {
    ...Object.fromEntries(Object.entries(node).filter(([name]) => name in shape && name !== 'inserted' && name !== 'deleted')),
    ...suggestionsIn(node),
  }
}

/** The empty text of a chip, which carries the chip's marks. */
function spacerOf(node: Loose): [Run] {
  const [first] = childrenOf(node)
  return [isLoose(first) ? { ...repairRun(first), text: '' } : { text: '' }]
}

function repairLink(node: Loose): readonly Inline[] {
  const url = LinkAddress.safeParse(node['url'])
  const children = repairInlines(childrenOf(node)).flatMap((child): Link['children'] =>
    child.type === undefined || child.type === 'merge-field' ? [child] : [],
  )
  return url.success ? [{ type: 'link', url: url.data, ...suggestionsIn(node), children }] : asSuggested<Inline>(node, children)
}

function repairFootnote(node: Loose): Footnote {
  const children = repairInlines(childrenOf(node)).flatMap((child): Footnote['children'] =>
    child.type === 'footnote' || child.type === 'citation' ? [] : [child],
  )
  return { type: 'footnote', ...suggestionsIn(node), children }
}

function repairInline(node: unknown): readonly Inline[] {
  if (!isLoose(node)) return []
  if (typeof node['text'] === 'string') return [repairRun(node)]
  switch (node['type']) {
    case 'merge-field':
      return takeIf(
        MergeField.safeParse({
          type: 'merge-field',
          name: node['name'],
          format: node['format'],
          ...suggestionsIn(node),
          children: spacerOf(node),
        }),
      )
    case 'citation':
      return repairCitation(node)
    case 'link':
      return repairLink(node)
    case 'footnote':
      return [repairFootnote(node)]
    default:
      return asSuggested(node, repairInlines(childrenOf(node)))
  }
}

/** What cannot be read of its evidence or place is dropped; the source stays. */
function repairCitation(node: Loose): readonly Inline[] {
  const [evidence, place] = [CitedEvidence.safeParse(node['evidence']), CitedPlace.safeParse(node['place'])]
  return takeIf(
    Citation.safeParse({
      type: 'citation',
      source: node['source'],
      ...(evidence.success && { evidence: evidence.data }),
      ...(place.success && { place: place.data }),
      ...suggestionsIn(node),
      children: spacerOf(node),
    }),
  )
}

export function takeIf<Value>(parsed: { success: true; data: Value } | { success: false }): readonly Value[] {
  return parsed.success ? [parsed.data] : []
}

/** Runs and inlines out of anything: what is neither is replaced by the inlines inside it. */
export function repairInlines(nodes: readonly unknown[]): Inline[] {
  return nodes.flatMap(repairInline)
}
