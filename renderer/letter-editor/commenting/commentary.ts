import type { ReactNode } from 'react'
import type { Anchor } from '../../../core/review/index.ts'
import type { AnchoredThread } from './passages.ts'

/** How a thread's card stands in the margin. */
export interface CardPlace {
  /** The words that the thread was about are not in the text any more. */
  readonly isGone: boolean
  readonly isActive: boolean
  /** Counts the wishes to answer; each puts the focus into the answer. */
  readonly answers: number
  /** Puts the caret to the passage. */
  go(): void
  /** Lets the card stand beside its passage, because it is read or written in. */
  look(): void
}

/** A thread that has a place beside the page. Without an anchor it is about the whole text. */
export interface MarginThread {
  readonly id: string
  readonly thread: AnchoredThread | undefined
  readonly isResolved: boolean
}

/** What people say about the text, drawn by who knows them: the editor knows only where their passages stand. Keep its identity. */
export interface Commentary {
  readonly threads: readonly MarginThread[]
  card(id: string, place: CardPlace): ReactNode
  /** The form for a comment on a passage. `end` leaves it, sent or not. */
  form(anchor: Anchor, end: () => void): ReactNode
}
