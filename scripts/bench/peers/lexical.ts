import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import { $createListItemNode, $createListNode, ListItemNode, ListNode, registerList } from '@lexical/list'
import { $createHeadingNode, HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text'
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical'
import './text.ts'

window.openPeer = (lines) => {
  const editor = createEditor({
    nodes: [HeadingNode, QuoteNode, ListNode, ListItemNode],
    onError: (error) => {
      throw error
    },
  })
  editor.setRootElement(document.querySelector<HTMLElement>('#editor'))
  registerRichText(editor)
  registerList(editor)
  registerHistory(editor, createEmptyHistoryState(), 300)
  editor.update(
    () => {
      const blocks = lines.map(({ kind, text }) => {
        const words = $createTextNode(text)
        if (kind === 'heading') return $createHeadingNode('h2').append(words)
        return kind === 'item'
          ? $createListNode('number').append($createListItemNode().append(words))
          : $createParagraphNode().append(words)
      })
      $getRoot()
        .clear()
        .append(...blocks)
    },
    { discrete: true },
  )
}
