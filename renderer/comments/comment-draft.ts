import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Anchor } from '../../core/review/index.ts'
import { withMentions, type Mentionable } from './mention-query.ts'

/** A comment that is being written and was not sent. */
interface CommentDraft {
  readonly text: string
  readonly mentioned: readonly Mentionable[]
  /** The words it is on. */
  readonly passage: Anchor | undefined
}

const none: CommentDraft = { text: '', mentioned: [], passage: undefined }

/** What was written and not sent, by who wrote it and where: the window keeps it while other things are on the screen. */
const drafts = new Map<string, CommentDraft>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function change(key: string, to: Partial<CommentDraft>): void {
  drafts.set(key, { ...(drafts.get(key) ?? none), ...to })
  for (const listener of listeners) listener()
}

/** A comment as it is written; `words` is what of it would be sent. */
export interface WrittenComment extends CommentDraft {
  readonly words: string
  setText(text: string): void
  setPassage(passage: Anchor | undefined): void
  mention(person: Mentionable): void
  /** Empties the field, but for what was typed since these words were sent. */
  sent(words: string): void
}

/** The comment that is being written under a key. One that `stays` outlasts the screen it is written on, unless it is empty. */
export function useCommentDraft(key: string, stays: boolean): WrittenComment {
  const draft = useSyncExternalStore(subscribe, () => drafts.get(key) ?? none)
  useEffect(
    () => () => {
      if (!stays || wordsOf(drafts.get(key)) === '') drafts.delete(key)
    },
    [key, stays],
  )
  const setPassage = useCallback((passage: Anchor | undefined) => change(key, { passage }), [key])
  return {
    ...draft,
    words: wordsOf(draft),
    setText: (text) => change(key, { text }),
    setPassage,
    mention: (person) => change(key, { mentioned: [...(drafts.get(key) ?? none).mentioned, person] }),
    sent: (words) => {
      if (wordsOf(drafts.get(key)) === words) change(key, none)
    },
  }
}

function wordsOf({ text, mentioned }: CommentDraft = none): string {
  return withMentions(text, mentioned).trim()
}
