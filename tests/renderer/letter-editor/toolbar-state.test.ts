import { Transforms } from 'slate'
import { expect, test } from 'vitest'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { toolbarStates } from '../../../renderer/letter-editor/view/toolbar-state.ts'
import { editorWith, item, paragraph } from './letters.ts'

/** The states that a toolbar reads after each change of an editor, each beside the one worked out anew. */
function statesOf(editor: LetterEditor): { readonly kept: string; readonly fresh: string }[] {
  const kept = toolbarStates()
  const states: { readonly kept: string; readonly fresh: string }[] = []
  const { onChange } = editor
  editor.onChange = (options) => {
    onChange(options)
    states.push({ kept: kept(editor), fresh: toolbarStates()(editor) })
  }
  return states
}

/** Slate tells of a change when the task at hand is over. */
const told = (): Promise<void> => Promise.resolve()

test.each<[string, (editor: LetterEditor) => void]>([
  ['letters are typed', (editor) => editor.insertText('a')],
  ['a letter is deleted', (editor) => editor.deleteBackward('character')],
  ['the caret goes to the start of a run behind bold words', (editor) => Transforms.select(editor, { path: [0, 2], offset: 0 })],
  [
    'words are selected',
    (editor) => Transforms.select(editor, { anchor: { path: [0, 2], offset: 1 }, focus: { path: [0, 1], offset: 0 } }),
  ],
  ['bold is chosen for the next letters', (editor) => editor.addMark('bold', true)],
  ['the line becomes a heading', (editor) => Transforms.setNodes(editor, { type: 'heading', level: 2 })],
  ['the caret goes into a list', (editor) => Transforms.select(editor, { path: [1, 0], offset: 1 })],
  ['the last change is undone', (editor) => editor.undo()],
])('what the toolbar shows is what the editor says after %s, whatever was typed before', async (_what, change) => {
  const editor = editorWith([
    { type: 'paragraph', children: [{ text: 'Plain ' }, { text: 'bold', bold: true }, { text: ' and on' }] },
    item('an item'),
    paragraph('the end'),
  ])
  Transforms.select(editor, { path: [0, 2], offset: 4 })
  await told()
  const states = statesOf(editor)
  for (const step of [(): void => editor.insertText('x'), (): void => editor.insertText('y'), (): void => change(editor)]) {
    step()
    await told()
  }
  expect(states.length).toBeGreaterThan(2)
  expect(states.map(({ kept }) => kept)).toEqual(states.map(({ fresh }) => fresh))
})
