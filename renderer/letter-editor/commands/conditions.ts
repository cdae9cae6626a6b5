import { Editor, Range, Transforms } from 'slate'
import type { Block, Condition } from '../../../core/document/index.ts'
import { documentOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Top blocks that may hang on a condition: everything but the letter's parts, page breaks and the list of sources. */
function mayHaveOne(block: Block | undefined): block is Exclude<Block, { type: 'part' | 'page-break' | 'source-list' }> {
  return block !== undefined && block.type !== 'part' && block.type !== 'page-break' && block.type !== 'source-list'
}

/** The top blocks that the selection touches and that may hang on a condition, by their indices. One that it only ends before is none. */
export function blocksWithCondition(editor: LetterEditor): number[] {
  if (editor.selection === null) return []
  const [start, end] = Range.edges(Editor.unhangRange(editor, editor.selection, { voids: true }))
  const [from = 0, until = from] = [start.path[0], end.path[0]]
  return Array.from({ length: until - from + 1 }, (_none, step) => from + step).filter((index) => mayHaveOne(documentOf(editor)[index]))
}

/** The condition that the first selected block has. */
export function selectedCondition(editor: LetterEditor): Condition | undefined {
  const [first = -1] = blocksWithCondition(editor)
  const block = documentOf(editor)[first]
  return mayHaveOne(block) ? block.when : undefined
}

/** Lets the selected blocks stand in the letter only while a condition holds; undefined lets them always stand. */
export function setCondition(editor: LetterEditor, when: Condition | undefined): void {
  Editor.withoutNormalizing(editor, () => {
    for (const index of blocksWithCondition(editor)) {
      if (when === undefined)
        Transforms.unsetNodes<Exclude<Block, { type: 'part' | 'page-break' | 'source-list' }>>(editor, 'when', { at: [index] })
      else Transforms.setNodes<Exclude<Block, { type: 'part' | 'page-break' | 'source-list' }>>(editor, { when }, { at: [index] })
    }
  })
}

/** Asks in a dialog under which condition the selected blocks stand. */
export function askForCondition(editor: LetterEditor): void {
  const [first] = blocksWithCondition(editor)
  if (first !== undefined) editor.conditionDialog.open([first])
}
