import type { Letter } from '../../core/letter/index.ts'
import type { Ask, Failure } from '../../core/requests/index.ts'
import { createLetterEditor, documentOf, openDocument, type LetterEditor } from '../letter-editor/index.ts'

/** Whether what is on the screen is in the store. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | undefined }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'conflict'; readonly failure: Failure }

/** What is shown of a session besides its document, which lives in the editor. */
export interface SessionState {
  readonly title: string
  readonly values: Readonly<Record<string, string>>
  readonly save: SaveState
}

/** Milliseconds: saved once nothing changed for `quiet`, and after `longest` though changes go on. */
const quiet = 350
const longest = 900
const retryAfter = 4000

/** Milliseconds: a value that is typed on within this time is one step of the history. */
const typingPause = 1000

/**
 * An open letter: its document in the editor, its title and values here, and the saving of all three. One save is under
 * way at a time. A save that meets another revision in the store stops saving until a person has chosen.
 */
export class LetterSession {
  readonly id: string
  readonly editor: LetterEditor
  readonly #ask: Ask
  readonly #base: Letter
  readonly #listeners = new Set<() => void>()
  readonly #changeListeners = new Set<() => void>()
  #state: SessionState
  #revision: number
  /** Counts changes; the one that was last saved, or is being saved, tells whether there is anything to save. */
  #changes = 0
  #savedChanges = 0
  #unsavedSince: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | undefined
  /** The value that was changed last, and when. */
  #typed: { readonly name: string; readonly at: number } | undefined

  constructor(ask: Ask, id: string, letter: Letter, revision: number) {
    this.id = id
    this.#ask = ask
    this.#base = letter
    this.#revision = revision
    this.#state = { title: letter.title, values: letter.values, save: { kind: 'saved', at: undefined } }
    this.editor = createLetterEditor()
    openDocument(this.editor, letter.document)
  }

  /** The letter as it stands now. */
  get letter(): Letter {
    return { ...this.#base, title: this.#state.title, values: { ...this.#state.values }, document: documentOf(this.editor) }
  }

  readonly state = (): SessionState => this.#state

  /** Calls back when title, values or save state changed; returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Calls back after every change of the letter, each key press included. */
  onChange(listener: () => void): () => void {
    this.#changeListeners.add(listener)
    return () => void this.#changeListeners.delete(listener)
  }

  rename(title: string): void {
    this.#show({ title })
    this.documentChanged()
  }

  /** Gives a field its value; undo takes it back in its turn among the edits of the text. */
  setValue(name: string, value: string): void {
    const before = this.#state.values[name] ?? ''
    if (value === before) return
    const now = Date.now()
    const goesOn = this.#typed?.name === name && now - this.#typed.at < typingPause
    this.#putValue(name, value)
    this.#typed = { name, at: now }
    const change = { subject: `value ${name}`, undo: () => this.#putValue(name, before), redo: () => this.#putValue(name, value) }
    this.editor.remember(change, goesOn)
  }

  #putValue(name: string, value: string): void {
    this.#typed = undefined
    const { [name]: _, ...others } = this.#state.values
    this.#show({ values: value === '' ? others : { ...others, [name]: value } })
    this.documentChanged()
  }

  /** To be called after every change of the editor's document. */
  readonly documentChanged = (): void => {
    this.#changes += 1
    for (const listener of this.#changeListeners) listener()
    if (this.#state.save.kind === 'conflict') return
    this.#unsavedSince ??= Date.now()
    if (this.#state.save.kind === 'saved') this.#show({ save: { kind: 'unsaved' } })
    this.#saveIn(Math.max(0, Math.min(quiet, this.#unsavedSince + longest - Date.now())))
  }

  get isSaved(): boolean {
    return this.#savedChanges === this.#changes
  }

  /** Saves now what is not saved yet; done when it is, or could not be. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#saving !== undefined) await this.#saving
    if (this.isSaved || this.#state.save.kind === 'conflict') return
    this.#saving = this.#save()
    await this.#saving
  }

  #saveIn(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), delay)
  }

  async #save(): Promise<void> {
    const changes = this.#changes
    this.#unsavedSince = undefined
    const result = await this.#ask('letters.save', { id: this.id, revision: this.#revision, letter: this.letter })
    this.#saving = undefined
    if (!result.ok) {
      this.#failed(result.error)
      return
    }
    this.#revision = result.value.revision
    this.#savedChanges = changes
    if (this.isSaved) this.#show({ save: { kind: 'saved', at: Date.now() } })
    else this.#changedMeanwhile()
  }

  /** Typing went on while the save was under way: what came after it is saved in its turn. */
  #changedMeanwhile(): void {
    this.#show({ save: { kind: 'unsaved' } })
    this.#unsavedSince ??= Date.now()
    this.#saveIn(quiet)
  }

  #failed(failure: Failure): void {
    const isConflict = failure.code.includes('conflict')
    this.#show({ save: { kind: isConflict ? 'conflict' : 'failed', failure } })
    if (!isConflict) this.#saveIn(retryAfter)
  }

  #show(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
