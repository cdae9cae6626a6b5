import { describe, expect, test } from 'vitest'
import { labelItems } from '../../../core/document/index.ts'
import { listActions, listKindActions } from '../../../renderer/letter-editor/actions.ts'
import { continueNumbers, indentItems, numberAbove, numberFrom, toggleList } from '../../../renderer/letter-editor/commands/lists.ts'
import { documentOf } from '../../../renderer/letter-editor/places.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { caretAt, editorWith, item, nextGesture, paragraph, selectBetween, shape } from './letters.ts'

function type(editor: LetterEditor, text: string): void {
  for (const character of text) editor.insertText(character)
}

describe('Enter', () => {
  test('goes on with the list', () => {
    const editor = editorWith([item('First')])
    caretAt(editor, 0, 5)
    editor.insertBreak()
    editor.insertText('Second')
    expect(shape(editor)).toEqual(['decimal 0: First', 'decimal 0: Second'])
  })

  test('does not give the start number to the new item', () => {
    const editor = editorWith([{ type: 'list-item', kind: 'decimal', level: 0, start: 5, children: [{ text: 'Fifth' }] }])
    caretAt(editor, 0, 5)
    editor.insertBreak()
    expect(editor.children[1]).not.toHaveProperty('start', 5)
  })

  test('on an empty nested item goes one level out, then out of the list', () => {
    const editor = editorWith([item('First'), item('', 1)])
    caretAt(editor, 1)
    editor.insertBreak()
    expect(shape(editor)).toEqual(['decimal 0: First', 'decimal 0: '])
    editor.insertBreak()
    expect(shape(editor)).toEqual(['decimal 0: First', 'paragraph: '])
  })
})

describe('levels', () => {
  test('an item goes at most one level below the item before it', () => {
    const editor = editorWith([item('First'), item('Second')])
    caretAt(editor, 1)
    indentItems(editor, 1)
    indentItems(editor, 1)
    expect(shape(editor)).toEqual(['decimal 0: First', 'decimal 1: Second'])
  })

  test('all selected items move together', () => {
    const editor = editorWith([item('First'), item('Second', 1), item('Third', 1)])
    selectBetween(editor, [1, 0], [2, 3])
    indentItems(editor, -1)
    expect(shape(editor)).toEqual(['decimal 0: First', 'decimal 0: Second', 'decimal 0: Third'])
  })

  test('Backspace at the start of an outermost item makes it a paragraph', () => {
    const editor = editorWith([item('First')])
    caretAt(editor, 0)
    editor.deleteBackward('character')
    expect(shape(editor)).toEqual(['paragraph: First'])
  })
})

describe('typing at the start of a paragraph', () => {
  test('a number other than 1 starts the list at that number', () => {
    const editor = editorWith([paragraph('')])
    caretAt(editor, 0)
    type(editor, '4. ')
    expect(editor.children[0]).toMatchObject({ type: 'list-item', start: 4 })
  })

  test('the same characters inside a line stay text', () => {
    const editor = editorWith([paragraph('See ')])
    caretAt(editor, 0, 4)
    type(editor, '1. x')
    expect(shape(editor)).toEqual(['paragraph: See 1. x'])
  })
})

test('a list button on lines that are all such items makes them paragraphs', () => {
  const editor = editorWith([item('First'), item('Second')])
  selectBetween(editor, [0, 0], [1, 3])
  toggleList(editor, 'decimal')
  expect(shape(editor)).toEqual(['paragraph: First', 'paragraph: Second'])
})

test.each([
  ['decimal', ['1.', '2.', '3.']],
  ['lower-alpha', ['a)', 'b)', 'c)']],
  ['upper-alpha', ['A)', 'B)', 'C)']],
  ['lower-roman', ['i.', 'ii.', 'iii.']],
  ['upper-roman', ['I.', 'II.', 'III.']],
  ['legal', ['1.', '1.1', '2.']],
] as const)(
  'the action of a %s list makes one of the selected lines, which counts so, and one undo takes it back',
  async (kind, labels) => {
    const editor = editorWith([paragraph('a'), paragraph('b'), paragraph('c')])
    selectBetween(editor, [0, 0], [2, 1])
    await nextGesture()
    const action = [...listActions, ...listKindActions].find(({ id }) => id === kind)
    action?.run(editor)
    await nextGesture()
    if (kind === 'legal') {
      caretAt(editor, 1)
      indentItems(editor, 1)
      await nextGesture()
    }
    const found = labelItems(documentOf(editor))
    expect([action?.isOn?.(editor), editor.children.map((_, index) => found.get(index)?.label)]).toEqual([true, labels])
    if (kind === 'legal') editor.undo()
    editor.undo()
    expect(shape(editor)).toEqual(['paragraph: a', 'paragraph: b', 'paragraph: c'])
  },
)

describe('numbers', () => {
  const labels = (editor: LetterEditor): (string | undefined)[] => {
    const found = labelItems(documentOf(editor))
    return editor.children.map((_, index) => found.get(index)?.label)
  }

  test('begin anew at the item that is told to', () => {
    const editor = editorWith([item('a'), item('b'), item('c')])
    caretAt(editor, 1)
    numberFrom(editor, 1)
    expect(labels(editor)).toEqual(['1.', '1.', '2.'])
  })

  test('count on from the list above, whatever stands between', () => {
    const editor = editorWith([item('a'), item('b'), paragraph('Between'), item('c'), item('d')])
    caretAt(editor, 3)
    expect(numberAbove(editor)).toBe(3)
    continueNumbers(editor)
    expect(labels(editor)).toEqual(['1.', '2.', undefined, '3.', '4.'])
  })

  test('that were begun anew count on by themselves again right after an item', () => {
    const editor = editorWith([item('a'), item('b')])
    caretAt(editor, 1)
    numberFrom(editor, 7)
    continueNumbers(editor)
    expect(editor.children[1]).not.toHaveProperty('start')
    expect(labels(editor)).toEqual(['1.', '2.'])
  })

  test('have nothing to count on from where no list of their kind is above', () => {
    const editor = editorWith([{ type: 'list-item', kind: 'bullet', level: 0, children: [{ text: 'a' }] }, paragraph('x'), item('b')])
    caretAt(editor, 2)
    expect(numberAbove(editor)).toBeUndefined()
  })

  test.each([
    ['lower-alpha', 'a)', 'b)'],
    ['upper-roman', 'I.', 'II.'],
    ['legal', '1.', '2.'],
  ] as const)('of a %s list are %s and %s', (kind, first, second) => {
    const editor = editorWith([paragraph('a'), paragraph('b')])
    selectBetween(editor, [0, 0], [1, 1])
    toggleList(editor, kind)
    expect(labels(editor)).toEqual([first, second])
  })
})
