import { expect, test } from 'vitest'
import { removeEmptyHeading } from '../../../renderer/letter-editor/commands/remove-block.ts'
import { documentOf } from '../../../renderer/letter-editor/places.ts'
import { editorWith, paragraph } from './letters.ts'

const heading = (text: string) => ({ type: 'heading' as const, level: 2 as const, children: [{ text }] })

test('a heading without words is removed, and one undo brings it back', () => {
  const editor = editorWith([paragraph('Before.'), heading(' '), paragraph('After.')])
  const before = documentOf(editor)
  const at = before.findIndex(({ type }) => type === 'heading')
  expect(removeEmptyHeading(editor, at)).toBe(true)
  expect(documentOf(editor)).toEqual(before.toSpliced(at, 1))
  editor.undo()
  expect(documentOf(editor)).toEqual(before)
})

test('a heading that says something by now is not removed', () => {
  const editor = editorWith([heading('What we do')])
  const before = documentOf(editor)
  expect([
    removeEmptyHeading(
      editor,
      before.findIndex(({ type }) => type === 'heading'),
    ),
    documentOf(editor),
  ]).toEqual([false, before])
})
