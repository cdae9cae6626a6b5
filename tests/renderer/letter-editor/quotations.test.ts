import { describe, expect, test } from 'vitest'
import type { Block } from '../../../core/document/index.ts'
import { setBlockStyle } from '../../../renderer/letter-editor/commands/block-style.ts'
import { addAttribution, toggleQuotation } from '../../../renderer/letter-editor/commands/quotation.ts'
import { caretAt, editorWith, paragraph, selectBetween, shape } from './letters.ts'

const quoted: Block = { type: 'quotation', children: [{ type: 'paragraph', children: [{ text: 'Said' }] }] }

describe('a quotation', () => {
  test('is made of the selected lines, headings become paragraphs', () => {
    const editor = editorWith([{ type: 'heading', level: 2, children: [{ text: 'One' }] }, paragraph('Two')])
    selectBetween(editor, [0, 0], [1, 3])
    toggleQuotation(editor)
    expect(shape(editor)).toEqual(['quotation: OneTwo'])
  })

  test('becomes plain lines again', () => {
    const editor = editorWith([quoted])
    caretAt(editor, 0)
    toggleQuotation(editor)
    expect(shape(editor)).toEqual(['paragraph: Said'])
  })

  test('ends with Enter on its empty last line', () => {
    const editor = editorWith([quoted])
    caretAt(editor, 0, 4)
    editor.insertBreak()
    editor.insertBreak()
    editor.insertText('After')
    expect(shape(editor)).toEqual(['quotation: Said', 'paragraph: After'])
  })

  test('has one attribution, as its last line', () => {
    const editor = editorWith([quoted])
    caretAt(editor, 0)
    addAttribution(editor)
    editor.insertText('A. Person')
    addAttribution(editor)
    expect(editor.children[0]).toMatchObject({
      children: [{ type: 'paragraph' }, { type: 'attribution', children: [{ text: 'A. Person' }] }],
    })
  })

  test('holds no headings', () => {
    const editor = editorWith([quoted])
    caretAt(editor, 0)
    setBlockStyle(editor, 'heading-2')
    expect(shape(editor)).toEqual(['quotation: Said'])
  })

  test('gives Enter in its attribution a paragraph after it', () => {
    const editor = editorWith([quoted])
    caretAt(editor, 0)
    addAttribution(editor)
    editor.insertText('A. Person')
    editor.insertBreak()
    editor.insertText('After')
    expect(shape(editor)).toEqual(['quotation: SaidA. Person', 'paragraph: After'])
  })
})

describe('a heading', () => {
  test('is followed by a paragraph', () => {
    const editor = editorWith([{ type: 'heading', level: 3, children: [{ text: 'Title' }] }])
    caretAt(editor, 0, 5)
    editor.insertBreak()
    expect(shape(editor)).toEqual(['heading 3: Title', 'paragraph: '])
  })

  test('gets a paragraph before it by Enter at its start', () => {
    const editor = editorWith([{ type: 'heading', level: 3, children: [{ text: 'Title' }] }])
    caretAt(editor, 0)
    editor.insertBreak()
    expect(shape(editor)).toEqual(['paragraph: ', 'heading 3: Title'])
  })

  test('becomes a paragraph by Backspace at its start', () => {
    const editor = editorWith([{ type: 'heading', level: 3, children: [{ text: 'Title' }] }])
    caretAt(editor, 0)
    editor.deleteBackward('character')
    expect(shape(editor)).toEqual(['paragraph: Title'])
  })
})
