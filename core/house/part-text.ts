import { isRun, type Block, type Inline, type Part, type PartName } from '../document/index.ts'
import { writtenField } from '../letter/index.ts'

/** A part of a template as people write it: its text, fields as {{their.name | format}}. Empty where there is none. */
export function fieldText(parts: readonly Block[], name: PartName): string {
  const part = parts.find((block) => block.type === 'part' && block.part === name)
  return part?.type === 'part' ? part.children.map(written).join('') : ''
}

function written(node: Inline): string {
  if (isRun(node)) return node.text
  return node.type === 'merge-field' ? `{{${node.name}${node.format === undefined ? '' : ` | ${node.format}`}}}` : ''
}

/** The part that a text says. What is no field stays text. */
export function partOf(part: PartName, text: string): Part {
  const children: Inline[] = []
  let from = 0
  for (const match of text.matchAll(writtenField)) {
    const [whole, name = '', format] = match
    children.push({ text: text.slice(from, match.index) })
    children.push({ type: 'merge-field', name, ...(format !== undefined && { format }), children: [{ text: '' }] })
    from = match.index + whole.length
  }
  return { type: 'part', part, children: [...children, { text: text.slice(from) }] }
}
