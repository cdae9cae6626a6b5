import { useCallback, useEffect, useState, type RefObject } from 'react'
import { Path, type Editor } from 'slate'
import { ReactEditor, useSlateSelector, useSlateStatic } from 'slate-react'
import type { Citation } from '../../../core/document/index.ts'
import { citationAt, selectedCitation } from '../commands/citations.ts'
import { isElement } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Milliseconds until a citation that is pointed at is told, and until it is told no more: time to go from the mark to its card. */
const lingers = 300

const samePath = (left: Path | null | undefined, right: Path | undefined): boolean =>
  left === right || (left !== null && left !== undefined && right !== undefined && Path.equals(left, right))

/** The citation that is pointed at, or else the one that the caret stands on. Escape tells it no more. */
export function usePointedCitation(card: RefObject<HTMLElement | null>): [Citation | undefined, () => void] {
  const editor = useSlateStatic()
  const selected = useSlateSelector((of: Editor) => selectedCitation(of as LetterEditor), samePath)
  const [pointed, setPointed] = useState<Citation>()
  const [ended, setEnded] = useState<Citation>()
  useEffect(() => {
    const frame = ReactEditor.toDOMNode(editor, editor).closest<HTMLElement>('.letter-editor')
    let timer: ReturnType<typeof setTimeout> | undefined
    const over = ({ target }: PointerEvent): void => {
      clearTimeout(timer)
      if (!(target instanceof Element) || card.current?.contains(target) === true) return
      const mark = target.closest('.citation-mark')
      timer = setTimeout(() => setPointed(mark === null ? undefined : citationOf(editor, mark)), lingers)
    }
    frame?.addEventListener('pointerover', over)
    return () => {
      clearTimeout(timer)
      frame?.removeEventListener('pointerover', over)
    }
  }, [editor, card])
  const meant = pointed ?? (selected === undefined ? undefined : citationAt(editor, selected))
  // What was ended is told again when it is come back to.
  if (meant === undefined && ended !== undefined) setEnded(undefined)
  const shown = meant === ended ? undefined : meant
  const end = useCallback(() => {
    setPointed(undefined)
    setEnded(shown)
  }, [shown])
  useEffect(() => {
    if (shown === undefined) return undefined
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') end()
    }
    addEventListener('keydown', leave)
    return () => removeEventListener('keydown', leave)
  }, [shown, end])
  return [shown, end]
}

function citationOf(editor: LetterEditor, mark: Element): Citation | undefined {
  try {
    const node = ReactEditor.toSlateNode(editor, mark)
    return isElement(node) && node.type === 'citation' ? node : undefined
  } catch {
    // Slate throws for what it has taken away since.
    return undefined
  }
}
