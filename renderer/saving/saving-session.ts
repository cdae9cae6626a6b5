import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { LetterEditor } from '../letter-editor/index.ts'
import type { Writer } from './sitter.ts'
import { UnsavedWriters } from './unsaved-writers.ts'

/** Whether what is on the screen is in the store. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | undefined }
  | { readonly kind: 'unsaved' }
  /** A field is wrong: nothing is saved until it is right. */
  | { readonly kind: 'held' }
  | { readonly kind: 'failed' | 'conflict'; readonly failure: Failure }

interface Saved {
  readonly save: SaveState
}

/** Milliseconds: saved once nothing changed for `quiet`, and after `longest` though changes go on. */
const quiet = 350
const longest = 900
const retryAfter = 4000
/** Milliseconds: a field that is typed on within this time is one step of the history. */
const typingPause = 1000

/** The store has another state than the one this session began from, and keeps it. */
const conflicts: ReadonlySet<string> = new Set(['letter-conflict', 'clause-conflict', 'clause-frozen', 'house-conflict', 'house-frozen'])

const fieldWrong: Failure = {
  code: 'field-wrong',
  message: 'A field is wrong, so what is on the screen is not saved.',
  remedy: 'Mend the field that is marked.',
}

/**
 * Something of the store that is open on the screen: its text in the editor, what stands beside it in `Beside`, and the saving
 * of all of it. One save is under way at a time. A save that meets another state in the store stops saving until a person has
 * chosen; so does one whose words are not by who sits here.
 */
export abstract class SavingSession<Beside extends object> {
  abstract readonly editor: LetterEditor
  readonly #listeners = new Set<() => void>()
  readonly #changeListeners = new Set<() => void>()
  #state: Beside & Saved
  /** Counts changes; the one that was last saved, or is being saved, tells whether there is anything to save. */
  #changes = 0
  #savedChanges = 0
  #unsavedSince: number | undefined
  readonly #room: (() => Promise<void>) | undefined
  #isWaiting = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | undefined
  #savedAt: number | undefined
  readonly #writers = new UnsavedWriters()
  /** The field that was changed last, and when. */
  #typed: { readonly name: string; readonly at: number } | undefined

  /** What a save sends takes longer to write down than a key does: it waits for `room`, where that is given. */
  constructor(beside: Beside, room?: () => Promise<void>) {
    this.#room = room
    this.#state = { ...beside, save: { kind: 'saved', at: undefined } }
  }

  /** All that a save sends, as it stands now. */
  abstract get content(): unknown

  /** Sends what is there now to the store, as by `writer`; undefined when it cannot be sent because a field is wrong. */
  protected abstract send(writer: string | undefined): Promise<Result<unknown>> | undefined

  readonly state = (): Beside & Saved => this.#state

  /** Calls back when what stands beside the text changed, or whether it is saved; returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Calls back after every change, each key press included; returns how to stop. */
  readonly onChange = (listener: () => void): (() => void) => {
    this.#changeListeners.add(listener)
    return () => void this.#changeListeners.delete(listener)
  }

  /** To be called after every change of the editor's document. */
  readonly changed = (): void => {
    this.#changes += 1
    this.#writers.wrote()
    for (const listener of this.#changeListeners) listener()
    if (this.#state.save.kind === 'conflict') return
    this.#unsavedSince ??= Date.now()
    if (this.#state.save.kind === 'saved') this.#showSave({ kind: 'unsaved' })
    this.#saveIn(Math.max(0, Math.min(quiet, this.#unsavedSince + longest - Date.now())))
  }

  /** When all of it was in the store last; stays while somebody writes on. */
  readonly savedAt = (): number | undefined => this.#savedAt

  get isSaved(): boolean {
    return this.#savedChanges === this.#changes
  }

  /** Saves now what is not saved yet. A failure says that the store has an older state than the screen. */
  async flush(): Promise<Result<void>> {
    clearTimeout(this.#timer)
    while (this.#saving !== undefined) await this.#saving
    if (this.isSaved || this.#state.save.kind === 'conflict') return this.#saved()
    this.#unsavedSince = undefined
    const writer = this.#writers.toSave()
    if (!writer.ok) {
      // Time alone does not help: it is tried again when somebody else sits here.
      this.#showSave({ kind: 'failed', failure: writer.error })
      return writer
    }
    const changes = this.#changes
    const sent = this.send(writer.value)
    if (sent === undefined) this.#showSave({ kind: 'held' })
    else {
      this.#saving = this.#settle(sent, changes)
      await this.#saving
    }
    return this.#saved()
  }

  /** Who wrote what is not saved yet; nobody before there is a house. */
  get writers(): readonly Writer[] {
    return this.#writers.all
  }

  /** True while some of what is not saved is not by who sits here. */
  get isByOthers(): boolean {
    return !this.isSaved && this.#writers.areOthers
  }

  /** Who sits here takes what others wrote as their own, which only they may choose; it is saved in their name then. */
  async takeOver(): Promise<Result<void>> {
    while (this.#saving !== undefined) await this.#saving
    this.#writers.takeOver()
    for (const listener of this.#listeners) listener()
    return this.flush()
  }

  /** What is on the screen is in the store elsewhere, such as in a copy: nothing of it is left to be saved here, or to be told of. */
  letGo(): void {
    clearTimeout(this.#timer)
    this.#savedChanges = this.#changes
    this.#writers.sent()
    this.#showSave({ kind: 'saved', at: undefined })
  }

  /** Shows another state beside the text. */
  protected show(change: Partial<Beside>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Gives a field its value by `put`; undo takes it back in its turn among the edits of the text. */
  protected change<Value>(name: string, before: Value, value: Value, put: (value: Value) => void): void {
    if (value === before) return
    const now = Date.now()
    const goesOn = this.#typed?.name === name && now - this.#typed.at < typingPause
    const step = (next: Value): void => {
      this.#typed = undefined
      put(next)
      this.changed()
    }
    step(value)
    this.#typed = { name, at: now }
    this.editor.remember({ subject: `field ${name}`, undo: () => step(before), redo: () => step(value) }, goesOn)
  }

  #saved(): Result<void> {
    const { save } = this.#state
    if (save.kind === 'held') return fail(fieldWrong)
    return save.kind === 'failed' || save.kind === 'conflict' ? fail(save.failure) : succeed(undefined)
  }

  #saveIn(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#flushBetweenKeys(), delay)
  }

  async #flushBetweenKeys(): Promise<void> {
    if (this.#isWaiting) return
    this.#isWaiting = true
    await this.#room?.()
    this.#isWaiting = false
    await this.flush()
  }

  async #settle(sent: Promise<Result<unknown>>, changes: number): Promise<void> {
    const writers = this.#writers.sent()
    const saved = await sent
    this.#saving = undefined
    if (!saved.ok) {
      this.#writers.unsent(writers)
      return this.#failed(saved.error)
    }
    this.#savedChanges = changes
    if (this.isSaved) {
      this.#savedAt = Date.now()
      return this.#showSave({ kind: 'saved', at: this.#savedAt })
    }
    // Typing went on while the save was under way: what came after it is saved in its turn.
    this.#showSave({ kind: 'unsaved' })
    this.#unsavedSince ??= Date.now()
    this.#saveIn(quiet)
  }

  #failed(failure: Failure): void {
    const isConflict = conflicts.has(failure.code)
    this.#showSave({ kind: isConflict ? 'conflict' : 'failed', failure })
    if (!isConflict) this.#saveIn(retryAfter)
  }

  #showSave(save: SaveState): void {
    this.#state = { ...this.#state, save }
    for (const listener of this.#listeners) listener()
  }
}
