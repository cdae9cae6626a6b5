import { useLayoutEffect, useMemo, type JSX } from 'react'
import { Range } from 'slate'
import { useSlateStatic } from 'slate-react'
import { documentOf } from '../places.ts'
import { draftAnchor, draftId, endDraft, goToThread } from '../commenting/commenting.ts'
import { rangeIn, type Places } from '../commenting/passages.ts'
import type { Commentary, MarginThread } from '../commenting/commentary.ts'
import { useActiveThread, useCommenting, usePassages, useShownThreads } from '../commenting/use-commenting.ts'
import { SuggestionCard } from '../suggesting/suggestion-card.tsx'
import { useSuggestionAtCaret, useSuggestions } from '../suggesting/use-suggestions.ts'
import type { LetterEditor } from '../slate-types.ts'
import { LetterMargin, type MarginCard } from './margin.tsx'

/** The margin with the suggestions and the comments of the letter. */
export function CardsBeside({ commentary }: { readonly commentary: Commentary | undefined }): JSX.Element {
  const suggestions = useSuggestions()
  const atCaret = useSuggestionAtCaret()
  const thread = useActiveThread()
  const comments = useCommentCards(commentary, thread)
  const cards = useMemo(() => {
    const own = suggestions.map((suggestion): MarginCard => {
      const path = suggestion.places[0]?.path ?? []
      // A column has no node of its own: its card stands beside the table.
      const anchor = (path.at(-1) ?? 0) < 0 ? path.slice(0, -1) : path
      return { id: suggestion.id, path: anchor, content: <SuggestionCard suggestion={suggestion} /> }
    })
    return [...own, ...comments].toSorted(compareCards)
  }, [suggestions, comments])
  return <LetterMargin label="Suggestions and comments" cards={cards} active={thread ?? atCaret} />
}

/** A card for each thread that is shown, and one for the comment that is being written. */
function useCommentCards(commentary: Commentary | undefined, active: string | undefined): readonly MarginCard[] {
  const editor = useSlateStatic()
  const shown = useShownThreads(commentary)
  const { isWriting, answers } = useCommenting()
  const places = usePassages()
  return useMemo(() => {
    if (commentary === undefined) return []
    const cards = shown.map((thread) => threadCard(editor, commentary, places, thread, { active, answers }))
    const draft = isWriting ? draftCard(editor, commentary, places) : undefined
    return draft === undefined ? cards : [...cards, draft]
  }, [editor, commentary, shown, isWriting, answers, active, places])
}

function threadCard(
  editor: LetterEditor,
  commentary: Commentary,
  places: Places,
  { id, thread }: MarginThread,
  { active, answers }: { readonly active: string | undefined; readonly answers: number },
): MarginCard {
  const range = rangeIn(places, id)
  const place = {
    isGone: thread !== undefined && range === undefined,
    isActive: id === active,
    answers: id === active ? answers : 0,
    go: () => goToThread(editor, id),
    look: () => editor.commenting.set({ active: id }),
  }
  return { id, path: range === undefined ? [] : Range.start(range).path, range, content: commentary.card(id, place) }
}

function draftCard(editor: LetterEditor, commentary: Commentary, places: Places): MarginCard | undefined {
  const range = rangeIn(places, draftId)
  const anchor = draftAnchor(editor)
  if (range === undefined || anchor === undefined) return undefined
  return { id: draftId, path: Range.start(range).path, range, content: commentary.form(anchor, () => endDraft(editor)) }
}

/** Tells the editor which passages are commented on, and which of them have cards. */
export function useCommentedPassages(editor: LetterEditor, commentary: Commentary | undefined, showsResolved: boolean): void {
  useLayoutEffect(() => {
    const threads = commentary?.threads ?? []
    editor.passages.show(
      documentOf(editor),
      threads.flatMap(({ thread }) => thread ?? []),
    )
    const shown = threads.filter(({ isResolved }) => showsResolved || !isResolved).map(({ id }) => id)
    editor.commenting.set({ isOffered: commentary !== undefined, shown })
  }, [editor, commentary, showsResolved])
}

/** In reading order; within a node, a suggestion for all of it before a comment on some of its words. */
function compareCards(left: MarginCard, right: MarginCard): number {
  return comparePaths(left.path, right.path) || startOf(left) - startOf(right)
}

function startOf({ range }: MarginCard): number {
  return range === undefined ? -1 : Range.start(range).offset
}

function comparePaths(left: readonly number[], right: readonly number[]): number {
  for (const [index, step] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    if (step !== other) return step - other
  }
  return left.length - right.length
}
