import { Editor, Node, Transforms, type Path } from 'slate'
import type { MergeField } from '../../../core/document/index.ts'
import { isClosedClause, isElement, topBlockAt } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** The merge field at a path, if it may be changed there: a clause's own fields stay as they are. */
export function fieldAt(editor: LetterEditor, path: Path): MergeField | undefined {
  if (!Node.has(editor, path) || isClosedClause(topBlockAt(editor, path)?.[0])) return undefined
  const node = Node.get(editor, path)
  return isElement(node) && node.type === 'merge-field' ? node : undefined
}

/** Where the merge field stands that is selected by itself. */
export function selectedField(editor: LetterEditor): Path | undefined {
  const chip = editor.selection === null ? undefined : Editor.void(editor, { mode: 'highest' })
  return chip !== undefined && fieldAt(editor, chip[1]) !== undefined ? chip[1] : undefined
}

/** Prints a merge field in a format; undefined for the usual one of its type. */
export function setFormat(editor: LetterEditor, path: Path, format: string | undefined): void {
  if (fieldAt(editor, path) === undefined) return
  if (format === undefined) Transforms.unsetNodes(editor, 'format', { at: path })
  else Transforms.setNodes(editor, { format }, { at: path })
}

/** Opens the menu of a field's formats, where it may have others. */
export function openFieldMenu(editor: LetterEditor, path: Path): void {
  if (fieldAt(editor, path) !== undefined) editor.fieldMenu.open(path)
}

export function askForFormat(editor: LetterEditor): void {
  const path = selectedField(editor)
  if (path !== undefined) openFieldMenu(editor, path)
}
