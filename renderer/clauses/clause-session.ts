import type { ClauseVersion, Evidence, Seal } from '../../core/clause/index.ts'
import type { Ask, ClauseVersionEntry, RequestOutput, Result } from '../../core/requests/index.ts'
import { createClauseEditor, documentOf, openDocument, type LetterEditor, type SealedQuotations } from '../letter-editor/index.ts'
import { SavingSession, type SaveState } from '../saving/saving-session.ts'
import { formValuesOf, versionFrom, type ClauseFormValues, type FieldFaults } from './clause-form-values.ts'

/** What of a draft stands beside its text. */
interface BesideClause {
  readonly values: ClauseFormValues
  readonly evidence: readonly Evidence[]
  readonly seal: Seal | undefined
  readonly faults: FieldFaults
}

export interface ClauseSessionState extends BesideClause {
  readonly save: SaveState
}

const noFaults: FieldFaults = {}

/**
 * A draft that is being edited: its text in the editor, its form, evidence and seal here, all saved under the reason that was
 * given for this sitting.
 */
export class ClauseSession extends SavingSession<BesideClause> {
  readonly id: string
  readonly editor: LetterEditor
  readonly #ask: Ask
  readonly #base: ClauseVersion
  readonly #sealed: SealedQuotations
  #reason: string
  #seen: string

  constructor(ask: Ask, { id, digest, version }: ClauseVersionEntry, reason: string) {
    super({ values: formValuesOf(version), evidence: version.evidence, seal: version.seal, faults: noFaults })
    this.id = id
    this.#ask = ask
    this.#base = version
    this.#reason = reason
    this.#seen = digest
    const { editor, sealed } = createClauseEditor()
    this.editor = editor
    this.#sealed = sealed
    openDocument(editor, version.body)
    sealed.set(editor, version.seal !== undefined)
  }

  override get content(): Result<ClauseVersion, FieldFaults> {
    return this.version()
  }

  /** The version as it stands now, or what is wrong in which field. */
  version(): Result<ClauseVersion, FieldFaults> {
    const { values, evidence, seal } = this.state()
    return versionFrom(values, { base: this.#base, evidence, seal, body: documentOf(this.editor) })
  }

  /** Changes a field of the form. */
  setValue<Name extends keyof ClauseFormValues>(name: Name, value: ClauseFormValues[Name]): void {
    this.change(name, this.state().values[name], value, (next) => this.show({ values: { ...this.state().values, [name]: next } }))
  }

  /** Takes over evidence and seal; `reason` says why a seal was broken, and stands for the saves from then on. */
  takeEvidence({ evidence, seal }: ClauseVersion, reason: string | undefined): void {
    if (reason !== undefined) this.#reason = reason
    this.#sealed.set(this.editor, seal !== undefined)
    this.show({ evidence, seal })
    this.changed()
  }

  protected override send(): Promise<Result<unknown>> | undefined {
    const version = this.version()
    this.show({ faults: version.ok ? noFaults : version.error })
    return version.ok ? this.#save(version.value) : undefined
  }

  async #save(version: ClauseVersion): Promise<Result<RequestOutput<'clauses.saveDraft'>>> {
    const saved = await this.#ask('clauses.saveDraft', { id: this.id, seen: this.#seen, version, reason: this.#reason })
    if (saved.ok) this.#seen = saved.value.digest
    return saved
  }
}
