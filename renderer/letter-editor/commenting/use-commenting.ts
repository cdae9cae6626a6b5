import { useMemo, useSyncExternalStore } from 'react'
import { useSlateSelector, useSlateStatic } from 'slate-react'
import { threadAtCaret, type CommentingState } from './commenting.ts'
import type { Places } from './passages.ts'
import type { Commentary, MarginThread } from './commentary.ts'

export function useCommenting(): CommentingState {
  const { commenting } = useSlateStatic()
  return useSyncExternalStore(commenting.subscribe, commenting.state)
}

/** One part of it, for who need not be drawn anew for the others. */
export function useCommentingPart<Key extends keyof CommentingState>(key: Key): CommentingState[Key] {
  const { commenting } = useSlateStatic()
  return useSyncExternalStore(commenting.subscribe, () => commenting.state()[key])
}

/** Where the passages stand; drawn anew whenever one moved. */
export function usePassages(): Places {
  const { passages } = useSlateStatic()
  return useSyncExternalStore(passages.subscribe, passages.told)
}

/** The threads that have cards now. */
export function useShownThreads(commentary: Commentary | undefined): readonly MarginThread[] {
  const showsResolved = useCommentingPart('showsResolved')
  return useMemo(() => (commentary?.threads ?? []).filter(({ isResolved }) => showsResolved || !isResolved), [commentary, showsResolved])
}

/** The thread that is looked at: the one that was gone to, else the one at the caret. */
export function useActiveThread(): string | undefined {
  const active = useCommentingPart('active')
  const atCaret = useSlateSelector((editor) => threadAtCaret(editor, editor.commenting.state().shown))
  return active ?? atCaret
}
