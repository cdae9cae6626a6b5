import { useEffect, useMemo, useState } from 'react'
import { Editor, Point, Range, Transforms } from 'slate'
import { useSlate } from 'slate-react'
import { returnToLetter } from '../view/return-to-letter.ts'
import type { LetterEditor } from '../slate-types.ts'
import { highlight, scrollToRange } from './find-highlights.ts'
import { findMatches, patternOf, type FindMatch, type FindQuery } from './find-matches.ts'
import { replaceMatches } from './replace.ts'

export interface Find {
  readonly query: FindQuery
  readonly by: string
  readonly isWithin: boolean
  /** Whether something was selected that the search can be kept to. */
  readonly canBeWithin: boolean
  /** In words, for the eye and for a screen reader. */
  readonly standing: string
  readonly canReplace: boolean
  change(query: Partial<FindQuery>): void
  setBy(text: string): void
  setWithin(within: boolean): void
  step(way: 1 | -1): void
  replace(): void
  replaceAll(): void
  close(): void
}

const start: FindQuery = { text: '', matchCase: false, wholeWords: false, isPattern: false }

/** The search in the document of the editor around. `readOnly`: nothing is replaced. */
export function useFind(readOnly: boolean): Find {
  const editor = useSlate()
  const [query, setQuery] = useState<FindQuery>(() => ({ ...start, text: selectedWords(editor) }))
  const [by, setBy] = useState('')
  const [area] = useState(() => (isLong(editor) ? Editor.rangeRef(editor, editor.selection as Range, { affinity: 'outward' }) : undefined))
  const [isWithin, setWithin] = useState(area !== undefined)
  const [at, setAt] = useState<Point | undefined>(() => (editor.selection === null ? undefined : Range.start(editor.selection)))
  const [done, setDone] = useState('')
  const within = isWithin ? (area?.current ?? undefined) : undefined
  const { children } = editor
  // The document is another one after each change, and the range of the search moves with it.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const matches = useMemo(() => findMatches(editor, query, within), [editor, children, query, within])
  const current = matches.find(({ range }) => at === undefined || !Point.isBefore(range.anchor, at)) ?? matches[0]
  useEffect(() => () => void area?.unref(), [area])
  useEffect(() => highlight(editor, matches, current), [editor, matches, current])
  useEffect(() => {
    if (current !== undefined) scrollToRange(editor, current.range)
  }, [editor, current])
  const goTo = (match: FindMatch | undefined): void => setAt(match?.range.anchor)
  const index = current === undefined ? -1 : matches.indexOf(current)
  return {
    query,
    by,
    isWithin,
    canBeWithin: area !== undefined,
    standing: done === '' ? standingOf(query, matches, index) : done,
    canReplace: !readOnly && matches.some(({ isLocked }) => !isLocked),
    change(part) {
      setDone('')
      setQuery({ ...query, ...part })
    },
    setBy,
    setWithin(within) {
      setDone('')
      setWithin(within)
    },
    step(way) {
      setDone('')
      goTo(matches.at((index + way) % matches.length))
    },
    replace() {
      if (current === undefined) return
      const end = Editor.pointRef(editor, Range.end(current.range), { affinity: 'forward' })
      replaceMatches(editor, [current], query, by)
      setAt(end.unref() ?? undefined)
    },
    replaceAll() {
      const replaced = replaceMatches(editor, matches, query, by)
      const kept = matches.length - replaced
      setDone(`${String(replaced)} replaced${kept === 0 ? '' : `, ${String(kept)} in clauses kept`}`)
    },
    close() {
      if (current !== undefined) Transforms.select(editor, current.range)
      editor.finding.close()
      returnToLetter(editor)
    },
  }
}

/** What is selected in one line is what is looked for; what is selected beyond a line is where. */
function selectedWords(editor: LetterEditor): string {
  const { selection } = editor
  return selection === null || Range.isCollapsed(selection) || isLong(editor) ? '' : Editor.string(editor, selection).slice(0, 200)
}

function isLong({ selection }: LetterEditor): boolean {
  return selection !== null && selection.anchor.path[0] !== selection.focus.path[0]
}

function standingOf(query: FindQuery, matches: readonly FindMatch[], index: number): string {
  if (query.text === '') return ''
  if (patternOf(query) === undefined) return 'Not a pattern that can be read'
  if (matches.length === 0) return 'Nothing found'
  const locked = matches[index]?.isLocked === true ? ' · in a clause' : ''
  return `${String(index + 1)} of ${String(matches.length)}${locked}`
}
