import { useState, type DragEvent } from 'react'
import { ReactEditor } from 'slate-react'
import { clauseDataType, draggedClause } from '../behaviours/clipboard.ts'
import { insertClause } from '../commands/insert-clause.ts'
import { bodyOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

interface Target {
  readonly index: number
  /** Where the line between two blocks is drawn, in pixels from the top of the page. */
  readonly top: number
}

export interface ClauseDrop {
  /** Where a clause that is being dragged would come in; undefined while none is. */
  readonly target: Target | undefined
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void
  readonly onDragLeave: (event: DragEvent<HTMLElement>) => void
  /** Before Slate sees it, which must not handle a clause that was dropped here. */
  readonly onDropCapture: (event: DragEvent<HTMLElement>) => void
}

/** The gap between blocks of the body that is nearest to a height on the screen. */
function targetAt(editor: LetterEditor, page: HTMLElement, height: number): Target {
  const { from, until } = bodyOf(editor.children)
  const top = page.getBoundingClientRect().top
  let last = 0
  for (let index = from; index < until; index += 1) {
    const node = editor.children[index]
    if (node === undefined) continue
    const box = ReactEditor.toDOMNode(editor, node).getBoundingClientRect()
    if (height < box.top + box.height / 2) return { index, top: box.top - top - 6 }
    last = box.bottom - top + 4
  }
  return { index: until, top: last }
}

/** Dropping a clause out of the library between two blocks. */
export function useClauseDrop(editor: LetterEditor): ClauseDrop {
  const [target, setTarget] = useState<Target>()
  return {
    target,
    onDragOver(event) {
      if (!event.dataTransfer.types.includes(clauseDataType)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      const next = targetAt(editor, event.currentTarget, event.clientY)
      setTarget((before) => (before?.index === next.index ? before : next))
    },
    onDragLeave(event) {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setTarget(undefined)
    },
    onDropCapture(event) {
      const version = draggedClause(editor, event.dataTransfer)
      setTarget(undefined)
      if (version === undefined) return
      event.preventDefault()
      event.stopPropagation()
      insertClause(editor, version, targetAt(editor, event.currentTarget, event.clientY).index)
      ReactEditor.focus(editor)
    },
  }
}
