import { Editor } from 'slate'
import { HistoryEditor } from 'slate-history'
import type { ClauseKind, ClauseVersion } from '../../core/clause/index.ts'
import { parseDocument, type Document } from '../../core/document/index.ts'
import { bodyOf } from './places.ts'
import type { LetterEditor } from './slate-types.ts'

/**
 * Puts a document into the editor in place of the one it holds, with the caret at the start of the body and nothing to
 * undo. The document must be valid, as `parseDocument` gives it; any other is refused, and nothing changes.
 */
export function openDocument(editor: LetterEditor, document: Document): boolean {
  if (!exchangeDocument(editor, document)) return false
  editor.history = { undos: [], redos: [] }
  editor.onChange()
  return true
}

/**
 * As `openDocument`, but what could be undone before stays: the caller sees to it that a step of the history puts back what stood
 * there, before any of the steps below it is undone.
 */
export function exchangeDocument(editor: LetterEditor, document: Document): boolean {
  const parsed = parseDocument(document)
  if (!parsed.ok) return false
  HistoryEditor.withoutSaving(editor, () => {
    editor.selection = null
    editor.children = parsed.value
    Editor.normalize(editor, { force: true })
  })
  const { from, until } = bodyOf(editor.children)
  const index = from < until ? from : 0
  if (editor.children.length > 0) editor.selection = { anchor: Editor.start(editor, [index]), focus: Editor.start(editor, [index]) }
  editor.onChange()
  return true
}

/** Tells the editor which clause versions are at hand: what it offers, and what pasted and dragged clauses are compared with. */
export function setClauseVersions(editor: LetterEditor, versions: readonly ClauseVersion[]): void {
  editor.clauseVersions = versions
}

/** Tells the editor which kinds of clauses a letter may adapt. */
export function setAdaptable(editor: LetterEditor, kinds: readonly ClauseKind[]): void {
  editor.adaptable = kinds
}

/** Tells the editor in which language is written: the marks and spaces that typing makes follow it. */
export function setLanguage(editor: LetterEditor, language: string): void {
  editor.language = language
}

/** Tells the editor how to tell the person something. */
export function tellBy(editor: LetterEditor, tell: (sentence: string) => void): void {
  editor.tell = tell
}
