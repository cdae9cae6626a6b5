import { useEffect, useMemo, useSyncExternalStore, type JSX } from 'react'
import { Point, Range } from 'slate'
import { useSlate } from 'slate-react'
import { MarksInSight } from './marks-in-sight.ts'
import { misspellings, type Misspelling } from './misspellings.ts'
import type { Speller } from './speller.ts'

/** Milliseconds without a key after which the words are looked at: who types is not held up. */
const quiet = 300

const none = (): (() => void) => () => undefined
const zero = (): number => 0

interface SpellingMarksProps {
  /** Undefined where nothing is to be checked. */
  readonly speller: Speller | undefined
  readonly language: string
}

/**
 * Marks what is misspelt on the page, without touching the page's own nodes, and keeps the list of it for the keys and the menu. It
 * looks at every change, and so it draws nothing and stands beside the page, not around it.
 */
export function SpellingMarks({ speller, language }: SpellingMarksProps): JSX.Element | undefined {
  const editor = useSlate()
  const version = useSyncExternalStore(speller?.subscribe ?? none, speller?.version ?? zero)
  const marks = useMemo(() => new MarksInSight(editor, 'misspelt'), [editor])
  const { children, selection } = editor
  // The document and what the speller knows are others after each change.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => {
    if (speller === undefined) return undefined
    const timer = setTimeout(() => {
      const found = misspellings(editor, language, speller)
      editor.spelling.show(found, speller.knows(language))
      marks.show(found.filter((each) => !isBeingTyped(each, selection)).map(({ range }) => range))
    }, quiet)
    return () => clearTimeout(timer)
  }, [editor, marks, children, selection, language, speller, version])
  useEffect(() => {
    // A scroll is not told to the elements above, and whatever scrolls is between the page and the window.
    document.addEventListener('scroll', marks.look, { capture: true, passive: true })
    addEventListener('resize', marks.look)
    return () => {
      document.removeEventListener('scroll', marks.look, { capture: true })
      removeEventListener('resize', marks.look)
      marks.clear()
    }
  }, [marks])
  return undefined
}

/** The caret stands at the end of the word, so that it may not be whole yet. */
function isBeingTyped({ range }: Misspelling, selection: Range | null): boolean {
  return selection !== null && Range.isCollapsed(selection) && Point.equals(selection.anchor, Range.end(range))
}
