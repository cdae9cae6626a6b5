import { useEffect, useRef, type JSX } from 'react'
import type { Stretch } from '../../core/evidence/index.ts'
import { scrollWithin } from '../look/scroll-within.ts'

/** The text cut where marks begin and end. */
function piecesOf(text: string, marks: readonly Stretch[]): { readonly start: number; readonly end: number; readonly isMarked: boolean }[] {
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((one, other) => one - other)
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? text.length
    return { start, end, isMarked: marks.some((mark) => mark.start <= start && mark.end >= end) }
  })
}

const refuse = (event: Event): void => event.preventDefault()

/** The words of the evidence with the passages marked. It has a caret, so that a passage can be selected with the keyboard, and takes no change. */
export function EvidenceWords({
  text,
  marks,
  name,
}: {
  readonly text: string
  readonly marks: readonly Stretch[]
  readonly name: string
}): JSX.Element {
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = words.current
    const kinds = ['beforeinput', 'paste', 'cut', 'drop', 'dragstart'] as const
    for (const kind of kinds) element?.addEventListener(kind, refuse)
    return () => {
      for (const kind of kinds) element?.removeEventListener(kind, refuse)
    }
  }, [])
  useEffect(() => {
    if (marks.length > 0) scrollWithin(words.current, 'mark')
  }, [marks])
  return (
    <div
      className="evidence-words"
      ref={words}
      contentEditable
      suppressContentEditableWarning
      spellCheck={false}
      role="textbox"
      aria-readonly="true"
      aria-multiline="true"
      aria-label={name}
    >
      {piecesOf(text, marks).map(({ start, end, isMarked }) =>
        isMarked ? (
          <mark key={start} data-start={start}>
            {text.slice(start, end)}
          </mark>
        ) : (
          <span key={start} data-start={start}>
            {text.slice(start, end)}
          </span>
        ),
      )}
    </div>
  )
}
