import type { Alignment, ListKind, MarkName } from '../../core/document/index.ts'
import { askToAdapt, resetSelectedClause, toggleChangesOfClause } from './commands/adapt-clause.ts'
import { alignmentOf, setAlignment } from './commands/align.ts'
import { blockStyleOf, setBlockStyle, type BlockStyle } from './commands/block-style.ts'
import { askForPicture, selectedImage } from './commands/images.ts'
import { askForCitation, selectedCitation } from './commands/citations.ts'
import { askForFormat } from './commands/field-format.ts'
import { insertPageBreak } from './commands/insert-blocks.ts'
import { insertFootnote } from './commands/insert-inlines.ts'
import { selectedLines } from './commands/lines.ts'
import { continueNumbers, indentItems, numberFrom, toggleList } from './commands/lists.ts'
import { clearMarks, hasMark, toggleMark } from './commands/marks.ts'
import { moveBlock } from './commands/move-block.ts'
import { askForClauseMenu } from './commands/clause-menu.ts'
import { askForCondition, selectedCondition } from './commands/conditions.ts'
import { addAttribution, toggleQuotation } from './commands/quotation.ts'
import {
  addColumn,
  addColumnBefore,
  addRow,
  addRowAbove,
  insertTable,
  mergeCells,
  moveColumn,
  moveRow,
  removeColumn,
  removeRow,
  removeTable,
  splitCell,
  toggleHeaderRow,
  widenColumn,
} from './commands/tables.ts'
import { setSourceList, type SourceListPlace } from './commands/source-list.ts'
import { goToNextMisspelling } from './commands/spelling.ts'
import { around } from './places.ts'
import { commentActions } from './commenting/comment-actions.ts'
import { suggestionActions } from './suggesting/suggestion-actions.ts'
import type { LetterEditor } from './slate-types.ts'

/** Something the editor can do that has a name: what keys, toolbar, menus and the command palette share. */
export interface EditorAction {
  readonly id: string
  readonly title: string
  /** Such as "Mod+Shift+8"; Mod is Control, or Command on Apple's systems. */
  readonly keys?: string
  run(editor: LetterEditor): void
  /** True while the selection has what the action gives. */
  isOn?(editor: LetterEditor): boolean
}

function mark(name: MarkName, title: string, keys: string): EditorAction {
  return { id: name, title, keys, run: (editor) => toggleMark(editor, name), isOn: (editor) => hasMark(editor, name) }
}

function style(name: BlockStyle, title: string, keys: string): EditorAction {
  return { id: name, title, keys, run: (editor) => setBlockStyle(editor, name), isOn: (editor) => blockStyleOf(editor) === name }
}

function list(kind: ListKind, title: string, keys?: string): EditorAction {
  const isOn = (editor: LetterEditor): boolean => {
    const lines = selectedLines(editor)
    return lines.length > 0 && lines.every(([line]) => line.type === 'list-item' && line.kind === kind)
  }
  return { id: kind, title, ...(keys !== undefined && { keys }), run: (editor) => toggleList(editor, kind), isOn }
}

export const markActions: readonly EditorAction[] = [
  mark('bold', 'Bold', 'Mod+B'),
  mark('italic', 'Italic', 'Mod+I'),
  mark('underline', 'Underline', 'Mod+U'),
  mark('strike', 'Strike through', 'Mod+Shift+X'),
  mark('superscript', 'Superscript', 'Mod+.'),
  mark('subscript', 'Subscript', 'Mod+Shift+B'),
]

export const clearAction: EditorAction = { id: 'clear-marks', title: 'Clear formatting', keys: 'Mod+Shift+0', run: clearMarks }

function alignment(align: Alignment, title: string): EditorAction {
  return {
    id: `align-${align}`,
    title,
    run: (editor) => setAlignment(editor, align),
    isOn: (editor) => alignmentOf(editor) === align,
  }
}

export const alignActions: readonly EditorAction[] = [
  alignment('start', 'Align left'),
  alignment('center', 'Centre'),
  alignment('end', 'Align right'),
  alignment('justify', 'Justify'),
]

export const styleActions: readonly EditorAction[] = [
  style('body', 'Body', 'Mod+Alt+0'),
  style('heading-2', 'Heading 2', 'Mod+Alt+2'),
  style('heading-3', 'Heading 3', 'Mod+Alt+3'),
  style('heading-4', 'Heading 4', 'Mod+Alt+4'),
]

export const listActions: readonly EditorAction[] = [
  list('decimal', 'Numbered list', 'Mod+Shift+7'),
  list('bullet', 'Bulleted list', 'Mod+Shift+8'),
  {
    id: 'quotation',
    title: 'Quotation',
    keys: 'Mod+Shift+9',
    run: toggleQuotation,
    isOn: (editor) => around(editor, 'quotation') !== undefined,
  },
]

/** The other ways in which a list can count; their signs as examples. */
export const listKindActions: readonly (EditorAction & { readonly sample: string })[] = [
  { ...list('lower-alpha', 'Lettered list'), sample: 'a) b) c)' },
  { ...list('upper-alpha', 'Lettered list, capitals'), sample: 'A) B) C)' },
  { ...list('lower-roman', 'Roman list'), sample: 'i. ii. iii.' },
  { ...list('upper-roman', 'Roman list, capitals'), sample: 'I. II. III.' },
  { ...list('legal', 'Legal list'), sample: '1. 1.1 1.1.1' },
]

export const listNumberActions: readonly EditorAction[] = [
  { id: 'list-restart', title: 'Begin at 1', run: (editor) => numberFrom(editor, 1) },
  { id: 'list-continue', title: 'Count on from the list above', run: continueNumbers },
  list('continuation', 'Further paragraph of the item'),
]

function sourceList(place: SourceListPlace, title: string): EditorAction {
  return { id: `sources-${place}`, title, run: (editor) => setSourceList(editor, place) }
}

export const insertActions: readonly EditorAction[] = [
  { id: 'table', title: 'Table', run: (editor) => insertTable(editor) },
  { id: 'picture', title: 'Picture', keys: 'Mod+Alt+G', run: askForPicture, isOn: (editor) => selectedImage(editor) !== undefined },
  { id: 'link', title: 'Link', keys: 'Mod+Shift+K', run: (editor) => editor.linking.setOpen(true) },
  { id: 'footnote', title: 'Footnote', keys: 'Mod+Alt+F', run: insertFootnote },
  {
    id: 'citation',
    title: 'Citation of a source',
    keys: 'Mod+Alt+Z',
    run: askForCitation,
    isOn: (editor) => selectedCitation(editor) !== undefined,
  },
  sourceList('here', 'List of sources here'),
  sourceList('end', 'List of sources at the end of the letter'),
  sourceList('nowhere', 'No list of sources'),
  { id: 'no-break-space', title: 'No-break space', keys: 'Mod+Shift+Space', run: (editor) => editor.insertText('\u00A0') },
  { id: 'no-break-hyphen', title: 'No-break hyphen', keys: 'Mod+Shift+_', run: (editor) => editor.insertText('\u2011') },
  { id: 'soft-hyphen', title: 'Soft hyphen', run: (editor) => editor.insertText('\u00AD') },
  { id: 'character', title: 'Special character', keys: 'Mod+Alt+Q', run: (editor) => editor.characterWish.ask(editor) },
  { id: 'page-break', title: 'Page break', keys: 'Mod+Enter', run: insertPageBreak },
  { id: 'field-format', title: 'Format of the selected field', keys: 'Alt+ArrowDown', run: askForFormat },
  { id: 'attribution', title: 'Attribution of the quotation', run: addAttribution },
]

export const tableActions: readonly EditorAction[] = [
  { id: 'add-row-above', title: 'Add row above', run: addRowAbove },
  { id: 'add-row', title: 'Add row below', run: addRow },
  { id: 'add-column-before', title: 'Add column before', run: addColumnBefore },
  { id: 'add-column', title: 'Add column after', run: addColumn },
  { id: 'remove-row', title: 'Remove row', run: removeRow },
  { id: 'remove-column', title: 'Remove column', run: removeColumn },
  { id: 'row-up', title: 'Move row up', keys: 'Mod+Alt+Shift+ArrowUp', run: (editor) => moveRow(editor, -1) },
  { id: 'row-down', title: 'Move row down', keys: 'Mod+Alt+Shift+ArrowDown', run: (editor) => moveRow(editor, 1) },
  { id: 'column-left', title: 'Move column left', keys: 'Mod+Alt+Shift+ArrowLeft', run: (editor) => moveColumn(editor, -1) },
  { id: 'column-right', title: 'Move column right', keys: 'Mod+Alt+Shift+ArrowRight', run: (editor) => moveColumn(editor, 1) },
  { id: 'wider', title: 'Wider column', keys: 'Alt+Shift+ArrowRight', run: (editor) => widenColumn(editor, 5) },
  { id: 'narrower', title: 'Narrower column', keys: 'Alt+Shift+ArrowLeft', run: (editor) => widenColumn(editor, -5) },
  { id: 'merge-cells', title: 'Merge the selected cells', run: mergeCells },
  { id: 'split-cell', title: 'Split the merged cell', run: splitCell },
  { id: 'header-row', title: 'Header row on or off', run: toggleHeaderRow },
  { id: 'remove-table', title: 'Remove table', run: removeTable },
]

/** What can be done with a clause of the letter beside moving it and taking it out. */
export const clauseActions: readonly EditorAction[] = [
  { id: 'clause-menu', title: 'Menu of the selected clause', keys: 'Alt+Enter', run: askForClauseMenu },
  { id: 'adapt-clause', title: 'Adapt this clause', run: askToAdapt },
  { id: 'adapted-changes', title: 'Show or hide what was changed in this clause', run: toggleChangesOfClause },
  { id: 'reset-clause', title: 'Put back the approved words of this clause', run: resetSelectedClause },
  {
    id: 'condition',
    title: 'When this stands in the letter',
    run: askForCondition,
    isOn: (editor) => selectedCondition(editor) !== undefined,
  },
]

/** Neither of them changes anything by itself, so that they are there where the text is read-only too. */
export const findActions: readonly EditorAction[] = [
  { id: 'find', title: 'Find in the text', keys: 'Mod+F', run: (editor) => editor.finding.open(false) },
  { id: 'replace', title: 'Find and replace', keys: 'Mod+H', run: (editor) => editor.finding.open(true) },
  { id: 'next-misspelling', title: 'Next misspelt word', keys: 'F7', run: goToNextMisspelling },
]

export const historyActions: readonly EditorAction[] = [
  { id: 'undo', title: 'Undo', keys: 'Mod+Z', run: (editor) => editor.undo() },
  { id: 'redo', title: 'Redo', keys: 'Mod+Shift+Z', run: (editor) => editor.redo() },
]

export const moveActions: readonly EditorAction[] = [
  { id: 'indent', title: 'List item one level deeper', run: (editor) => void indentItems(editor, 1) },
  { id: 'outdent', title: 'List item one level out', run: (editor) => void indentItems(editor, -1) },
  { id: 'move-up', title: 'Move block up', keys: 'Alt+Shift+ArrowUp', run: (editor) => void moveBlock(editor, -1) },
  { id: 'move-down', title: 'Move block down', keys: 'Alt+Shift+ArrowDown', run: (editor) => void moveBlock(editor, 1) },
]

/** Everything, in the order of a menu. */
export const editorActions: readonly EditorAction[] = [
  ...markActions,
  clearAction,
  ...styleActions,
  ...alignActions,
  ...listActions,
  ...listKindActions,
  ...listNumberActions,
  ...insertActions,
  ...tableActions,
  ...moveActions,
  ...clauseActions,
  ...suggestionActions,
  ...commentActions,
  ...historyActions,
  ...findActions,
]
