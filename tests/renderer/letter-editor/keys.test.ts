import { describe, expect, test } from 'vitest'
import { editorActions } from '../../../renderer/letter-editor/actions.ts'
import { ariaKeys, describeKeys, isPress, type KeyPress } from '../../../renderer/letter-editor/keys.ts'
import { handleKey } from '../../../renderer/letter-editor/view/key-down.ts'
import { caretAt, certificateBlock, editorWith, paragraph, selectBetween, shape } from './letters.ts'

function press(keys: Partial<KeyPress>): KeyPress {
  return { key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...keys }
}

describe('a shortcut', () => {
  test('is heard with Control, or with Command on Apple systems', () => {
    expect(isPress(press({ key: 'b', code: 'KeyB', ctrlKey: true }), 'Mod+B', false)).toBe(true)
    expect(isPress(press({ key: 'b', code: 'KeyB', metaKey: true }), 'Mod+B', true)).toBe(true)
  })

  test('is found by the place of a digit whose character Shift has changed', () => {
    expect(isPress(press({ key: '*', code: 'Digit8', ctrlKey: true, shiftKey: true }), 'Mod+Shift+8', false)).toBe(true)
  })

  test('is not heard with one modifier more', () => {
    expect(isPress(press({ key: 'b', code: 'KeyB', ctrlKey: true, shiftKey: true }), 'Mod+B', false)).toBe(false)
  })

  test('is not heard from the key that writes a third character', () => {
    const event = press({ key: '²', code: 'Digit2', ctrlKey: true, altKey: true, getModifierState: (name) => name === 'AltGraph' })
    expect(isPress(event, 'Mod+Alt+2', false)).toBe(false)
  })

  test('is shown as the system writes it', () => {
    expect([describeKeys('Mod+Shift+Z', false), describeKeys('Mod+Shift+Z', true), ariaKeys('Mod+Z', true)]).toEqual([
      'Ctrl Shift Z',
      '⌘⇧Z',
      'Meta+Z',
    ])
  })

  test('belongs to one action only', () => {
    const keys = editorActions.flatMap((action) => (action.keys === undefined ? [] : [action.keys]))
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('beside a clause', () => {
  test('an arrow at the edge of the line selects the clause, the next leaves it', () => {
    const editor = editorWith([paragraph('Before'), certificateBlock, paragraph('After')])
    caretAt(editor, 0, 6)
    expect(handleKey(editor, press({ key: 'ArrowRight' }), false)).toBe(true)
    expect(editor.selection).toMatchObject({ anchor: { path: [1, 0, 0] }, focus: { path: [1, 1, 2] } })
    handleKey(editor, press({ key: 'ArrowRight' }), false)
    expect(editor.selection?.anchor).toEqual({ path: [2, 0], offset: 0 })
  })

  test('a letter typed on a selected clause is kept from the browser', () => {
    const editor = editorWith([certificateBlock])
    caretAt(editor, 0)
    expect(handleKey(editor, press({ key: 'x', code: 'KeyX' }), false)).toBe(true)
  })

  test.each([
    ['Backspace', 'paragraph: '],
    ['x', 'paragraph: x'],
  ])('%s on a selection that begins with a clause takes all of it', (key, left) => {
    const editor = editorWith([certificateBlock, paragraph('After')])
    selectBetween(editor, [0, 0], [1, 5])
    expect(handleKey(editor, press({ key }), false)).toBe(true)
    expect(shape(editor)).toEqual([left])
  })

  test('copying a selected clause is left to the browser', () => {
    const editor = editorWith([certificateBlock])
    caretAt(editor, 0)
    expect(handleKey(editor, press({ key: 'c', code: 'KeyC', ctrlKey: true }), false)).toBe(false)
  })
})

test('what is typed on a selected chip comes behind it', () => {
  const editor = editorWith([
    { type: 'paragraph', children: [{ text: '' }, { type: 'merge-field', name: 'partner.name', children: [{ text: '' }] }, { text: '' }] },
  ])
  editor.select({ path: [0, 1, 0], offset: 0 })
  handleKey(editor, press({ key: ',' }), false)
  expect(shape(editor)).toEqual(['paragraph: ,'])
})
