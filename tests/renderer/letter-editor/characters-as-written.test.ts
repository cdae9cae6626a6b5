import { describe, expect, test } from 'vitest'
import { caretAt, editorWith, paragraph, shape } from './letters.ts'

/** Signs that a reader takes for one each, though they are written as several. */
const signs = [
  ['an emoji of several people', '👩‍👩‍👧'],
  ['an emoji with a tone of skin', '👍🏽'],
  ['a flag', '🇬🇧'],
  ['a letter with a combining mark', 'e\u0301'],
  ['a syllable of Hangul', '\u1112\u1161\u11ab'],
  ['a Hebrew letter with its point', 'שׁ'],
] as const

describe('one key takes', () => {
  test.each(signs)('%s backwards', (_name, sign) => {
    const editor = editorWith([paragraph(`a${sign}b`)])
    caretAt(editor, 0, 1 + sign.length)
    editor.deleteBackward('character')
    expect(shape(editor)).toEqual(['paragraph: ab'])
  })

  test.each(signs)('%s forwards', (_name, sign) => {
    const editor = editorWith([paragraph(`a${sign}b`)])
    caretAt(editor, 0, 1)
    editor.deleteForward('character')
    expect(shape(editor)).toEqual(['paragraph: ab'])
  })
})

test('the second of two flags goes without the first', () => {
  const editor = editorWith([paragraph('🇬🇧🇮🇪')])
  caretAt(editor, 0, 8)
  editor.deleteBackward('character')
  expect(shape(editor)).toEqual(['paragraph: 🇬🇧'])
})

test('a line that runs from right to left is divided and joined again in its own order', () => {
  const editor = editorWith([paragraph('שלום לכם')])
  caretAt(editor, 0, 5)
  editor.insertBreak()
  expect(shape(editor)).toEqual(['paragraph: שלום ', 'paragraph: לכם'])
  editor.deleteBackward('character')
  expect(shape(editor)).toEqual(['paragraph: שלום לכם'])
})
