import { useState, type DragEvent } from 'react'
import { ReactEditor } from 'slate-react'
import { clauseDataType, draggedClause } from '../behaviours/clipboard.ts'
import { insertClause } from '../commands/insert-clause.ts'
import { pictureFiles } from '../pictures/picture-wishes.ts'
import { bodyOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import type { Enclosing } from './surroundings.ts'

interface Target {
  readonly index: number
  /** Where the line between two blocks is drawn, in pixels from the top of the page. */
  readonly top: number
}

export interface BlockDrop {
  /** Where the clause or picture that is being dragged would come in; undefined while none is. */
  readonly target: Target | undefined
  /** True while files are dragged over the letter's enclosures, which take any kind. */
  readonly isOverEnclosures: boolean
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void
  readonly onDragLeave: (event: DragEvent<HTMLElement>) => void
  /** Before Slate sees it, which must not handle a clause or a file that was dropped here. */
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

const overEnclosures = ({ target, dataTransfer }: DragEvent): boolean =>
  target instanceof Element && target.closest('.letter-part-enclosures') !== null && dataTransfer.types.includes('Files')

/**
 * Dropping a clause out of the library, or a picture from outside, between two blocks. Files of other kinds, and all those dropped on
 * the letter's enclosures, are enclosed.
 */
export function useBlockDrop(editor: LetterEditor, enclosing: Enclosing | undefined): BlockDrop {
  const [isOverEnclosures, setOverEnclosures] = useState(false)
  const [target, setTarget] = useState<Target>()
  return {
    target,
    isOverEnclosures,
    onDragOver(event) {
      if (!event.dataTransfer.types.some((type) => type === clauseDataType || type === 'Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      const encloses = enclosing !== undefined && overEnclosures(event)
      setOverEnclosures(encloses)
      if (encloses) return setTarget(undefined)
      const next = targetAt(editor, event.currentTarget, event.clientY)
      setTarget((before) => (before?.index === next.index ? before : next))
    },
    onDragLeave(event) {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) {
        setTarget(undefined)
        setOverEnclosures(false)
      }
    },
    onDropCapture(event) {
      const version = draggedClause(editor, event.dataTransfer)
      const isFile = event.dataTransfer.types.includes('Files')
      setTarget(undefined)
      setOverEnclosures(false)
      if (version === undefined && !isFile) return
      // A browser opens a file that nobody takes, in the place of the letter.
      event.preventDefault()
      event.stopPropagation()
      const { index } = targetAt(editor, event.currentTarget, event.clientY)
      if (version === undefined) {
        const pictures = enclosing !== undefined && overEnclosures(event) ? [] : pictureFiles(event.dataTransfer)
        editor.pictureWishes.add(...pictures.map((file) => ({ file, index })))
        enclosing?.add([...event.dataTransfer.files].filter((file) => !pictures.includes(file)))
      } else {
        insertClause(editor, version, index)
        ReactEditor.focus(editor)
      }
    },
  }
}
