import type { ClauseVersion, Evidence, Seal } from '../../core/clause/index.ts'
import { fail, type Ask, type ClauseVersionEntry, type Failure, type Result } from '../../core/requests/index.ts'
import { createClauseEditor, documentOf, openDocument, type LetterEditor, type SealedQuotations } from '../letter-editor/index.ts'
import { formValuesOf, versionFrom, type ClauseFormValues, type FieldFaults } from './clause-form-values.ts'

export type ClauseSaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  /** A field is wrong: nothing is saved until it is right. */
  | { readonly kind: 'held' }
  | { readonly kind: 'failed' | 'conflict'; readonly failure: Failure }

export interface ClauseSessionState {
  readonly values: ClauseFormValues
  readonly evidence: readonly Evidence[]
  readonly seal: Seal | undefined
  readonly faults: FieldFaults
  readonly save: ClauseSaveState
}

/** Milliseconds: saved once nothing changed for `quiet`, and after `longest` though changes go on. */
const quiet = 350
const longest = 900
const retryAfter = 4000
/** Milliseconds: what is typed into a field within this time is one step of the history. */
const typingPause = 1000

/**
 * A draft that is being edited: its text in the editor, its form, evidence and seal here, and the saving of all of it
 * under the reason that was given for this sitting. A save that meets another state in the store stops saving.
 */
export class ClauseSession {
  readonly id: string
  readonly editor: LetterEditor
  readonly #ask: Ask
  readonly #base: ClauseVersion
  readonly #sealed: SealedQuotations
  readonly #listeners = new Set<() => void>()
  #reason: string
  #seen: string
  #state: ClauseSessionState
  #changes = 0
  #savedChanges = 0
  #unsavedSince: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | undefined
  #typed: { readonly name: string; readonly at: number } | undefined

  constructor(ask: Ask, { id, digest, version }: ClauseVersionEntry, reason: string) {
    this.id = id
    this.#ask = ask
    this.#base = version
    this.#reason = reason
    this.#seen = digest
    this.#state = { values: formValuesOf(version), evidence: version.evidence, seal: version.seal, faults: {}, save: { kind: 'saved' } }
    const { editor, sealed } = createClauseEditor()
    this.editor = editor
    this.#sealed = sealed
    openDocument(editor, version.body)
    sealed.set(editor, version.seal !== undefined)
  }

  readonly state = (): ClauseSessionState => this.#state

  /** Calls back when what is shown beside the text changed; returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** The version as it stands now, or what is wrong in which field. */
  version(): Result<ClauseVersion, FieldFaults> {
    const { values, evidence, seal } = this.#state
    return versionFrom(values, { base: this.#base, evidence, seal, body: documentOf(this.editor) })
  }

  /** Changes a field of the form; undo takes it back in its turn among the edits of the text. */
  setValue<Name extends keyof ClauseFormValues>(name: Name, value: ClauseFormValues[Name]): void {
    const before = this.#state.values[name]
    if (value === before) return
    const now = Date.now()
    const goesOn = this.#typed?.name === name && now - this.#typed.at < typingPause
    const put = (next: ClauseFormValues[Name]): void => {
      this.#typed = undefined
      this.#show({ values: { ...this.#state.values, [name]: next } })
      this.changed()
    }
    put(value)
    this.#typed = { name, at: now }
    this.editor.remember({ subject: `clause ${name}`, undo: () => put(before), redo: () => put(value) }, goesOn)
  }

  /** Takes over evidence and seal; `reason` says why a seal was broken, and stands for the saves from then on. */
  takeEvidence({ evidence, seal }: ClauseVersion, reason: string | undefined): void {
    if (reason !== undefined) this.#reason = reason
    this.#sealed.set(this.editor, seal !== undefined)
    this.#show({ evidence, seal })
    this.changed()
  }

  /** To be called after every change of the editor's document. */
  readonly changed = (): void => {
    this.#changes += 1
    if (this.#state.save.kind === 'conflict') return
    this.#unsavedSince ??= Date.now()
    // Who shows the seal looks at the text anew with every change; to everybody else nothing changed but perhaps this.
    this.#show(this.#state.save.kind === 'saved' ? { save: { kind: 'unsaved' } } : {})
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
    this.#unsavedSince = undefined
    const version = this.version()
    if (!version.ok) return this.#show({ faults: version.error, save: { kind: 'held' } })
    this.#saving = this.#save(version.value)
    await this.#saving
  }

  #saveIn(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), delay)
  }

  async #save(version: ClauseVersion): Promise<void> {
    const changes = this.#changes
    const saved = await this.#ask('clauses.saveDraft', { id: this.id, seen: this.#seen, version, reason: this.#reason }).catch(() =>
      fail(unreachable),
    )
    this.#saving = undefined
    if (!saved.ok) {
      const isConflict = saved.error.code === 'clause-conflict' || saved.error.code === 'clause-frozen'
      this.#show({ faults: {}, save: { kind: isConflict ? 'conflict' : 'failed', failure: saved.error } })
      if (!isConflict) this.#saveIn(retryAfter)
      return
    }
    this.#seen = saved.value.digest
    this.#savedChanges = changes
    this.#show({ faults: {}, save: { kind: this.isSaved ? 'saved' : 'unsaved' } })
    if (!this.isSaved) this.#saveIn(quiet)
  }

  #show(change: Partial<ClauseSessionState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

const unreachable: Failure = {
  code: 'unreachable',
  message: 'The program behind this window does not answer.',
  remedy: 'Look whether it still runs; the draft is saved when it answers.',
}
