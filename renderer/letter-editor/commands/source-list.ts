import { Editor, Transforms } from 'slate'
import type { SourceList } from '../../../core/document/index.ts'
import { bodyOf, documentOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { insertBlocksAt, placeForBlocks } from './insert-blocks.ts'

/** Where the sources are listed: at the letter's end, where a block of its body stands, or nowhere. */
export type SourceListPlace = 'end' | 'here' | 'nowhere'

/** Lists the sources at the caret's block boundary, at the letter's end, or nowhere; one step of the history. */
export function setSourceList(editor: LetterEditor, place: SourceListPlace): void {
  Editor.withoutNormalizing(editor, () => {
    for (const [index, block] of [...documentOf(editor).entries()].toReversed())
      if (block.type === 'source-list') Transforms.removeNodes(editor, { at: [index] })
    if (place === 'end') return
    const list: SourceList = { type: 'source-list', ...(place === 'nowhere' && { omitted: true as const }), children: [{ text: '' }] }
    insertBlocksAt(editor, [list], place === 'here' ? placeForBlocks(editor) : bodyOf(editor.children).until)
  })
  editor.tell(said[place])
}

const said: Readonly<Record<SourceListPlace, string>> = {
  end: 'The sources are listed at the end of the letter.',
  here: 'The sources are listed here.',
  nowhere: 'The letter has no list of sources.',
}
