import { useCallback } from 'react'
import { Path, Range } from 'slate'
import { ReactEditor, useSlateSelector } from 'slate-react'
import type { Element } from '../../../core/document/index.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Whether the selection, or the caret, stands in an element or goes over it. It is asked of every chip and clause at every key. */
export function useIsSelected(element: Element): boolean {
  const isSelected = useCallback((editor: LetterEditor) => holdsSelection(editor, element), [element])
  // A path is known once the element was drawn.
  return useSlateSelector(isSelected, undefined, { deferred: true })
}

function holdsSelection(editor: LetterEditor, element: Element): boolean {
  const { selection } = editor
  if (selection === null) return false
  const path = ReactEditor.findPath(editor, element)
  return isOver(selection, path)
}

/** Compared by places alone: which letters are selected does not matter. */
export function isOver(selection: Range, path: Path): boolean {
  const [start, end] = Range.edges(selection)
  return Path.compare(start.path, path) <= 0 && Path.compare(end.path, path) >= 0
}
