import { describe, expect, test } from 'vitest'
import {
  addColumn,
  addColumnBefore,
  addRow,
  addRowAbove,
  insertTable,
  mergeCells,
  moveCell,
  moveColumn,
  moveRow,
  setColumnWidths,
  splitCell,
  widenColumn,
  removeColumn,
  removeRow,
  toggleHeaderRow,
} from '../../../renderer/letter-editor/commands/tables.ts'
import { tableActions } from '../../../renderer/letter-editor/actions.ts'
import { documentOf } from '../../../renderer/letter-editor/places.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { caretAt, editorWith, nextGesture, paragraph, selectBetween, shape, table } from './letters.ts'

const grid = table(['a', 'b'], ['c', 'd'])

test.each(['add-row-above', 'add-row', 'add-column-before', 'add-column'])('%s is an action of a table, undone in one step', (id) => {
  const editor = editorWith([grid])
  caretAt(editor, [0, 0, 0])
  const before = documentOf(editor)
  const action = tableActions.find((each) => each.id === id)
  if (action === undefined) throw new Error(`There is no action "${id}".`)
  action.run(editor)
  const after = documentOf(editor)
  editor.undo()
  expect(after).not.toEqual(before)
  expect(documentOf(editor)).toEqual(before)
})

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

describe('before the caret', () => {
  test('a row comes above it, and the caret goes to its first cell', () => {
    const editor = editorWith([grid])
    caretAt(editor, [0, 1, 1])
    addRowAbove(editor)
    editor.insertText('x')
    expect(shape(editor)).toEqual(['table: abxcd'])
    expect(editor.children[0]).toHaveProperty('children.length', 3)
  })

  test('a column comes before it, with a cell in every row', () => {
    const editor = editorWith([grid])
    caretAt(editor, [0, 0, 1])
    addColumnBefore(editor)
    editor.insertText('x')
    expect(shape(editor)).toEqual(['table: axbcd'])
    expect(editor.children[0]).toMatchObject({ children: [{ children: { length: 3 } }, { children: { length: 3 } }] })
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

/** The rows of the table at the top, a merged cell with its columns and rows behind it. */
function rows(editor: LetterEditor): string[] {
  expect(shape(editor)).toHaveLength(1)
  const [block] = documentOf(editor)
  if (block?.type !== 'table') throw new Error('no table')
  return block.children.map((row) =>
    row.children
      .map(({ columnSpan, rowSpan, children }) => {
        const text = children.map((child) => ('text' in child ? child.text : '')).join('')
        return columnSpan === undefined && rowSpan === undefined ? text : `${text}[${String(columnSpan ?? 1)}×${String(rowSpan ?? 1)}]`
      })
      .join('|'),
  )
}

const nine = table(['a', 'b', 'c'], ['d', 'e', 'f'], ['g', 'h', 'i'])

function fourSelected(): LetterEditor {
  const editor = editorWith([nine])
  selectBetween(editor, [[0, 1, 0], 0], [[0, 2, 1], 1])
  return editor
}

function merged(): LetterEditor {
  const editor = fourSelected()
  mergeCells(editor)
  return editor
}

describe('merged cells', () => {
  test('hold the words of all of them', () => {
    expect(rows(merged())).toEqual(['a|b|c', 'd\ne\ng\nh[2×2]||f', '||i'])
  })

  test('are one step to undo', async () => {
    const editor = fourSelected()
    await nextGesture()
    mergeCells(editor)
    await nextGesture()
    editor.undo()
    expect(rows(editor)).toEqual(['a|b|c', 'd|e|f', 'g|h|i'])
  })

  test('are split into single cells', () => {
    const editor = merged()
    splitCell(editor)
    expect(rows(editor)).toEqual(['a|b|c', 'd\ne\ng\nh||f', '||i'])
  })

  test('are one stop for Tab', () => {
    const editor = merged()
    moveCell(editor, 1)
    editor.insertText('1')
    moveCell(editor, 1)
    editor.insertText('2')
    moveCell(editor, -1)
    moveCell(editor, -1)
    editor.insertText('3')
    expect(rows(editor)).toEqual(['a|b|c', '3d\ne\ng\nh[2×2]||1f', '||2i'])
  })

  test('grow with a row that is added inside them, and shrink with one that goes', () => {
    const editor = merged()
    caretAt(editor, [0, 1, 2])
    addRow(editor)
    expect(rows(editor)).toEqual(['a|b|c', 'd\ne\ng\nh[2×3]||f', '||', '||i'])
    caretAt(editor, [0, 1, 0])
    removeRow(editor)
    expect(rows(editor)).toEqual(['a|b|c', 'd\ne\ng\nh[2×2]||', '||i'])
    removeColumn(editor)
    expect(rows(editor)).toEqual(['b|c', 'd\ne\ng\nh[1×2]|', '|i'])
  })

  test('never join the header row with one below it', () => {
    const editor = editorWith([nine])
    selectBetween(editor, [[0, 0, 0], 0], [[0, 1, 0], 1])
    mergeCells(editor)
    expect(rows(editor)).toEqual(['a|b|c', 'd|e|f', 'g|h|i'])
  })

  test('that are deleted lose their words only', () => {
    const editor = merged()
    selectBetween(editor, [[0, 1, 0], 0], [[0, 2, 2], 1])
    editor.deleteFragment()
    expect(rows(editor)).toEqual(['a|b|c', '[2×2]||', '||'])
  })
})

describe('moving', () => {
  test('takes a row down with the caret in it, and never above the header', () => {
    const editor = editorWith([nine])
    caretAt(editor, [0, 1, 1])
    moveRow(editor, 1)
    editor.insertText('!')
    expect(rows(editor)).toEqual(['a|b|c', 'g|h|i', 'd|!e|f'])
    caretAt(editor, [0, 1, 1])
    moveRow(editor, -1)
    expect(rows(editor)).toEqual(['a|b|c', 'g|h|i', 'd|!e|f'])
  })

  test('takes a column with its width', () => {
    const editor = editorWith([nine])
    setColumnWidths(editor, [0], [20, 40, 60])
    caretAt(editor, [0, 0, 2])
    moveColumn(editor, -1)
    expect(rows(editor)).toEqual(['a|c|b', 'd|f|e', 'g|i|h'])
    expect(editor.children[0]).toMatchObject({ columns: [{ width: 20 }, { width: 60 }, { width: 40 }] })
  })

  test('takes cells apart that are merged over the places', () => {
    const editor = merged()
    caretAt(editor, [0, 2, 2])
    moveRow(editor, -1)
    expect(rows(editor)).toEqual(['a|b|c', '||i', 'd\ne\ng\nh[2×1]||f'])
  })
})

describe('widths of columns', () => {
  const widths = (editor: LetterEditor): unknown => {
    const [block] = documentOf(editor)
    return block?.type === 'table' ? block.columns.map(({ width }) => width) : undefined
  }

  test('begin with what the page shows, and the next column gives what one takes', () => {
    const editor = editorWith([grid])
    caretAt(editor, [0, 0, 0])
    widenColumn(editor, 5)
    expect(widths(editor)).toEqual([85, 75])
  })

  test('never leave the page, nor less than a column can be', () => {
    const editor = editorWith([grid])
    setColumnWidths(editor, [0], [6, 154])
    caretAt(editor, [0, 0, 1])
    widenColumn(editor, 5)
    caretAt(editor, [0, 0, 0])
    widenColumn(editor, -5)
    expect(widths(editor)).toEqual([5, 155])
  })

  test('are shared when a column is added', () => {
    const editor = editorWith([grid])
    setColumnWidths(editor, [0], [40, 60])
    caretAt(editor, [0, 0, 1])
    addColumn(editor)
    expect(widths(editor)).toEqual([40, 30, 30])
  })
})
