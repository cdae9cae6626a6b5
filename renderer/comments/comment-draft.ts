import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
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
  /** Gives up what was written. Answers with what brings it back, unless something else was written meanwhile. */
  drop(): () => void
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
    drop: () => {
      const before = drafts.get(key) ?? none
      change(key, none)
      return () => {
        if (wordsOf(drafts.get(key)) === '') change(key, before)
      }
    },
  }
}

/** The key of an answer that somebody writes in a thread. */
export function answerKey(person: string | undefined, thread: string): string {
  return `${person ?? ''} answer ${thread}`
}

/** Whether something that was not sent stands under a key. */
function useIsWritten(key: string): boolean {
  return useSyncExternalStore(subscribe, () => wordsOf(drafts.get(key)) !== '')
}

/** Whether the form of an answer is open: one that has words which were not sent opens by itself, until somebody closes it. */
export interface AnswerForm {
  readonly isOpen: boolean
  /** Whether somebody opened it just now: then the focus goes there. */
  readonly isChosen: boolean
  /** Whether it has words that were not sent. */
  readonly isWritten: boolean
  open(): void
  /** Closes it; its words are kept. */
  close(): void
  /** Its words were sent: it stays open only where others were written meanwhile. */
  end(): void
}

export function useAnswerForm(key: string): AnswerForm {
  const isWritten = useIsWritten(key)
  const [chosen, setChosen] = useState<{ readonly key: string; readonly isOpen: boolean }>()
  const isHere = chosen?.key === key
  return {
    isOpen: isHere ? chosen.isOpen : isWritten,
    isChosen: isHere && chosen.isOpen,
    isWritten,
    open: () => setChosen({ key, isOpen: true }),
    close: () => setChosen(wordsOf(drafts.get(key)) === '' ? undefined : { key, isOpen: false }),
    end: () => setChosen(undefined),
  }
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
