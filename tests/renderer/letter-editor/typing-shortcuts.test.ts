import { Editor } from 'slate'
import { describe, expect, test } from 'vitest'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { createClauseEditor } from '../../../renderer/letter-editor/letter-editor.ts'
import { openDocument } from '../../../renderer/letter-editor/open-document.ts'
import { caretAt, certificateBlock, editorWith, nextGesture, paragraph, shape } from './letters.ts'

async function type(editor: LetterEditor, text: string): Promise<void> {
  for (const character of text) {
    editor.insertText(character)
    await nextGesture()
  }
}

async function typed(text: string, before = ''): Promise<LetterEditor> {
  const editor = editorWith([paragraph(before)])
  caretAt(editor, 0, before.length)
  await nextGesture()
  await type(editor, text)
  return editor
}

const shortcuts: readonly (readonly [string, readonly string[]])[] = [
  ['# ', ['heading 2: ']],
  ['## ', ['heading 2: ']],
  ['### ', ['heading 3: ']],
  ['#### ', ['heading 4: ']],
  ['1. ', ['decimal 0: ']],
  ['7) ', ['decimal 0: ']],
  ['- ', ['bullet 0: ']],
  ['* ', ['bullet 0: ']],
  ['a. ', ['lower-alpha 0: ']],
  ['a) ', ['lower-alpha 0: ']],
  ['i. ', ['lower-roman 0: ']],
  ['> ', ['quotation: ']],
  ['---', ['page-break: ', 'paragraph: ']],
  ['**bold**', ['paragraph: bold']],
  ['_italic_', ['paragraph: italic']],
  ['*italic*', ['paragraph: italic']],
  ['~~struck~~', ['paragraph: struck']],
  ['[words](https://example.com/a)', ['paragraph: words']],
]

test.each(shortcuts)('%s typed on an empty line is taken as markup', async (text, expected) => {
  expect(shape(await typed(text))).toEqual(expected)
})

test.each(shortcuts)('one undo after %s gives back the characters', async (text) => {
  const editor = await typed(text)
  editor.undo()
  expect(shape(editor)).toEqual([`paragraph: ${text}`])
})

test.each(shortcuts)('what is typed behind %s leaves its step alone', async (text, expected) => {
  const editor = await typed(text)
  await type(editor, 'x')
  editor.undo()
  expect(shape(editor)).toEqual(expected)
})

test.each(shortcuts)('redo takes %s as markup again', async (text, expected) => {
  const editor = await typed(text)
  editor.undo()
  editor.redo()
  expect(shape(editor)).toEqual(expected)
})

describe('the words between the marks', () => {
  test('are set, and no more', async () => {
    expect((await typed('**now** on', 'From ')).children[0]).toMatchObject({
      children: [{ text: 'From ' }, { text: 'now', bold: true }, { text: ' on' }],
    })
  })

  test('keep the marks that they had', async () => {
    const editor = editorWith([{ type: 'paragraph', children: [{ text: 'a ', italic: true }] }])
    caretAt(editor, 0, 2)
    await type(editor, '**b**c')
    expect(editor.children[0]).toMatchObject({
      children: [
        { text: 'a ', italic: true },
        { text: 'b', bold: true, italic: true },
        { text: 'c', italic: true },
      ],
    })
  })

  test.each([
    ['**now**', { text: 'now', bold: true }],
    ['*now*', { text: 'now', italic: true }],
    ['_now_', { text: 'now', italic: true }],
    ['~~now~~', { text: 'now', strike: true }],
  ])('%s in front of text end there, also where the browser names the place by the run before it', async (text, words) => {
    const editor = editorWith([paragraph('tail')])
    caretAt(editor, 0, 0)
    await type(editor, text)
    editor.select({ path: [0, 1], offset: 0 })
    editor.select(Editor.end(editor, [0, 0]))
    await type(editor, ' on ')
    expect(editor.children[0]).toMatchObject({ children: [words, { text: ' on tail' }] })
  })

  test('lead to the address, and what follows does not', async () => {
    expect((await typed('[the plan](https://example.com/a).', 'See ')).children[0]).toMatchObject({
      children: [{ text: 'See ' }, { type: 'link', url: 'https://example.com/a', children: [{ text: 'the plan' }] }, { text: '.' }],
    })
  })
})

test.each([
  ['lines in the name of a file', 'one_two_three_'],
  ['asterisks with spaces', '2 ** 3 **'],
  ['a product with spaces', '2 * 3 * 4'],
  ['a product without spaces', '2*3*4'],
  ['waves for about', 'in ~3 to ~5 days'],
  ['backticks, as a letter has one face', '`code`'],
  ['a link that runs code', '[a](javascript:alert(1))'],
  ['brackets without an address', '[a](b)'],
])('%s stay text', async (_name, text) => {
  expect(shape(await typed(text))).toEqual([`paragraph: ${text}`])
})

test('three hyphens behind words stay a dash', async () => {
  expect(shape(await typed('---', 'So '))).toEqual(['paragraph: So —'])
})

test('a clause takes no markup', async () => {
  const editor = editorWith([certificateBlock])
  const before = shape(editor)
  caretAt(editor, 0, 0)
  await type(editor, '**a** > ')
  expect(shape(editor)).toEqual(before)
})

test('the body of a clause, which has no pages, keeps the three hyphens', async () => {
  const { editor } = createClauseEditor()
  openDocument(editor, [paragraph('')])
  caretAt(editor, 0)
  await type(editor, '---')
  expect(shape(editor)).toEqual(['paragraph: ---'])
})
