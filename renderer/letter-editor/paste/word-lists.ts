import type { MarkupNode } from './html.ts'

interface WordItem {
  readonly kind: string
  readonly level: number
}

function styleOf(node: MarkupNode): string {
  return (node.getAttribute?.('style') ?? '').toLowerCase()
}

/** The label that Word writes before an item for programs that know no lists; it is none of the item's words. */
export function isWordLabel(node: MarkupNode): boolean {
  return node.nodeType === 1 && /mso-list:\s*ignore/u.test(styleOf(node))
}

function textOf(node: MarkupNode): string {
  return node.nodeType === 3 ? (node.nodeValue ?? '') : Array.from(node.childNodes, textOf).join('')
}

function labelIn(node: MarkupNode): string {
  if (isWordLabel(node)) return textOf(node)
  return node.nodeType === 1 ? Array.from(node.childNodes, labelIn).join('') : ''
}

/** The list item that a paragraph of Word's is, by its style and the label it shows. */
export function wordItemOf(node: MarkupNode): WordItem | undefined {
  const level = /mso-list:\s*l\d+\s+level(\d)/u.exec(styleOf(node))?.[1]
  if (level === undefined) return undefined
  const label = labelIn(node).replaceAll(/[\s()\u00A0.]/gu, '')
  return { kind: kindOf(label), level: Math.min(7, Math.max(0, Number(level) - 1)) }
}

function kindOf(label: string): string {
  if (/^\d+$/u.test(label)) return 'decimal'
  if (/^[ivxlc]{1,5}$/u.test(label) && label !== 'c' && label !== 'l') return 'lower-roman'
  if (/^[IVX]{1,5}$/u.test(label)) return 'upper-roman'
  if (label === 'o') return 'bullet'
  if (/^[a-z]$/u.test(label)) return 'lower-alpha'
  return /^[A-Z]$/u.test(label) ? 'upper-alpha' : 'bullet'
}
