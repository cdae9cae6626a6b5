import { Editor, Node, Range, Transforms, type Path } from 'slate'
import { Citation } from '../../../core/document/index.ts'
import { isClosedClause, isElement, selectedClause, topBlockAt } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { insertInline } from './insert-inlines.ts'

/** What a person decides about a citation. */
export type Cited = Pick<Citation, 'source' | 'evidence' | 'place'>

/** The citation at a path, if it may be changed there: a clause's own citations stay as they are. */
export function citationAt(editor: LetterEditor, path: Path): Citation | undefined {
  if (!Node.has(editor, path) || isClosedClause(topBlockAt(editor, path)?.[0])) return undefined
  const node = Node.get(editor, path)
  return isElement(node) && node.type === 'citation' ? node : undefined
}

/** Where the citation stands that is selected by itself. */
export function selectedCitation(editor: LetterEditor): Path | undefined {
  const mark = editor.selection === null ? undefined : Editor.void(editor, { mode: 'highest' })
  return mark !== undefined && citationAt(editor, mark[1]) !== undefined ? mark[1] : undefined
}

/** Puts the mark of a source behind what is selected. What makes no citation is refused, and nothing changes. */
export function insertCitation(editor: LetterEditor, cited: Cited): void {
  const citation = Citation.safeParse({ type: 'citation', ...cited })
  if (!citation.success) return
  if (editor.selection !== null && Range.isExpanded(editor.selection) && selectedClause(editor) === undefined)
    Transforms.collapse(editor, { edge: 'end' })
  insertInline(editor, citation.data)
  say(editor, citation.data)
}

/** Gives a citation another source or place, in one step of the history. */
export function changeCitation(editor: LetterEditor, path: Path, { source, evidence, place }: Cited): void {
  const before = citationAt(editor, path)
  const changed = Citation.safeParse({ ...before, source, evidence, place })
  if (before === undefined || !changed.success) return
  Editor.withoutNormalizing(editor, () => {
    const gone = (['evidence', 'place'] as const).filter((name) => changed.data[name] === undefined && before[name] !== undefined)
    if (gone.length > 0) Transforms.unsetNodes<Citation>(editor, gone, { at: path })
    Transforms.setNodes<Citation>(
      editor,
      { source, ...(evidence !== undefined && { evidence }), ...(place !== undefined && { place }) },
      { at: path },
    )
  })
  say(editor, changed.data)
}

function say(editor: LetterEditor, { source, place }: Citation): void {
  editor.tell(`Cites ${source}${place === undefined ? '' : `, ${place}`}.`)
}

/** Asks which source is cited at the caret, or what is to be said of the citation that is selected. */
export function askForCitation(editor: LetterEditor): void {
  const change = selectedCitation(editor)
  editor.citing.ask(change === undefined ? {} : { change })
}

/** Asks about the citation at a path, if it may be changed there. */
export function askAboutCitation(editor: LetterEditor, path: Path): void {
  if (citationAt(editor, path) !== undefined) editor.citing.ask({ change: path })
}
