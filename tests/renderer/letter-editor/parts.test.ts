import { Transforms } from 'slate'
import { expect, test } from 'vitest'
import type { Document } from '../../../core/document/index.ts'
import { selectAll } from '../../../renderer/letter-editor/commands/select-all.ts'
import { caretAt, editorWith, paragraph, part, selectBetween, shape } from './letters.ts'

const letter: Document = [part('date', '4 May'), part('salutation', 'Dear all,'), paragraph('Body'), part('closing', 'Yours')]

test('deleting across the whole letter empties the parts and keeps them', () => {
  const editor = editorWith(letter)
  selectBetween(editor, [0, 0], [3, 5])
  editor.deleteFragment()
  expect(shape(editor)).toEqual(['date: ', 'salutation: ', 'paragraph: ', 'closing: '])
})

test('Enter in a part is a line break', () => {
  const editor = editorWith(letter)
  caretAt(editor, 1, 4)
  editor.insertBreak()
  expect(shape(editor)[1]).toBe('salutation: Dear\n all,')
})

test('Backspace at the start of the body does not join it with a part', () => {
  const editor = editorWith(letter)
  caretAt(editor, 2)
  editor.deleteBackward('character')
  expect(shape(editor)).toEqual(['date: 4 May', 'salutation: Dear all,', 'paragraph: Body', 'closing: Yours'])
})

test.each<[string, (editor: ReturnType<typeof editorWith>) => void]>([
  ['removed', (editor) => Transforms.removeNodes(editor, { at: [0] })],
  ['moved', (editor) => Transforms.moveNodes(editor, { at: [0], to: [2] })],
  ['renamed', (editor) => Transforms.setNodes(editor, { part: 'closing' }, { at: [0] })],
  ['made a paragraph', (editor) => Transforms.setNodes(editor, { type: 'paragraph' }, { at: [0] })],
  ['doubled', (editor) => Transforms.insertNodes(editor, part('date', 'again'), { at: [2] })],
  ['passed by a block of the body', (editor) => Transforms.moveNodes(editor, { at: [2], to: [0] })],
])('a part cannot be %s', (_name, change) => {
  const editor = editorWith(letter)
  change(editor)
  expect(shape(editor)).toEqual(['date: 4 May', 'salutation: Dear all,', 'paragraph: Body', 'closing: Yours'])
})

test('a letter whose body is empty gets a line to write in', () => {
  const editor = editorWith([part('date', '4 May'), part('closing', 'Yours')])
  expect(shape(editor)).toEqual(['date: 4 May', 'paragraph: ', 'closing: Yours'])
})

test('selecting all selects the body first, then the whole letter', () => {
  const editor = editorWith(letter)
  selectAll(editor)
  expect(editor.selection?.anchor.path[0]).toBe(2)
  selectAll(editor)
  expect(editor.selection?.anchor.path[0]).toBe(0)
})
