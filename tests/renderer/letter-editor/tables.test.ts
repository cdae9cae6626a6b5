import { describe, expect, test } from 'vitest'
import {
  addColumn,
  insertTable,
  moveCell,
  removeColumn,
  removeRow,
  toggleHeaderRow,
} from '../../../renderer/letter-editor/commands/tables.ts'
import { caretAt, editorWith, nextGesture, paragraph, selectBetween, shape, table } from './letters.ts'

const grid = table(['a', 'b'], ['c', 'd'])

test('Tab goes to the next cell', () => {
  const editor = editorWith([grid])
  caretAt(editor, [0, 0, 1])
  moveCell(editor, 1)
  editor.insertText('x')
  expect(shape(editor)).toEqual(['table: abxcd'])
})

test('Tab in the last cell adds a row', () => {
  const editor = editorWith([grid])
  caretAt(editor, [0, 1, 1])
  moveCell(editor, 1)
  editor.insertText('e')
  expect(editor.children[0]).toHaveProperty('children.length', 3)
})

test('Enter in a cell is a line break', () => {
  const editor = editorWith([grid])
  caretAt(editor, [0, 0, 0], 1)
  editor.insertBreak()
  expect(shape(editor)).toEqual(['table: a\nbcd'])
})

describe('deleting', () => {
  test('across cells empties them and keeps the grid', () => {
    const editor = editorWith([grid])
    selectBetween(editor, [[0, 0, 0], 0], [[0, 1, 0], 1])
    editor.deleteFragment()
    expect(shape(editor)).toEqual(['table: d'])
    expect(editor.children[0]).toHaveProperty('children.length', 2)
  })

  test('from a paragraph into a table leaves the cells that were not reached', () => {
    const editor = editorWith([paragraph('Before'), grid])
    selectBetween(editor, [0, 3], [[1, 0, 1], 1])
    editor.deleteFragment()
    expect(shape(editor)).toEqual(['paragraph: Bef', 'table: cd'])
  })

  test('with Backspace in an empty first cell does not touch the paragraph before', () => {
    const editor = editorWith([paragraph('Before'), table([''])])
    caretAt(editor, [1, 0, 0])
    editor.deleteBackward('character')
    expect(shape(editor)).toEqual(['paragraph: Before', 'table: '])
  })
})

describe('columns', () => {
  test('a new column gets a cell in every row', () => {
    const editor = editorWith([grid])
    caretAt(editor, [0, 0, 0])
    addColumn(editor)
    expect(editor.children[0]).toMatchObject({
      columns: [{}, {}, {}],
      children: [{ children: { length: 3 } }, { children: { length: 3 } }],
    })
  })

  test('a removed column takes its cell from every row', () => {
    const editor = editorWith([grid])
    caretAt(editor, [0, 1, 0])
    removeColumn(editor)
    expect(shape(editor)).toEqual(['table: bd'])
  })

  test('adding one is one step to undo', async () => {
    const editor = editorWith([grid])
    caretAt(editor, [0, 0, 0])
    await nextGesture()
    addColumn(editor)
    await nextGesture()
    editor.undo()
    expect(editor.children[0]).toHaveProperty('columns.length', 2)
  })
})

test('removing the last row removes the table and leaves a line to write in', () => {
  const editor = editorWith([table(['a'])])
  caretAt(editor, [0, 0, 0])
  removeRow(editor)
  expect(shape(editor)).toEqual(['paragraph: '])
})

test('the header row can be turned off', () => {
  const editor = editorWith([grid])
  caretAt(editor, [0, 0, 0])
  toggleHeaderRow(editor)
  expect(editor.children[0]).toHaveProperty('headerRows', 0)
})

test('a new table has the caret in its first cell', () => {
  const editor = editorWith([paragraph('Before'), paragraph('After')])
  caretAt(editor, 0)
  insertTable(editor, 2, 2)
  editor.insertText('x')
  expect(shape(editor)).toEqual(['paragraph: Before', 'table: x', 'paragraph: After'])
})
