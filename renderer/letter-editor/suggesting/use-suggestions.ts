import { useDeferredValue, useMemo, useSyncExternalStore } from 'react'
import { useSlateSelector, useSlateStatic } from 'slate-react'
import { hasSuggestions, type Document } from '../../../core/document/index.ts'
import { suggestionsIn, type Suggestion } from '../../../core/suggestion/index.ts'
import { documentOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { suggestionsSelected } from './decide.ts'

/** Slate keeps a block that does not change, so a key press looks into one block only. */
const known = new WeakMap<object, boolean>()

function isSuggestedBlock(block: Document[number]): boolean {
  const seen = known.get(block)
  if (seen !== undefined) return seen
  const found = hasSuggestions([block])
  known.set(block, found)
  return found
}

const none: Document = []

/** The document while anything in it is suggested: drawn anew with each change then, and never otherwise. */
function suggestedDocument(editor: LetterEditor): Document {
  const document = documentOf(editor)
  return document.some(isSuggestedBlock) ? document : none
}

/** The suggestions of the letter in reading order, as it stands now. */
export function suggestionsNow(editor: LetterEditor): readonly Suggestion[] {
  return suggestionsIn(suggestedDocument(editor))
}

/** The one that the selection touches, unless its author is writing it just now. */
export function suggestionRead(editor: LetterEditor): Suggestion | undefined {
  const found = suggestedDocument(editor) === none ? undefined : suggestionsSelected(editor)[0]
  return found !== undefined && editor.suggesting.isOn() && editor.suggesting.author() === found.author ? undefined : found
}

/** The suggestions of the letter in reading order, a moment after the text itself. */
export function useSuggestions(): readonly Suggestion[] {
  const document = useDeferredValue(useSlateSelector(suggestedDocument))
  return useMemo(() => suggestionsIn(document), [document])
}

export function useHasSuggestions(): boolean {
  return useSlateSelector((editor) => suggestedDocument(editor) !== none)
}

/** The suggestion at the caret. */
export function useSuggestionAtCaret(): string | undefined {
  return useSlateSelector((editor) => (suggestedDocument(editor) === none ? undefined : suggestionsSelected(editor)[0]?.id))
}

/** Whether changes are suggested, and by whom. */
export function useSuggesting(): { readonly isOn: boolean; readonly author: string | undefined } {
  const { suggesting } = useSlateStatic()
  const isOn = useSyncExternalStore(suggesting.subscribe, suggesting.isOn)
  const author = useSyncExternalStore(suggesting.subscribe, suggesting.author)
  return { isOn, author }
}
