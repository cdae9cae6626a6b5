import type { EditorAction } from '../actions.ts'
import { suggestionsIn, type Verdict } from '../../../core/suggestion/index.ts'
import { documentOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { decideSuggestions, goToSuggestion, suggestionsSelected } from './decide.ts'

function decideSelected(verdict: Verdict) {
  return (editor: LetterEditor): void => {
    decideSuggestions(editor, verdict, suggestionsSelected(editor))
  }
}

function decideAll(verdict: Verdict) {
  return (editor: LetterEditor): void => {
    decideSuggestions(editor, verdict, suggestionsIn(documentOf(editor)))
  }
}

/** Says from now on whether changes are made or suggested. */
export const suggestAction: EditorAction = {
  id: 'suggest',
  title: 'Suggest changes',
  keys: 'Mod+Alt+D',
  run: (editor) => editor.suggesting.setOn(!editor.suggesting.isOn()),
  isOn: (editor) => editor.suggesting.isOn(),
}

/** What can be done with suggestions: those that the selection touches, or all. */
export const suggestionActions: readonly EditorAction[] = [
  suggestAction,
  { id: 'next-suggestion', title: 'Next suggestion', keys: 'F9', run: (editor) => void goToSuggestion(editor, 'next') },
  { id: 'previous-suggestion', title: 'Suggestion before', keys: 'Shift+F9', run: (editor) => void goToSuggestion(editor, 'previous') },
  { id: 'accept-suggestion', title: 'Accept the selected suggestions', keys: 'Mod+Alt+Enter', run: decideSelected('accept') },
  { id: 'reject-suggestion', title: 'Reject the selected suggestions', keys: 'Mod+Alt+Backspace', run: decideSelected('reject') },
  { id: 'accept-all-suggestions', title: 'Accept all suggestions', run: decideAll('accept') },
  { id: 'reject-all-suggestions', title: 'Reject all suggestions', run: decideAll('reject') },
]
