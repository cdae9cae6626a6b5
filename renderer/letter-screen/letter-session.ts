import type { Letter } from '../../core/letter/index.ts'
import type { Ask, RequestOutput, Result } from '../../core/requests/index.ts'
import { createLetterEditor, documentOf, openDocument, type LetterEditor } from '../letter-editor/index.ts'
import { SavingSession, type SaveState } from '../saving/saving-session.ts'

/** What of a letter stands beside its document. */
interface BesideLetter {
  readonly title: string
  readonly values: Readonly<Record<string, string>>
}

/** What is shown of a session besides its document, which lives in the editor. */
export interface SessionState extends BesideLetter {
  readonly save: SaveState
}

/** An open letter: its document in the editor, its title and values here. */
export class LetterSession extends SavingSession<BesideLetter> {
  readonly id: string
  readonly editor: LetterEditor
  readonly #ask: Ask
  readonly #base: Letter
  #revision: number

  constructor(ask: Ask, id: string, letter: Letter, revision: number) {
    super({ title: letter.title, values: letter.values })
    this.id = id
    this.#ask = ask
    this.#base = letter
    this.#revision = revision
    this.editor = createLetterEditor()
    openDocument(this.editor, letter.document)
  }

  /** The letter as it stands now. */
  get letter(): Letter {
    const { title, values } = this.state()
    return { ...this.#base, title, values: { ...values }, document: documentOf(this.editor) }
  }

  override get content(): Letter {
    return this.letter
  }

  rename(title: string): void {
    this.show({ title })
    this.changed()
  }

  /** Gives a field its value; an emptied one leaves the letter. */
  setValue(name: string, value: string): void {
    this.change(name, this.state().values[name] ?? '', value, (next) => {
      const { [name]: _, ...others } = this.state().values
      this.show({ values: next === '' ? others : { ...others, [name]: next } })
    })
  }

  protected override async send(): Promise<Result<RequestOutput<'letters.save'>>> {
    const saved = await this.#ask('letters.save', { id: this.id, revision: this.#revision, letter: this.letter })
    if (saved.ok) this.#revision = saved.value.revision
    return saved
  }
}
