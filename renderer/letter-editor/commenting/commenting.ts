import { Point, Range, Transforms } from 'slate'
import { ReactEditor } from 'slate-react'
import type { Anchor } from '../../../core/review/index.ts'
import { documentOf } from '../places.ts'
import { revealPlace } from '../reveal.ts'
import { scrollToRange } from '../find/find-highlights.ts'
import type { LetterEditor } from '../slate-types.ts'
import { anchorIn } from './passages.ts'

/** Under this id the passage of a comment that is being written is followed. */
export const draftId = 'draft'

/** What the margin shows of the comments, apart from where their passages stand. */
export interface CommentingState {
  /** Whether this text can be commented on. */
  readonly isOffered: boolean
  /** Whether a comment on a passage is being written. */
  readonly isWriting: boolean
  /** The threads that have cards in the margin. */
  readonly shown: readonly string[]
  readonly showsResolved: boolean
  /** The thread that is looked at, until the caret goes elsewhere. */
  readonly active: string | undefined
  /** Counts the wishes to answer in the active thread: each puts the focus there. */
  readonly answers: number
}

/** Comments on the text that is open: which are shown, which is looked at, and whether one is being written. */
export class Commenting {
  readonly #listeners = new Set<() => void>()
  #state: CommentingState = { isOffered: false, isWriting: false, shown: [], showsResolved: false, active: undefined, answers: 0 }

  readonly state = (): CommentingState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  set(change: Partial<CommentingState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

/** Threads whose passages stand in the text, in reading order: those that are open, and the resolved ones while they are shown. */
export function threadsInText(editor: LetterEditor, shown: readonly string[]): [id: string, range: Range][] {
  return shown
    .flatMap((id): [string, Range][] => {
      const range = editor.passages.rangeOf(id)
      return range === undefined ? [] : [[id, range]]
    })
    .toSorted(([, left], [, right]) => Point.compare(Range.start(left), Range.start(right)))
}

/** The innermost thread at the caret, of those that are shown. */
export function threadAtCaret(editor: LetterEditor, shown: readonly string[]): string | undefined {
  const { selection } = editor
  if (selection === null) return undefined
  return threadsInText(editor, shown).findLast(([, range]) => Range.includes(range, selection.focus))?.[0]
}

/**
 * Begins a comment on the selected words. Where none are selected the thread at the caret is answered, and without one the word at the
 * caret is commented on.
 */
export function comment(editor: LetterEditor): void {
  const { isOffered, shown } = editor.commenting.state()
  if (!isOffered) return
  const { selection } = editor
  if (selection === null) return editor.tell('Select the words to comment on first.')
  const at = Range.isCollapsed(selection) ? threadAtCaret(editor, shown) : undefined
  if (at !== undefined) return answer(editor, at)
  const words = Range.isCollapsed(selection) ? wordAt(editor, selection.focus) : ordered(selection)
  if (words === undefined || anchorIn(documentOf(editor), words) === undefined)
    return editor.tell('Select the words to comment on first: up to 5,000 characters of text.')
  ReactEditor.blur(editor)
  editor.passages.mark(draftId, words)
  editor.commenting.set({ isWriting: true, active: draftId })
}

/** The passage of the comment that is being written, as it stands now. */
export function draftAnchor(editor: LetterEditor): Anchor | undefined {
  const range = editor.passages.rangeOf(draftId)
  return range && anchorIn(documentOf(editor), range)
}

export function endDraft(editor: LetterEditor): void {
  editor.passages.mark(draftId, undefined)
  editor.commenting.set({ isWriting: false, active: undefined })
}

/** To be called when the caret moved: who leaves a passage looks at its thread no longer. */
export function leaveThread(editor: LetterEditor): void {
  const { active } = editor.commenting.state()
  const { selection } = editor
  const range = active === undefined || active === draftId ? undefined : editor.passages.rangeOf(active)
  if (range !== undefined && selection !== null && !Range.includes(range, selection.focus)) editor.commenting.set({ active: undefined })
}

function answer(editor: LetterEditor, id: string): void {
  // Else an editor that has just moved its selection takes the focus back from the card.
  ReactEditor.blur(editor)
  const { answers } = editor.commenting.state()
  editor.commenting.set({ active: id, answers: answers + 1 })
}

function ordered(selection: Range): Range {
  const [anchor, focus] = Range.edges(selection)
  return { anchor, focus }
}

function wordAt(editor: LetterEditor, { path, offset }: Point): Range | undefined {
  const [run] = editor.node(path)
  if (!('text' in run)) return undefined
  const before = /[\p{L}\p{N}\p{M}'’-]*$/u.exec(run.text.slice(0, offset))?.[0].length ?? 0
  const after = /^[\p{L}\p{N}\p{M}'’-]*/u.exec(run.text.slice(offset))?.[0].length ?? 0
  if (before + after === 0) return undefined
  return { anchor: { path, offset: offset - before }, focus: { path, offset: offset + after } }
}

/** Puts the caret to where a thread's passage begins, and brings it into sight. */
export function goToThread(editor: LetterEditor, id: string): void {
  const range = editor.passages.rangeOf(id)
  editor.commenting.set({ active: id })
  if (range === undefined) return
  const start = Range.start(range)
  const [top = 0] = start.path
  if (!ReactEditor.hasRange(editor, range)) revealPlace(editor, [top])
  // In this order: while a selection waits for its flush the focus would come later, and take itself from where it went since.
  ReactEditor.focus(editor)
  Transforms.select(editor, start)
  scrollToRange(editor, range)
}

/** Goes to the next thread after the caret, or the one before it, round the ends of the text. Gives it, where there is one. */
export function stepThread(editor: LetterEditor, way: 'next' | 'previous'): void {
  const threads = threadsInText(editor, editor.commenting.state().shown)
  if (threads.length === 0) return editor.tell('There are no open comments in the text.')
  const at = editor.selection === null ? undefined : Range.start(editor.selection)
  const own = threads.findIndex(([id]) => id === editor.commenting.state().active)
  const isHere = own !== -1 && at !== undefined && Point.equals(Range.start(threads[own]?.[1] ?? { anchor: at, focus: at }), at)
  const ahead = (point: Point): boolean => at === undefined || Point.isAfter(point, at)
  const behind = (point: Point): boolean => at !== undefined && Point.isBefore(point, at)
  const next = isHere
    ? threads.at(way === 'next' ? (own + 1) % threads.length : own - 1)
    : way === 'next'
      ? (threads.find(([, range]) => ahead(Range.start(range))) ?? threads[0])
      : (threads.findLast(([, range]) => behind(Range.start(range))) ?? threads.at(-1))
  if (next !== undefined) goToThread(editor, next[0])
}
