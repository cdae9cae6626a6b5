import type { BaseEditor } from 'slate'
import type { HistoryEditor } from 'slate-history'
import type { ReactEditor } from 'slate-react'
import type { ClauseKind, ClauseVersion } from '../../core/clause/index.ts'
import type { Element, Run } from '../../core/document/index.ts'
import type { OutsideChange } from './behaviours/outside-changes.ts'
import type { CharacterWish } from './characters/character-wish.ts'
import type { Citing } from './citing/citing.ts'
import type { ClauseUpdate } from './clause-menu/clause-update.ts'
import type { ShownChanges } from './view/shown-changes.ts'
import type { Commenting } from './commenting/commenting.ts'
import type { Passages } from './commenting/passages.ts'
import type { Linking } from './commands/linking.ts'
import type { FieldMenuState } from './field-menu/field-menu-state.ts'
import type { FieldValues } from './field-values.ts'
import type { Finding } from './find/find-state.ts'
import type { LineFacts } from './line-facts.ts'
import type { SpellingState } from './spelling/spelling-state.ts'
import type { PictureWishes } from './pictures/picture-wishes.ts'
import type { Suggesting } from './suggesting/suggesting-state.ts'

/** What the letter editor adds to Slate's. */
export interface Formulary {
  /** What stands in the only line while it is empty. */
  placeholder: string
  /** The language of what is typed, as a tag (BCP 47): its quotation marks and spaces. */
  language: string
  /** Clause versions at hand: what the `/` menu offers and what a pasted clause is compared with. */
  clauseVersions: readonly ClauseVersion[]
  readonly fieldValues: FieldValues
  readonly fieldMenu: FieldMenuState
  /** Which clause's menu is open. */
  readonly clauseMenu: FieldMenuState
  /** The kinds of clauses whose words a letter may change. */
  adaptable: readonly ClauseKind[]
  /** Of which clause it is asked why its words are changed. */
  readonly adapting: FieldMenuState
  /** What is to become of an adapted clause when another version of it comes. */
  readonly clauseUpdate: ClauseUpdate
  /** Which adapted clauses show what was changed. */
  readonly shownChanges: ShownChanges
  /** Whether it is asked when the selected blocks stand in the letter; the path of the first of them. */
  readonly conditionDialog: FieldMenuState
  readonly lineFacts: LineFacts
  /** Whether something is looked for in the text. */
  readonly finding: Finding
  /** What is misspelt, and of which word the menu is open. */
  readonly spelling: SpellingState
  /** Whether an address is asked for. */
  readonly linking: Linking
  /** Pictures that the dialog asks about. */
  readonly pictureWishes: PictureWishes
  /** Whether a special character is asked for. */
  readonly characterWish: CharacterWish
  /** Whether a source to cite is asked for. */
  readonly citing: Citing
  /** Tells the person something in a sentence, such as what a paste left out. */
  tell: (sentence: string) => void
  /** Whether changes are made or only suggested. */
  readonly suggesting: Suggesting
  /** Where the passages of comments stand. */
  readonly passages: Passages
  /** What is being commented on, and which threads are shown. */
  readonly commenting: Commenting
  /** Tells what was changed since the last flush as suggestions at once, for who reads the document in the same breath. */
  tellSuggestions(): void
  /** Puts a change that was made outside the document into the history; one that goes on is one step with the last of its subject. */
  remember(change: OutsideChange, goesOn: boolean): void
}

/** The Slate editor of a letter. Its `children` are a valid `Document` after every change. */
export type LetterEditor = BaseEditor & ReactEditor & HistoryEditor & Formulary

declare module 'slate' {
  interface CustomTypes {
    Editor: LetterEditor
    Element: Element
    Text: Run
  }
}
