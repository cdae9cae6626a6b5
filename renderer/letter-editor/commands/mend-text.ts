import { Editor, Node, Transforms, type Point, type Range } from 'slate'
import { HistoryEditor } from 'slate-history'
import type { Finding, TextPoint } from '../../../core/letter/index.ts'
import { bodyOf, documentOf, isClosedClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/**
 * Mends a finding in the way it offers (of several ones, the one of that number), as one step of the history. False where the
 * text is no longer what was checked, or stands in a clause: then nothing changes.
 */
export function mendText(editor: LetterEditor, { mend, passage }: Pick<Finding, 'mend' | 'passage'>, choice: number): boolean {
  if (mend === undefined || (passage !== undefined && !reads(editor, passage))) return false
  const before = documentOf(editor)
  HistoryEditor.withNewBatch(editor, () => {
    if (mend.kind === 'replace') {
      const by = mend.by[choice]
      if (by !== undefined && reads(editor, mend)) Transforms.insertText(editor, by, { at: rangeOf(mend) })
    } else if (mend.kind === 'insert') {
      if (hasPoint(editor, mend.at)) Transforms.insertText(editor, mend.text, { at: mend.at })
    } else {
      const { from, until } = bodyOf(before)
      const at = Math.min(Math.max(mend.after + 1, from), until)
      Transforms.insertNodes(editor, { type: 'paragraph', children: [{ text: mend.text }] }, { at: [at] })
    }
  })
  HistoryEditor.setSplittingOnce(editor, true)
  return documentOf(editor) !== before
}

interface Passage {
  readonly start: TextPoint
  readonly end: TextPoint
  readonly text: string
}

/** Selects the words that a finding is about; false where they are no longer there, or stand in a clause, which is selected as a whole. */
export function selectPassage(editor: LetterEditor, passage: Passage): boolean {
  if (!reads(editor, passage) || isClosedClause(editor.children[passage.start.path[0] ?? -1])) return false
  Transforms.select(editor, rangeOf(passage))
  return true
}

function rangeOf({ start, end }: Passage): Range {
  return { anchor: start, focus: end }
}

function hasPoint(editor: LetterEditor, { path, offset }: Point): boolean {
  const node = Node.getIf(editor, path)
  return node !== undefined && 'text' in node && offset <= node.text.length
}

function reads(editor: LetterEditor, passage: Passage): boolean {
  return hasPoint(editor, passage.start) && hasPoint(editor, passage.end) && Editor.string(editor, rangeOf(passage)) === passage.text
}
