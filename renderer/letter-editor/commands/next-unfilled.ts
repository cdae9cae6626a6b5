import { Editor, Path, Range } from 'slate'
import { walk } from '../../../core/document/index.ts'
import { documentOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/**
 * Where the next merge field without a value stands after the selection, or, after the last, the first of all; undefined when
 * every one has its value. A field of the letter's parts may stay empty unless its name is among `required`.
 */
export function nextUnfilled(editor: LetterEditor, required: ReadonlySet<string>): Path | undefined {
  const empty = [...walk(documentOf(editor))].flatMap(({ node, path, ancestors }) => {
    if (node.type !== 'merge-field' || editor.fieldValues.printed(node.name, node.format) !== undefined) return []
    return ancestors[0]?.type !== 'part' || required.has(node.name) ? [[...path]] : []
  })
  const from = editor.selection === null ? [] : Editor.path(editor, Range.end(editor.selection))
  return empty.find((path) => Path.isAfter(path, from)) ?? empty[0]
}
