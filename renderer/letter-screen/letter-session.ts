import { isSameLetter, type Enclosing, type Enclosure, type Letter } from '../../core/letter/index.ts'
import { succeed, type Ask, type RequestOutput, type Result } from '../../core/requests/index.ts'
import { createLetterEditor, documentOf, exchangeDocument, openDocument, type LetterEditor } from '../letter-editor/index.ts'
import { SavingSession, type SaveState } from '../saving/saving-session.ts'

/** What of a letter stands beside its document. */
interface BesideLetter {
  readonly title: string
  readonly values: Readonly<Record<string, string>>
  readonly language: string
  readonly jurisdictions: readonly string[]
  readonly enclosed: readonly Enclosure[]
}

/** What is shown of a session besides its document, which lives in the editor. */
export interface SessionState extends BesideLetter {
  readonly save: SaveState
}

function besideOf({ title, values, language, jurisdictions, enclosed = [] }: Letter): BesideLetter {
  return { title, values, language, jurisdictions, enclosed }
}

/** An open letter: its document in the editor, what stands beside it here. */
export class LetterSession extends SavingSession<BesideLetter> {
  readonly id: string
  readonly editor: LetterEditor
  readonly #ask: Ask
  #base: Letter
  #revision: number
  /** The earlier revision that comes back with the next save. */
  #restores: number | undefined
  /** Called when somebody tries to change a letter that is held. */
  #tried: (() => void) | undefined

  /** `room` is done when there is room to save without holding up who writes. */
  constructor(ask: Ask, id: string, letter: Letter, revision: number, room?: () => Promise<void>) {
    super(besideOf(letter), room)
    this.id = id
    this.#ask = ask
    this.#base = letter
    this.#revision = revision
    this.editor = createLetterEditor()
    openDocument(this.editor, letter.document)
  }

  /** The letter as it stands now. */
  get letter(): Letter {
    const { title, values, language, jurisdictions, enclosed } = this.state()
    const { enclosed: _enclosed, ...base } = this.#base
    return {
      ...base,
      title,
      language,
      jurisdictions: [...jurisdictions],
      values: { ...values },
      document: documentOf(this.editor),
      ...(enclosed.length > 0 && { enclosed: [...enclosed] }),
    }
  }

  override get content(): Letter {
    return this.letter
  }

  /** True when all of this is saved, and the store has it as it stands here. */
  standsAt({ revision, letter }: { readonly revision: number; readonly letter: Letter }): boolean {
    const isLast = this.isSaved && this.state().save.kind === 'saved' && this.#revision === revision
    return isLast && this.letter.title === letter.title && isSameLetter(this.letter, letter)
  }

  /** Holds the letter as it stands: `tried` hears of every attempt to change it. Without it the letter is let go. */
  hold(tried: (() => void) | undefined): void {
    this.#tried = tried
  }

  /** To be asked before every change that does not come from the page, which is read-only while the letter is held. */
  mayChange(): boolean {
    this.#tried?.()
    return this.#tried === undefined
  }

  rename(title: string): void {
    this.show({ title })
    this.changed()
  }

  /** Gives a field its value; an emptied one leaves the letter. */
  setValue(name: string, value: string): void {
    const before = this.state().values[name] ?? ''
    if (value === before || !this.mayChange()) return
    this.change(name, before, value, (next) => {
      const { [name]: _, ...others } = this.state().values
      this.show({ values: next === '' ? others : { ...others, [name]: next } })
    })
  }

  /** Gives many fields their values at once, as when an entry of a group moves: one step of the history. */
  setValues(subject: string, values: Readonly<Record<string, string>>): void {
    if (!this.mayChange()) return
    this.change(`${subject} ${JSON.stringify(values)}`, this.state().values, values, (next) => this.show({ values: next }))
  }

  /** Puts other files into the letter, with the lines that name them: one step of the history. False where the letter is held. */
  setEnclosed(subject: string, next: Enclosing): boolean {
    if (!this.mayChange()) return false
    const { enclosed, values } = this.state()
    if (JSON.stringify(next) !== JSON.stringify({ enclosed, values }))
      this.change(`enclosed ${subject}`, { enclosed, values }, next, (put) => this.show(put))
    return true
  }

  /** Says in which language the letter is written; dates, page words and hyphenation follow it. */
  setLanguage(language: string): void {
    const before = this.state().language
    if (language === before || !this.mayChange()) return
    this.change('language', before, language, (next) => this.show({ language: next }))
  }

  /** Says where the letter is to hold; none for everywhere. */
  setJurisdictions(jurisdictions: readonly string[]): void {
    const before = this.state().jurisdictions
    if (jurisdictions.join() === before.join() || !this.mayChange()) return
    // Each pick is a step of its own, however fast it follows the one before.
    this.change(`jurisdictions ${jurisdictions.join()}`, before, jurisdictions, (next) => this.show({ jurisdictions: next }))
  }

  /**
   * Puts an earlier version in the place of what stands here, as one step that undo takes back, and saves it as a new version. What
   * stood here until now is saved first, and stays a version of its own. False where the letter is held, and nothing was done.
   */
  async restore(earlier: Letter, number: number): Promise<Result<boolean>> {
    if (!this.mayChange()) return succeed(false)
    const saved = await this.flush()
    if (!saved.ok) return saved
    const before = this.letter
    const put = (next: Letter): void => {
      this.#base = next
      this.show(besideOf(next))
      exchangeDocument(this.editor, next.document)
      this.changed()
    }
    put(earlier)
    this.editor.remember({ subject: 'restore', undo: () => put(before), redo: () => put(earlier) }, false)
    this.#restores = number
    const kept = await this.flush()
    return kept.ok ? succeed(true) : kept
  }

  protected override async send(writer: string | undefined): Promise<Result<RequestOutput<'letters.save'>>> {
    const restores = this.#restores === undefined ? {} : { restores: this.#restores }
    const { letter } = this
    const passages = this.editor.passages.unsaved(letter.document)
    const beside = { ...restores, ...(passages.length > 0 && { passages }), ...(writer !== undefined && { writer }) }
    const saved = await this.#ask('letters.save', { id: this.id, revision: this.#revision, letter, ...beside })
    if (!saved.ok) return saved
    this.editor.passages.saved(passages)
    this.#revision = saved.value.revision
    this.#restores = undefined
    return saved
  }
}
