import { Editor, Range, Transforms, type Node } from 'slate'
import { LinkAddress, type Link } from '../../../core/document/index.ts'
import { around, isElement } from '../places.ts'
import { textBlocks } from './lines.ts'
import type { LetterEditor } from '../slate-types.ts'

/** The address of the link around the selection. */
export function linkAddressAt(editor: LetterEditor): string | undefined {
  return around(editor, 'link')?.[0].url
}

/** Takes away the links that the selection touches; their words stay. */
export function removeLink(editor: LetterEditor): void {
  Transforms.unwrapNodes(editor, { match: (node) => isElement(node) && node.type === 'link', split: false })
}

/**
 * Makes the selected words (or, at a caret, the address itself) a link; an address without a scheme is taken as https.
 * False, with nothing changed, when a link may not lead there.
 */
export function setLink(editor: LetterEditor, address: string): boolean {
  const url = LinkAddress.safeParse(/^[a-z][a-z0-9+.-]*:/iu.test(address.trim()) ? address.trim() : `https://${address.trim()}`)
  if (!url.success || editor.selection === null) return false
  const present = around(editor, 'link')
  if (present !== undefined) {
    Transforms.setNodes<Link>(editor, { url: url.data }, { at: present[1] })
  } else if (Range.isCollapsed(editor.selection)) {
    Transforms.insertNodes(editor, { type: 'link', url: url.data, children: [{ text: address.trim() }] }, { select: true })
    Transforms.move(editor, { unit: 'offset' })
  } else wrapSelection(editor, url.data)
  return true
}

/** Line by line, so that no link ever holds a block. */
function wrapSelection(editor: LetterEditor, url: string): void {
  const { selection } = editor
  if (selection === null) return
  Editor.withoutNormalizing(editor, () => {
    removeLink(editor)
    for (const [, path] of textBlocks(editor).toReversed()) {
      const at = Range.intersection(editor.selection ?? selection, Editor.range(editor, path))
      if (at === null || Range.isCollapsed(at)) continue
      Transforms.wrapNodes<Link>(editor, { type: 'link', url, children: [] }, { at, split: true, match: isLinkable })
    }
  })
}

function isLinkable(node: Node): boolean {
  return !Editor.isEditor(node) && (!isElement(node) || node.type === 'merge-field')
}
