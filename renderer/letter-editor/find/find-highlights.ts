import type { Range } from 'slate'
import { ReactEditor } from 'slate-react'
import type { LetterEditor } from '../slate-types.ts'
import type { FindMatch } from './find-matches.ts'

const all = 'find-match'
const one = 'find-current'

/**
 * Marks what was found on the page (CSS Custom Highlight API): the page's own nodes stay as Slate has drawn them, so that
 * nothing is laid out anew. Says how to take the marks away.
 */
export function highlight(editor: LetterEditor, matches: readonly FindMatch[], current: FindMatch | undefined): () => void {
  const shown = matches.filter((match) => match !== current).flatMap(({ range }) => domRange(editor, range))
  CSS.highlights.set(all, new Highlight(...shown))
  CSS.highlights.set(one, new Highlight(...(current === undefined ? [] : domRange(editor, current.range))))
  return () => {
    CSS.highlights.delete(all)
    CSS.highlights.delete(one)
  }
}

/** Whether marks stand as others do: then they need not be set, and painted, anew. */
export function isSameMarks(left: readonly globalThis.Range[], right: readonly globalThis.Range[]): boolean {
  return (
    left.length === right.length &&
    left.every((range, index) => {
      const other = right[index]
      return (
        range.startContainer === other?.startContainer &&
        range.startOffset === other.startOffset &&
        range.endContainer === other.endContainer &&
        range.endOffset === other.endOffset
      )
    })
  )
}

/** Brings a place of the page into sight; the focus stays where it is. */
export function scrollToRange(editor: LetterEditor, range: Range): void {
  const [found] = domRange(editor, range)
  const element = found?.startContainer.parentElement
  const box = element?.getBoundingClientRect()
  const desk = element?.closest('.letter-desk')?.getBoundingClientRect()
  if (box === undefined || desk === undefined) return
  if (box.top < desk.top || box.bottom > desk.bottom) element?.scrollIntoView({ block: 'center' })
}

/** None where Slate has not drawn the place yet. */
export function domRange(editor: LetterEditor, range: Range): globalThis.Range[] {
  try {
    return [ReactEditor.toDOMRange(editor, range)]
  } catch {
    return []
  }
}
