import { describe, expect, test } from 'vitest'
import { setLanguage } from '../../../renderer/letter-editor/open-document.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { caretAt, certificateBlock, editorWith, item, nextGesture, paragraph, shape } from './letters.ts'

/** A person's keys: each is a gesture of its own. */
async function type(editor: LetterEditor, text: string): Promise<void> {
  for (const character of text) {
    editor.insertText(character)
    await nextGesture()
  }
}

function written(text: string, language = 'en-GB'): LetterEditor {
  const editor = editorWith([paragraph(text)])
  setLanguage(editor, language)
  caretAt(editor, 0, text.length)
  return editor
}

describe('typing', () => {
  test('makes the quotation marks of the letter’s language', async () => {
    const editor = written('Das heißt ', 'de-DE')
    await type(editor, '"frei"')
    expect(shape(editor)).toEqual(['paragraph: Das heißt „frei“'])
  })

  test('leaves what it makes a list of alone', async () => {
    const editor = written('')
    await type(editor, '- a - b')
    expect(shape(editor)).toEqual(['bullet 0: a\u00A0– b'])
  })

  test('after a field makes an apostrophe', async () => {
    const editor = editorWith([
      {
        type: 'paragraph',
        children: [{ text: '' }, { type: 'merge-field', name: 'partner.name', children: [{ text: '' }] }, { text: '' }],
      },
    ])
    editor.select({ path: [0, 2], offset: 0 })
    await type(editor, "'s")
    expect(shape(editor)).toEqual(['paragraph: ’s'])
  })

  test('in a bold word stays bold', async () => {
    const editor = editorWith([{ type: 'paragraph', children: [{ text: 'Bold ', bold: true }] }])
    caretAt(editor, 0, 5)
    await type(editor, '"a"')
    expect(editor.children[0]).toMatchObject({ children: [{ text: 'Bold “a”', bold: true }] })
  })

  test('changes no clause', async () => {
    const editor = editorWith([certificateBlock, item('End')])
    const before = shape(editor)
    caretAt(editor, 0, 3)
    await type(editor, `"'--`)
    expect(shape(editor)).toEqual(before)
  })
})

describe('undo', () => {
  test('gives back the mark that was typed, then takes it away', async () => {
    const editor = written('Say ')
    await type(editor, '"')
    editor.undo()
    expect(shape(editor)).toEqual(['paragraph: Say "'])
    await nextGesture()
    editor.undo()
    expect(shape(editor)).toEqual(['paragraph: Say '])
  })

  test('takes the words after a changed mark first', async () => {
    const editor = written('Say ')
    await type(editor, '"yes')
    editor.undo()
    expect(shape(editor)).toEqual(['paragraph: Say “'])
  })

  test('and redo return to what was written', async () => {
    const editor = written('Say ')
    await type(editor, '"yes" -- 5 kg')
    const after = shape(editor)
    while (editor.history.undos.length > 0) editor.undo()
    expect(shape(editor)).toEqual(['paragraph: Say '])
    while (editor.history.redos.length > 0) editor.redo()
    expect(shape(editor)).toEqual(after)
  })
})
