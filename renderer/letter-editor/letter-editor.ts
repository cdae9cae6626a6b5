import { createEditor, Editor } from 'slate'
import { withHistory } from 'slate-history'
import { withReact } from 'slate-react'
import { adaptableKinds } from '../../core/clause/index.ts'
import { withAutoformat } from './behaviours/autoformat.ts'
import { withBreaks } from './behaviours/breaks.ts'
import { withCaretMarks } from './behaviours/caret-marks.ts'
import { SealedQuotations, withClauseBody } from './behaviours/clause-body.ts'
import { withCleanText } from './behaviours/clean-text.ts'
import { withClipboard } from './behaviours/clipboard.ts'
import { withDeletion } from './behaviours/deletion.ts'
import { withFixedParts } from './behaviours/fixed-parts.ts'
import { withGrammar } from './behaviours/grammar.ts'
import { withJoins } from './behaviours/joins.ts'
import { withLineFacts } from './behaviours/line-facts.ts'
import { withLists } from './behaviours/lists.ts'
import { withLockedClauses } from './behaviours/locked-clauses.ts'
import { withNodeKinds } from './behaviours/node-kinds.ts'
import { withPassages } from './behaviours/passages.ts'
import { withOutsideChanges } from './behaviours/outside-changes.ts'
import { withSuggestions } from './behaviours/suggestions.ts'
import { withTables } from './behaviours/tables.ts'
import { withTemplateBody } from './behaviours/template-body.ts'
import { withTypography } from './behaviours/typography.ts'
import { createCharacterWish } from './characters/character-wish.ts'
import { createCiting } from './citing/citing.ts'
import { createFieldMenuState } from './field-menu/field-menu-state.ts'
import { createFieldValues } from './field-values.ts'
import { createClauseUpdate } from './clause-menu/clause-update.ts'
import { createShownChanges } from './view/shown-changes.ts'
import { Commenting } from './commenting/commenting.ts'
import { Passages } from './commenting/passages.ts'
import { createLinking } from './commands/linking.ts'
import { createFinding } from './find/find-state.ts'
import { createLineFacts } from './line-facts.ts'
import { createSpellingState } from './spelling/spelling-state.ts'
import { createPictureWishes } from './pictures/picture-wishes.ts'
import type { LetterEditor } from './slate-types.ts'
import { createSuggesting } from './suggesting/suggesting-state.ts'

type Behaviour = (editor: LetterEditor) => LetterEditor

/** Innermost first: the guards of parts and clauses come last, so that no operation reaches the document past them. */
const behaviours: readonly Behaviour[] = [
  withPassages,
  withOutsideChanges,
  withNodeKinds,
  withGrammar,
  withCleanText,
  withBreaks,
  withLists,
  withCaretMarks,
  withAutoformat,
  withTypography,
  withTables,
  withDeletion,
  withClipboard,
  withSuggestions,
  withFixedParts,
  withLockedClauses,
  withJoins,
  withLineFacts,
]

/** A Slate editor with all behaviours of a letter and nothing in it yet; `LetterEditorView` or `openDocument` fills it. */
export function createLetterEditor(): LetterEditor {
  const plain = withReact(withHistory(createEditor()))
  // A key then compares and paints the blocks of one chunk, not all blocks of the letter.
  plain.getChunkSize = (node) => (Editor.isEditor(node) ? 10 : null)
  const own = {
    placeholder: 'Write the letter, or press / for clauses and blocks',
    language: 'en-GB',
    clauseVersions: [],
    fieldValues: createFieldValues(),
    fieldMenu: createFieldMenuState(),
    clauseMenu: createFieldMenuState(),
    adaptable: adaptableKinds,
    adapting: createFieldMenuState(),
    clauseUpdate: createClauseUpdate(),
    shownChanges: createShownChanges(),
    conditionDialog: createFieldMenuState(),
    lineFacts: createLineFacts(),
    finding: createFinding(),
    spelling: createSpellingState(),
    linking: createLinking(),
    pictureWishes: createPictureWishes(),
    characterWish: createCharacterWish(),
    citing: createCiting(),
    suggesting: createSuggesting(),
    passages: new Passages(),
    commenting: new Commenting(),
    tellSuggestions: () => undefined,
    remember: () => undefined,
    tell: () => undefined,
  }
  const editor: LetterEditor = Object.assign(plain, own)
  return behaviours.reduce((inner, behaviour) => behaviour(inner), editor)
}

/** The editor for the body of a clause: a letter's, without what belongs to letters only, and with quotations that can be locked. */
export function createClauseEditor(): { readonly editor: LetterEditor; readonly sealed: SealedQuotations } {
  const sealed = new SealedQuotations()
  return { editor: withClauseBody(createLetterEditor(), sealed), sealed }
}

/** The editor for the text that letters of a template begin with: a letter's, in which clauses are named and not pinned. */
export function createTemplateEditor(): LetterEditor {
  return withTemplateBody(createLetterEditor())
}
