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
/** Counts what was typed, so that whoever reads several drafts hears of it. */
let changes = 0

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function change(key: string, to: Partial<CommentDraft>): void {
  drafts.set(key, { ...(drafts.get(key) ?? none), ...to })
  changes += 1
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
  /** Gives up what was written. */
  drop(): void
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
    drop: () => change(key, none),
  }
}

/** The key of an answer that somebody writes in a thread. */
export function answerKey(person: string | undefined, thread: string): string {
  return `${person ?? ''} answer ${thread}`
}

/** Whether something that was not sent stands under a key. */
export function useIsWritten(key: string): boolean {
  return useSyncExternalStore(subscribe, () => wordsOf(drafts.get(key)) !== '')
}

/** What was written in a thread and not sent; `words` is what of it would be sent. */
export interface WrittenAnswer {
  readonly thread: string
  readonly text: string
  readonly words: string
}

/** The answers that a person wrote in these threads and did not send. */
export function useWrittenAnswers(person: string | undefined, threads: readonly string[]): readonly WrittenAnswer[] {
  useSyncExternalStore(subscribe, () => changes)
  return threads.flatMap((thread) => {
    const draft = drafts.get(answerKey(person, thread))
    const words = wordsOf(draft)
    return draft === undefined || words === '' ? [] : [{ thread, text: draft.text, words }]
  })
}

/** Empties the field of an answer, but for what was typed since these words were sent. */
export function answerSent(person: string | undefined, thread: string, words: string): void {
  const key = answerKey(person, thread)
  if (wordsOf(drafts.get(key)) === words) change(key, none)
}

function wordsOf({ text, mentioned }: CommentDraft = none): string {
  return withMentions(text, mentioned).trim()
}
