import { Editor, Transforms } from 'slate'
import { expect, test } from 'vitest'
import { createLetterEditor, openDocument } from '../../../renderer/letter-editor/index.ts'

test('ten thousand edits leave a hundred steps to undo, each of them whole', async () => {
  const editor = createLetterEditor()
  openDocument(
    editor,
    ['One', 'Two'].map((text) => ({ type: 'paragraph', children: [{ text }] })),
  )
  for (let edit = 0; edit < 10_000; edit += 1) {
    // From one paragraph to the other, so that no two edits are one step.
    Transforms.select(editor, Editor.end(editor, [edit % 2]))
    editor.insertText('x')
    // What is done within one turn of the loop is one step.
    await Promise.resolve()
  }
  const length = (): number => Editor.string(editor, []).length
  const [all, steps] = [length(), editor.history.undos.length]
  while (editor.history.undos.length > 0) editor.undo()
  expect([all, steps, length()]).toEqual([10_006, 100, 9_906])
})

test('changes of fields count among the steps, so that they never grow without end', () => {
  const editor = createLetterEditor()
  openDocument(editor, [{ type: 'paragraph', children: [{ text: 'One' }] }])
  for (let edit = 0; edit < 1000; edit += 1)
    editor.remember({ subject: `field ${String(edit)}`, undo: () => undefined, redo: () => undefined }, false)
  expect(editor.history.undos).toHaveLength(100)
})
