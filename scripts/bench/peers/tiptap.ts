import { Editor } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import './text.ts'

window.openPeer = (lines) => {
  const text = (words: string) => (words === '' ? {} : { content: [{ type: 'text', text: words }] })
  const content = lines.map(({ kind, text: words }) => {
    if (kind === 'heading') return { type: 'heading', attrs: { level: 2 }, ...text(words) }
    const paragraph = { type: 'paragraph', ...text(words) }
    return kind === 'item' ? { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph] }] } : paragraph
  })
  const editor = new Editor({ element: document.querySelector('#editor'), extensions: [StarterKit] })
  editor.commands.setContent({ type: 'doc', content })
}
