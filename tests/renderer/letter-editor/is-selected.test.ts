import { Editor, Range, type Path } from 'slate'
import { expect, test } from 'vitest'
import { isOver } from '../../../renderer/letter-editor/view/use-is-selected.ts'
import { certificateBlock, editorWith, paragraph } from './letters.ts'

const editor = editorWith([
  paragraph('before'),
  {
    type: 'paragraph',
    children: [{ text: 'a ' }, { type: 'merge-field', name: 'partner.name', children: [{ text: '' }] }, { text: ' b' }],
  },
  certificateBlock,
  paragraph('after'),
])

const places = [...Editor.nodes(editor, { at: [], voids: true })]
  .filter(([node]) => 'text' in node)
  .flatMap(([, path]) => [Editor.start(editor, path), Editor.end(editor, path)])
const elements: Path[] = [[0], [1], [1, 1], [2], [2, 1], [3]]

test('an element is selected where any letter or edge of it is in the selection, whichever way that goes', () => {
  const wrong = places.flatMap((anchor) =>
    places.flatMap((focus) =>
      elements.filter((path) => {
        const selection = { anchor, focus }
        return isOver(selection, path) !== (Range.intersection(Editor.range(editor, path), selection) !== null)
      }),
    ),
  )
  expect([places.length > 8, wrong]).toEqual([true, []])
})
