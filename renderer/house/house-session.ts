import { houseFaults, renameInTemplate, type HouseFault, type HouseThing, type NamedKind } from '../../core/house/index.ts'
import { fail, succeed, type Ask, type HouseVersionEntry, type RequestOutput, type Result } from '../../core/requests/index.ts'
import { createTemplateEditor, documentOf, exchangeDocument, openDocument, type LetterEditor } from '../letter-editor/index.ts'
import { SavingSession, type SaveState } from '../saving/saving-session.ts'
import { changedPlace } from './changed-place.ts'

interface BesideText {
  /** What the form says; a template's text is the editor's. */
  readonly form: HouseThing
  readonly faults: ReadonlyMap<string, string>
}

export interface HouseSessionState extends BesideText {
  readonly save: SaveState
}

type TemplateThing = Extract<HouseThing, { kind: 'template' }>

const noFaults: ReadonlyMap<string, string> = new Map()

/** A draft of something of the house that is being edited, saved under the reason that was given for this sitting. */
export class HouseSession extends SavingSession<BesideText> {
  readonly id: string
  /** The text of a template; for what has no text it keeps the history alone. */
  readonly editor: LetterEditor = createTemplateEditor()
  readonly #ask: Ask
  readonly #reason: string
  #seen: string
  #now: HouseThing | undefined
  #judged: { readonly thing: HouseThing; readonly faults: readonly HouseFault[] } | undefined
  /** The last state of it that has no fault: what its page shows. */
  #sound: HouseThing

  constructor(ask: Ask, { id, digest, thing }: HouseVersionEntry, reason: string) {
    super({ form: thing, faults: noFaults })
    this.id = id
    this.#ask = ask
    this.#reason = reason
    this.#seen = digest
    this.#sound = thing
    if (thing.kind === 'template') openDocument(this.editor, thing.content.body)
    this.onChange(() => (this.#now = undefined))
  }

  /** All that it says as it stands now, faults included; the same object until something changes. */
  readonly thing = (): HouseThing => {
    const { form } = this.state()
    this.#now ??= form.kind === 'template' ? { kind: 'template', content: { ...form.content, body: documentOf(this.editor) } } : form
    return this.#now
  }

  override get content(): Result<HouseThing, readonly HouseFault[]> {
    const thing = this.thing()
    if (this.#judged?.thing !== thing) this.#judged = { thing, faults: houseFaults(thing) }
    const { faults } = this.#judged
    return faults.length === 0 ? succeed(thing) : fail(faults)
  }

  /** As it stood when it last had no fault. */
  readonly sound = (): HouseThing => {
    const content = this.content
    if (content.ok) this.#sound = content.value
    return this.#sound
  }

  mayChange(): boolean {
    return this.state().save.kind !== 'conflict'
  }

  /** Takes over what the form says. */
  setForm(form: HouseThing): void {
    const before = this.state().form
    this.change(changedPlace(before.content, form.content), before, form, (next) => this.show({ form: next }))
  }

  /** Gives a field or a repeating group of the template another name wherever it is named, the text included: one step of the history. */
  rename(kind: NamedKind, from: string, to: string): void {
    const before = this.thing()
    if (before.kind !== 'template') return
    const content = renameInTemplate(before.content, kind, from, to)
    const isInText = content.body !== before.content.body
    this.change<TemplateThing>(`name ${from}`, before, { kind: 'template', content }, (next) => {
      if (isInText) exchangeDocument(this.editor, next.content.body)
      this.show({ form: next })
    })
  }

  protected override send(writer: string | undefined): Promise<Result<unknown>> | undefined {
    const content = this.content
    this.show({ faults: content.ok ? noFaults : new Map(content.error.map(({ place, message }) => [place, message])) })
    return content.ok ? this.#save(content.value, writer) : undefined
  }

  async #save(thing: HouseThing, writer: string | undefined): Promise<Result<RequestOutput<'house.saveDraft'>>> {
    const about = { reason: this.#reason, ...(writer !== undefined && { writer }) }
    const saved = await this.#ask('house.saveDraft', { id: this.id, seen: this.#seen, thing, ...about })
    if (saved.ok) this.#seen = saved.value.digest
    return saved
  }
}
