import type { Block } from '../document/index.ts'
import type { Letter } from './letter.ts'

/**
 * A letter as it begins to somebody else: its recipient is the name alone. Address, salutation and whatever else the letter knows of
 * whom it was for are left out, so that nobody is greeted by another one's name.
 */
export function addressedTo(letter: Letter, name: string): Letter {
  const field = recipientField(letter)
  if (field === undefined) return { ...letter, document: letter.document.map((block) => inWords(block, name)) }
  const group = field.slice(0, field.lastIndexOf('.') + 1)
  const others = Object.entries(letter.values).filter(([key]) => group === '' || !key.startsWith(group))
  return { ...letter, values: { ...Object.fromEntries(others), [field]: name } }
}

/** The field that names the recipient: the first that stands where letters name theirs. */
function recipientField({ document }: Letter): string | undefined {
  const part = document.find((block) => block.type === 'part' && block.part === 'recipient')
  for (const node of part?.children ?? []) if ('type' in node && node.type === 'merge-field') return node.name
  return undefined
}

/** A part of a letter that names its recipient in words. */
function inWords(block: Block, name: string): Block {
  if (block.type !== 'part' || (block.part !== 'recipient' && block.part !== 'salutation')) return block
  return { ...block, children: [{ text: block.part === 'recipient' ? name : '' }] }
}
