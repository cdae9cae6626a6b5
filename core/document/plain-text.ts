import type { Element, Node } from './document.ts'
import { citationMark, sourceKey, type Footnote } from './inline.ts'
import { labelItems } from './numbering.ts'
import { holdsBlocks } from './slate-form.ts'
import { isRun } from './walk.ts'

interface Gathered {
  readonly footnotes: Footnote[]
  /** The number of each source, by its key. */
  readonly sources: Map<string, number>
}

function inlineText(nodes: readonly Node[], gathered: Gathered): string {
  return nodes.map((node) => textOfInline(node, gathered)).join('')
}

function textOfInline(node: Node, gathered: Gathered): string {
  if (isRun(node)) return node.text
  switch (node.type) {
    case 'merge-field':
      return node.format === undefined ? `{{${node.name}}}` : `{{${node.name} | ${node.format}}}`
    case 'citation': {
      const number = gathered.sources.get(sourceKey(node)) ?? gathered.sources.size + 1
      gathered.sources.set(sourceKey(node), number)
      return citationMark(number, node.place)
    }
    case 'footnote':
      gathered.footnotes.push(node)
      return ''
    default:
      return inlineText(node.children, gathered)
  }
}

function textOfBlock(block: Element, gathered: Gathered): string {
  if (block.type === 'attribution') return `— ${inlineText(block.children, gathered)}`
  if (block.type === 'image') return block.alt.replaceAll(/\s+/gu, ' ')
  if (block.type === 'table-row') return block.children.map((cell) => inlineText(cell.children, gathered)).join('\t')
  if (block.type === 'clause-reference' || block.type === 'source-list') return ''
  return holdsBlocks(block) ? linesOf(block.children, gathered).join('\n') : inlineText(block.children, gathered)
}

function linesOf(blocks: readonly Node[], gathered: Gathered): string[] {
  const elements = blocks.filter((block): block is Element => !isRun(block))
  const labels = labelItems(elements)
  return elements.map((block, index) => {
    const label = labels.get(index)?.label ?? ''
    return label === '' ? textOfBlock(block, gathered) : `${label} ${textOfBlock(block, gathered)}`
  })
}

/**
 * What a reader would read, without marks: a line a block, list items with their labels, cells divided by tabs, the
 * text of footnotes after everything else, each with its number. Unfilled merge fields stay visible as `{{name}}`.
 */
export function plainText(blocks: readonly Element[]): string {
  const gathered: Gathered = { footnotes: [], sources: new Map() }
  const lines = linesOf(blocks, gathered)
  const notes = gathered.footnotes.map((note, index) => `${String(index + 1)} ${inlineText(note.children, gathered)}`)
  return [...lines, ...notes].filter((line) => line !== '').join('\n')
}
