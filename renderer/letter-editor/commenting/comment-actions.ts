import type { EditorAction } from '../actions.ts'
import { comment, stepThread } from './commenting.ts'

/** They change nothing of the text, so that they are there where it is read-only too. */
export const commentActions: readonly EditorAction[] = [
  { id: 'comment', title: 'Comment on the selected words, or answer', keys: 'Mod+Alt+M', run: comment },
  { id: 'next-comment', title: 'Next comment', keys: 'Mod+F9', run: (editor) => stepThread(editor, 'next') },
  { id: 'previous-comment', title: 'Comment before', keys: 'Mod+Shift+F9', run: (editor) => stepThread(editor, 'previous') },
  {
    id: 'show-resolved',
    title: 'Show resolved comments',
    run: ({ commenting }) => commenting.set({ showsResolved: !commenting.state().showsResolved }),
    isOn: ({ commenting }) => commenting.state().showsResolved,
  },
]
