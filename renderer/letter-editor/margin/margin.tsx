import { useCallback, useEffect, useLayoutEffect, useRef, useState, type JSX, type ReactNode } from 'react'
import { Node, type Path, type Range } from 'slate'
import { ReactEditor, useSlateStatic } from 'slate-react'
import { domRange } from '../find/find-highlights.ts'
import type { LetterEditor } from '../slate-types.ts'
import { stackCards } from './stack.ts'

/** A card beside the page, anchored to a place in the text: a suggestion or a comment. */
export interface MarginCard {
  /** Says the same card from one drawing to the next. */
  readonly id: string
  /** The node that it is about. */
  readonly path: readonly number[]
  /** The words that it is about, where they are only some of the node's. */
  readonly range?: Range | undefined
  readonly content: ReactNode
}

interface LetterMarginProps {
  readonly label: string
  /** In reading order. */
  readonly cards: readonly MarginCard[]
  /** The card whose place the caret is in: it stands exactly beside its place. */
  readonly active: string | undefined
}

/** Cards beside the page, each as near as there is room to what it is about. */
export function LetterMargin({ label, cards, active }: LetterMarginProps): JSX.Element {
  const editor = useSlateStatic()
  const margin = useRef<HTMLElement>(null)
  const isPressed = useRef(false)
  const [tops, setTops] = useState<readonly number[]>([])
  const measure = useCallback(() => {
    const column = margin.current
    // A card that came to its place under a pointer would take the button away that is being pressed.
    if (column === null || isPressed.current) return
    const from = column.getBoundingClientRect().top
    const elements = [...column.querySelectorAll<HTMLElement>(':scope > .margin-card')]
    const placed = cards.map(({ path, range }, index) => ({
      top: ((range && topOfWords(editor, range)) ?? topOf(editor, path) ?? from) - from,
      height: elements[index]?.offsetHeight ?? 0,
    }))
    const index = cards.findIndex(({ id }) => id === active)
    const next = stackCards(placed, index === -1 ? undefined : index)
    setTops((before) => (before.length === next.length && before.every((top, at) => top === next[at]) ? before : next))
  }, [editor, cards, active])
  useLayoutEffect(() => {
    measure()
    const page = margin.current?.parentElement?.querySelector('.letter-text')
    const watch = new ResizeObserver(measure)
    if (page !== null && page !== undefined) watch.observe(page)
    // A card grows while its answer is written.
    for (const card of margin.current?.querySelectorAll(':scope > .margin-card') ?? []) watch.observe(card)
    return () => watch.disconnect()
  }, [measure])
  useEffect(() => {
    const release = (): void => {
      if (!isPressed.current) return
      isPressed.current = false
      measure()
    }
    addEventListener('pointerup', release)
    addEventListener('pointercancel', release)
    return () => {
      removeEventListener('pointerup', release)
      removeEventListener('pointercancel', release)
    }
  }, [measure])
  // A card that is written in moves and grows under the focus.
  useLayoutEffect(() => {
    const { activeElement } = document
    if (activeElement !== null && margin.current?.contains(activeElement) === true) showWhole(activeElement)
  })
  return (
    <aside
      className="letter-margin"
      aria-label={label}
      ref={margin}
      onPointerDownCapture={() => (isPressed.current = true)}
      onFocus={({ target }) => showWhole(target)}
    >
      {cards.map(({ id, content }, index) => (
        <div key={id} className={`margin-card${id === active ? ' is-active' : ''}`} style={{ top: `${String(tops[index] ?? 0)}px` }}>
          {content}
        </div>
      ))}
    </aside>
  )
}

/** Brings all of a card into sight, not only the field in it that has the focus. Under a pointer that presses a button nothing moves. */
function showWhole(within: Element): void {
  if (within.matches(':focus-visible')) within.closest('.margin-card')?.scrollIntoView({ block: 'nearest' })
}

/** The top of the line in which words begin; undefined where they are not drawn. */
function topOfWords(editor: LetterEditor, range: Range): number | undefined {
  const [first] = domRange(editor, range).flatMap((words) => [...words.getClientRects()])
  return first?.top
}

/** The top of a node on the screen; undefined where it is not drawn. */
function topOf(editor: LetterEditor, path: readonly number[]): number | undefined {
  const place: Path = [...path]
  const node = Node.getIf(editor, place)
  if (node === undefined) return undefined
  try {
    return ReactEditor.toDOMNode(editor, node).getBoundingClientRect().top
  } catch {
    // Slate throws for what it has not drawn yet; the next measure finds it.
    return undefined
  }
}
