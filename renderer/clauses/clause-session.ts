import { Transforms } from 'slate'
import { HistoryEditor } from 'slate-history'
import { sealedWords, type ClauseVersion, type Evidence, type Seal, type SealStanding } from '../../core/clause/index.ts'
import { ClauseContent, isRun, type Block, type Document } from '../../core/document/index.ts'
import { quotePassage, type PassageToQuote } from '../../core/evidence/index.ts'
import type { Ask, ClauseVersionEntry, RequestOutput, Result } from '../../core/requests/index.ts'
import {
  createClauseEditor,
  documentOf,
  exchangeDocument,
  insertBlocksAt,
  openDocument,
  placeForBlocks,
  type LetterEditor,
  type SealedQuotations,
} from '../letter-editor/index.ts'
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
  /** Whether undo might take out a quotation. */
  #hasQuoted = false
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
    openDocument(editor, withLineAtEnd(version.body))
    sealed.set(editor, version.seal !== undefined)
  }

  override get content(): Result<ClauseVersion, FieldFaults> {
    return this.version()
  }

  /** The version as it stands now, or what is wrong in which field. */
  version(): Result<ClauseVersion, FieldFaults> {
    const { values, evidence, seal } = this.state()
    return versionFrom(values, { base: this.#base, evidence, seal, body: withoutEmptyEnd(documentOf(this.editor)) })
  }

  /** Changes a field of the form. */
  setValue<Name extends keyof ClauseFormValues>(name: Name, value: ClauseFormValues[Name]): void {
    this.change(name, this.state().values[name], value, (next) => this.show({ values: { ...this.state().values, [name]: next } }))
  }

  /** Takes over evidence and seal; `reason` says why a seal was broken, and stands for the saves from then on. */
  takeEvidence({ evidence, seal }: ClauseVersion, reason: string | undefined): void {
    if (reason !== undefined) this.#reason = reason
    // A quotation that undo brought back would come with a seal to evidence as it was before.
    if (this.#hasQuoted) this.editor.history = { undos: [], redos: [] }
    this.#hasQuoted = false
    this.show({ evidence })
    this.#showSeal(seal)
  }

  /**
   * Puts a passage into the text as a quotation, at the caret, and seals it; nothing changes where the answer is another
   * standing than `holds`.
   */
  quote(wish: PassageToQuote): SealStanding {
    const { seal } = this.state()
    const body = clauseContentOf(documentOf(this.editor))
    const at = placeForBlocks(this.editor)
    const quoted = quotePassage({ body, ...(seal !== undefined && { seal }) }, at, wish)
    if ('refused' in quoted) return quoted.refused
    const unquoted = documentOf(this.editor)
    HistoryEditor.withoutSaving(this.editor, () => {
      insertBlocksAt(this.editor, [quoted.quotation], at)
      const before = body[at - 1]
      // A quotation that was begun and has no words yet was meant for these.
      if (before?.type === 'quotation' && sealedWords([before]).trim() === '') Transforms.removeNodes(this.editor, { at: [at - 1] })
    })
    const withQuotation = documentOf(this.editor)
    this.#showSeal(quoted.seal)
    this.#hasQuoted = true
    // No edit reaches a sealed quotation, undo neither: it comes and goes as a whole, with its seal.
    const put = (document: Document, its: Seal | undefined): void => {
      exchangeDocument(this.editor, document)
      this.#showSeal(its)
    }
    const step = { subject: 'quotation', undo: () => put(unquoted, seal), redo: () => put(withQuotation, quoted.seal) }
    this.editor.remember(step, false)
    return { state: 'holds' }
  }

  /** Shows another seal, or none, and locks the quotations accordingly. */
  #showSeal(seal: Seal | undefined): void {
    this.#sealed.set(this.editor, seal !== undefined)
    this.show({ seal })
    this.changed()
  }

  protected override send(writer: string | undefined): Promise<Result<unknown>> | undefined {
    const version = this.version()
    this.show({ faults: version.ok ? noFaults : version.error })
    return version.ok ? this.#save(version.value, writer) : undefined
  }

  async #save(version: ClauseVersion, writer: string | undefined): Promise<Result<RequestOutput<'clauses.saveDraft'>>> {
    const about = { reason: this.#reason, ...(writer !== undefined && { writer }) }
    const saved = await this.#ask('clauses.saveDraft', { id: this.id, seen: this.#seen, version, ...about })
    if (saved.ok) this.#seen = saved.value.digest
    return saved
  }
}

/** A line to go on in behind a quotation or a table: nothing can be written behind a sealed one otherwise. */
function withLineAtEnd(body: Document): Document {
  const last = body.at(-1)
  return last?.type === 'quotation' || last?.type === 'table' ? [...body, { type: 'paragraph', children: [{ text: '' }] }] : body
}

/** A text without the empty lines at its end, which are there to go on in and are no words of the clause; one line always stays. */
function withoutEmptyEnd(body: Document): Document {
  const last = body.findLastIndex((block) => !isEmptyParagraph(block))
  return body.slice(0, Math.max(last, 0) + 1)
}

function isEmptyParagraph(block: Block): boolean {
  return block.type === 'paragraph' && block.children.every((child) => isRun(child) && child.text.trim() === '')
}

/** What of a text can stand in a clause. */
export function clauseContentOf(document: Document): ClauseContent[] {
  return document.flatMap((block) => {
    const content = ClauseContent.safeParse(block)
    return content.success ? [content.data] : []
  })
}
