import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import { Range } from 'slate'
import { useSlateSelector, useSlateStatic } from 'slate-react'
import type { LetterEditor } from '../slate-types.ts'
import { showWholeBlock } from '../view/show-whole-block.ts'
import { useSurroundings } from '../view/surroundings.ts'
import { insertablesFor, searchInsertables, type Insertable } from './insertables.ts'
import { isOfButton, isThere, leaveSlash, placeOf, slashAt, takeSlash, type Slash } from './slash.ts'

export interface InsertMenuState {
  /** The slash that the menu belongs to; undefined while the menu is closed. */
  readonly slash: Slash | undefined
  readonly found: readonly Insertable[]
  readonly active: number
  setActive(index: number): void
  choose(entry: Insertable): void
  /** True when the menu took the key. */
  onKeyDown(event: KeyboardEvent): boolean
}

function sameSlash(left: Slash | null | undefined, right: Slash | undefined): boolean {
  if (left === undefined || left === null || right === undefined) return left === right
  return left.query === right.query && Range.equals(left.range, right.range)
}

/** The `/` menu: open while the caret stands behind a slash and its words, until Escape or a choice. */
export function useInsertMenu(): InsertMenuState {
  const editor = useSlateStatic()
  const written = useSlateSelector(slashAt, sameSlash)
  const { clauseVersions, standings, day, fields } = useSurroundings()
  const [dismissed, setDismissed] = useState<Slash>()
  // Whether it still stands there is another question whenever the words before the caret are others.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => {
    // Another slash at the same place is another one.
    if (dismissed !== undefined && !isThere(editor, dismissed)) setDismissed(undefined)
  }, [editor, written, dismissed])
  const [chosen, setChosen] = useState({ query: '', index: 0 })
  const all = useMemo(
    () => insertablesFor(clauseVersions, fields, (version) => standings.of(version, day)?.text),
    [clauseVersions, fields, standings, day],
  )
  const found = useMemo(
    () => (written === undefined ? [] : searchInsertables(all, written.query, isOfButton(editor, written) ? 'Clauses' : 'Blocks')),
    [all, written, editor],
  )
  const isOpen =
    written !== undefined &&
    (dismissed === undefined || placeOf(written) !== placeOf(dismissed)) &&
    (found.length > 0 || isOfButton(editor, written))
  const slash = isOpen ? written : undefined
  const active = slash !== undefined && chosen.query === slash.query ? Math.max(0, Math.min(chosen.index, found.length - 1)) : 0
  const setActive = useCallback((index: number) => setChosen({ query: written?.query ?? '', index }), [written])
  const choose = (entry: Insertable): void => {
    if (slash !== undefined) insertAtSlash(editor, slash, entry)
  }
  const dismiss = (): void => {
    setDismissed(written)
    if (written !== undefined) leaveSlash(editor, written)
  }
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (slash === undefined || event.nativeEvent.isComposing) return false
    const entry = found[active]
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setActive((active + 1) % Math.max(1, found.length)),
      ArrowUp: () => setActive((active + found.length - 1) % Math.max(1, found.length)),
      Enter: () => entry !== undefined && choose(entry),
      Tab: () => entry !== undefined && choose(entry),
      Escape: dismiss,
    }
    const step = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? undefined : steps[event.key]
    if (step === undefined) return false
    event.preventDefault()
    step()
    return true
  }
  return { slash, found, active, setActive, choose, onKeyDown }
}

function insertAtSlash(editor: LetterEditor, slash: Slash, entry: Insertable): void {
  takeSlash(editor, slash)
  entry.insert(editor)
  showWholeBlock(editor)
}
