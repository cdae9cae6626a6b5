import { createContext } from 'react'
import { flushSync } from 'react-dom'
import { Range, type Editor } from 'slate'
import type { LetterEditor } from '../slate-types.ts'

/** From about fifteen pages on. */
const many = 200
/** Height of the lowest block, in CSS pixels: a line of a list. */
const lowest = 24
/** Drawn at a time afterwards, which takes less than a frame, and the milliseconds between. */
const step = 30
const rest = 16

/** What a person does before anything in the letter is asked for; all of it is there by then. */
const acts = ['keydown', 'pointerdown', 'dragenter', 'compositionstart', 'beforeprint'] as const

/** Whether a letter is so long that not all of it is drawn and laid out at once. */
export const hasManyBlocks = ({ children }: Editor): boolean => children.length > many

/**
 * How much of a long letter is drawn: when it is opened its beginning, down to the caret, then more from frame to frame. All of it at the
 * first thing that is done in the window, and before every operation.
 */
export class BlocksDrawn {
  readonly #editor: LetterEditor
  readonly #listeners = new Set<() => void>()
  #limit: number

  constructor(editor: LetterEditor) {
    this.#editor = editor
    const caret = editor.selection === null ? 0 : (Range.end(editor.selection).path[0] ?? 0)
    this.#limit = hasManyBlocks(editor) ? Math.max(Math.ceil(innerHeight / lowest), caret + 1) : Infinity
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Whether the block with this number is drawn. */
  readonly has = (block: number): boolean => block < this.#limit

  readonly drawAll = (): void => this.#drawTo(Infinity)

  /** Goes on until all is drawn, or the function it returns is called. */
  open(): () => void {
    if (this.#limit === Infinity) return () => undefined
    const { apply } = this.#editor
    this.#editor.apply = (operation) => {
      this.drawAll()
      apply(operation)
    }
    const act = (): void => flushSync(this.drawAll)
    for (const name of acts) addEventListener(name, act, { capture: true })
    const timer = setInterval(() => {
      this.#drawTo(this.#limit + step)
      if (this.#limit === Infinity) stop()
    }, rest)
    const stop = (): void => {
      clearInterval(timer)
      this.#editor.apply = apply
      for (const name of acts) removeEventListener(name, act, { capture: true })
    }
    shown.set(this.#editor, this)
    return stop
  }

  #drawTo(limit: number): void {
    if (this.#limit === Infinity) return
    this.#limit = limit < this.#editor.children.length ? limit : Infinity
    for (const listener of this.#listeners) listener()
  }
}

const shown = new WeakMap<LetterEditor, BlocksDrawn>()

/** To be called by what goes to a place of the letter without an act of a person in the window, such as a menu of the system. */
export function drawAllBlocks(editor: LetterEditor): void {
  const drawn = shown.get(editor)
  if (drawn !== undefined) flushSync(drawn.drawAll)
}

/** How much is drawn of the letter around; undefined where all of it is. */
export const BlocksDrawnContext = createContext<BlocksDrawn | undefined>(undefined)
