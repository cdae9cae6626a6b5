import { describe, expect, test } from 'vitest'
import { alignmentOf, setAlignment } from '../../../renderer/letter-editor/commands/align.ts'
import { clearMarks } from '../../../renderer/letter-editor/commands/marks.ts'
import { editorActions } from '../../../renderer/letter-editor/actions.ts'
import { isPress } from '../../../renderer/letter-editor/keys.ts'
import { caretAt, certificateBlock, editorWith, item, paragraph, selectBetween, shape } from './letters.ts'

describe('alignment', () => {
  test('sets all selected paragraphs and no list item', () => {
    const editor = editorWith([paragraph('a'), item('b'), paragraph('c')])
    selectBetween(editor, [0, 0], [2, 1])
    setAlignment(editor, 'center')
    expect([alignmentOf(editor), editor.children]).toMatchObject([
      'center',
      [{ align: 'center' }, { kind: 'decimal' }, { align: 'center' }],
    ])
    expect(editor.children[1]).not.toHaveProperty('align')
  })

  test('back to the left leaves the paragraph as it was made', () => {
    const before = editorWith([paragraph('a')]).children
    const editor = editorWith([paragraph('a')])
    caretAt(editor, 0)
    setAlignment(editor, 'end')
    setAlignment(editor, 'start')
    expect(editor.children).toEqual(before)
  })

  test('reaches into no clause', () => {
    const editor = editorWith([certificateBlock, paragraph('a')])
    const before = structuredClone(editor.children[0])
    caretAt(editor, 0)
    setAlignment(editor, 'center')
    expect(editor.children[0]).toEqual(before)
  })
})

test.each(['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript'])(
  'the action for %s sets the selected words and no more, says that it is on, and takes it back',
  (name) => {
    const editor = editorWith([paragraph('one two')])
    selectBetween(editor, [0, 0], [0, 3])
    const action = editorActions.find(({ id }) => id === name)
    action?.run(editor)
    expect([editor.children[0], action?.isOn?.(editor)]).toMatchObject([
      { children: [{ text: 'one', [name]: true }, { text: ' two' }] },
      true,
    ])
    action?.run(editor)
    expect([editor.children[0], action?.isOn?.(editor)]).toEqual([paragraph('one two'), false])
  },
)

describe('clearing the formatting', () => {
  test('takes every mark of the selection and keeps the rest of the line', () => {
    const editor = editorWith([
      {
        type: 'paragraph',
        children: [
          { text: 'one ', bold: true },
          { text: 'two', italic: true, strike: true },
          { text: ' three', bold: true },
        ],
      },
    ])
    selectBetween(editor, [0, 0], [0, 7])
    clearMarks(editor)
    expect(editor.children[0]).toMatchObject({ children: [{ text: 'one two' }, { text: ' three', bold: true }] })
  })
})

test('a no-break space has a key of its own', () => {
  const editor = editorWith([paragraph('5kg')])
  caretAt(editor, 0, 1)
  const space = { key: ' ', code: 'Space', ctrlKey: true, metaKey: false, altKey: false, shiftKey: true }
  editorActions.find(({ keys }) => keys !== undefined && isPress(space, keys, false))?.run(editor)
  expect(shape(editor)).toEqual(['paragraph: 5\u00A0kg'])
})
