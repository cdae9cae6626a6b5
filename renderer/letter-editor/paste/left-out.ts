import { allOf } from '../../../core/review/index.ts'
import type { MarkupNode } from './html.ts'

/** How much of a paste no letter takes over. */
export interface LeftOut {
  /** Insertions, which are taken as accepted, and deletions. */
  readonly changes: number
  readonly comments: number
  readonly footnotes: number
  readonly images: number
}

export const nothingLeftOut: LeftOut = { changes: 0, comments: 0, footnotes: 0, images: 0 }

function attribute(node: MarkupNode, name: string): string {
  return (node.getAttribute?.(name) ?? '').toLowerCase()
}

/** What a node of Word's, Outlook's or Google Docs' markup is, where its words are none of the text; a list of notes counts by its marks. */
export function asideOf(node: MarkupNode): 'comment' | 'footnote' | 'notes' | undefined {
  if (node.nodeType !== 1) return undefined
  const [style, href] = [attribute(node, 'style'), attribute(node, 'href')]
  if (/mso-element:\s*(?:comment|footnote|endnote)(?:-list)?\b/u.test(style)) return 'notes'
  if (/mso-(?:footnote|endnote)-id/u.test(style) || /^#_?(?:ftn|edn|ftnt)\d+$/u.test(href)) return 'footnote'
  if (attribute(node, 'class').includes('msocomanchor') || /^#(?:_msocom_|cmnt)\d+$/u.test(href)) return 'comment'
  return isNoteOfDocs(node) ? 'notes' : undefined
}

/** Google Docs puts the words of a note into a block that begins with a link back to its mark. */
function isNoteOfDocs(node: MarkupNode): boolean {
  if (node.nodeName.toLowerCase() !== 'div') return false
  const [block] = elementsOf(node)
  const [link] = block === undefined ? [] : elementsOf(block)
  return link !== undefined && /^#(?:ftnt|cmnt)_ref\d+$/u.test(attribute(link, 'href'))
}

function elementsOf(node: MarkupNode): MarkupNode[] {
  return Array.from(node.childNodes).filter(({ nodeType }) => nodeType === 1)
}

/** Counts what of the markup stays behind. */
export function leftOutOf(root: MarkupNode): LeftOut {
  const counts = { ...nothingLeftOut }
  const count = (node: MarkupNode): void => {
    const aside = asideOf(node)
    if (aside === 'comment') counts.comments += 1
    if (aside === 'footnote') counts.footnotes += 1
    if (aside !== undefined) return
    const name = node.nodeName.toLowerCase()
    if (name === 'del' || name === 'ins') counts.changes += 1
    if (name === 'img' || name === 'svg') counts.images += 1
    if (name !== 'del' && name !== 'svg') elementsOf(node).forEach(count)
  }
  elementsOf(root).forEach(count)
  return counts
}

/** What stayed behind as a sentence; undefined where nothing did. */
export function leftOutText({ changes, comments, footnotes, images }: LeftOut): string | undefined {
  const told = [
    [changes, 'tracked change', 'tracked changes'],
    [comments, 'comment', 'comments'],
    [footnotes, 'footnote', 'footnotes'],
    [images, 'image', 'images'],
  ] as const
  const parts = told.flatMap(([number, one, many]) => (number === 0 ? [] : [`${String(number)} ${number === 1 ? one : many}`]))
  if (parts.length === 0) return undefined
  const accepted = changes === 0 ? '' : ' Tracked changes were taken as accepted.'
  return `The paste came without ${allOf(parts)}.${accepted}`
}
