import { Transforms } from 'slate'
import { describe, expect, test } from 'vitest'
import { parseDocument, type Footnote, type Paragraph } from '../../../core/document/index.ts'
import { pinClause } from '../../../core/letter/index.ts'
import { writeFootnote } from '../../../renderer/letter-editor/commands/footnotes.ts'
import { fieldAt, selectedField, setFormat } from '../../../renderer/letter-editor/commands/field-format.ts'
import { insertCitation } from '../../../renderer/letter-editor/commands/citations.ts'
import { insertField, insertFootnote } from '../../../renderer/letter-editor/commands/insert-inlines.ts'
import { removeLink, setLink } from '../../../renderer/letter-editor/commands/links.ts'
import { hasMark, toggleMark } from '../../../renderer/letter-editor/commands/marks.ts'
import { caretAt, certificate, certificateBlock, editorWith, nextGesture, paragraph, selectBetween, shape } from './letters.ts'

describe('marks', () => {
  test('are set on the selected words and taken again', () => {
    const editor = editorWith([paragraph('one two')])
    selectBetween(editor, [0, 0], [0, 3])
    toggleMark(editor, 'bold')
    expect(editor.children[0]).toMatchObject({ children: [{ text: 'one', bold: true }, { text: ' two' }] })
    toggleMark(editor, 'bold')
    expect(editor.children[0]).toEqual(paragraph('one two'))
  })

  test('superscript and subscript exclude each other', () => {
    const editor = editorWith([paragraph('one')])
    selectBetween(editor, [0, 0], [0, 3])
    toggleMark(editor, 'superscript')
    toggleMark(editor, 'subscript')
    expect([hasMark(editor, 'superscript'), hasMark(editor, 'subscript')]).toEqual([false, true])
  })

  test('reach the merge fields in a selection', () => {
    const editor = editorWith([
      {
        type: 'paragraph',
        children: [{ text: 'Dear ' }, { type: 'merge-field', name: 'partner.name', children: [{ text: '' }] }, { text: '' }],
      },
    ])
    Transforms.select(editor, [0])
    toggleMark(editor, 'bold')
    expect(editor.children[0]).toMatchObject({ children: [{ bold: true }, { children: [{ text: '', bold: true }] }, {}] })
  })
})

describe('merge fields', () => {
  test('come in at the caret, which goes on behind them', () => {
    const editor = editorWith([paragraph('Dear ')])
    caretAt(editor, 0, 5)
    insertField(editor, 'partner.name')
    editor.insertText(',')
    expect(editor.children[0]).toMatchObject({
      children: [{ text: 'Dear ' }, { type: 'merge-field', name: 'partner.name' }, { text: ',' }],
    })
  })

  test('get a line of their own after a selected clause', () => {
    const editor = editorWith([certificateBlock])
    caretAt(editor, 0)
    insertField(editor, 'partner.name')
    expect(editor.children[1]).toMatchObject({ type: 'paragraph', children: [{}, { type: 'merge-field' }, {}] })
  })

  test('a name that is none changes nothing', () => {
    const editor = editorWith([paragraph('Dear ')])
    caretAt(editor, 0, 5)
    insertField(editor, 'Not A Field')
    expect(shape(editor)).toEqual(['paragraph: Dear '])
  })

  test('are deleted as one', () => {
    const editor = editorWith([paragraph('Dear ')])
    caretAt(editor, 0, 5)
    insertField(editor, 'partner.name')
    editor.deleteBackward('character')
    expect(editor.children[0]).toEqual(paragraph('Dear '))
  })
})

describe('links', () => {
  test('are put around the selected words', () => {
    const editor = editorWith([paragraph('see here')])
    selectBetween(editor, [0, 4], [0, 8])
    expect(setLink(editor, 'https://example.com/')).toBe(true)
    expect(editor.children[0]).toMatchObject({
      children: [{ text: 'see ' }, { type: 'link', url: 'https://example.com/', children: [{ text: 'here' }] }, { text: '' }],
    })
  })

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', ''])('do not lead to %j', (address) => {
    const editor = editorWith([paragraph('see here')])
    selectBetween(editor, [0, 4], [0, 8])
    expect(setLink(editor, address)).toBe(false)
    expect(shape(editor)).toEqual(['paragraph: see here'])
  })

  test('never hold a block or a clause', () => {
    const editor = editorWith([paragraph('one'), certificateBlock, paragraph('two')])
    selectBetween(editor, [0, 0], [2, 3])
    setLink(editor, 'example.com')
    expect(parseDocument(editor.children).ok).toBe(true)
    expect(editor.children[0]).toMatchObject({ children: [{}, { type: 'link', url: 'https://example.com' }, {}] })
  })

  test('leave their words when they are removed', () => {
    const editor = editorWith([paragraph('see here')])
    selectBetween(editor, [0, 4], [0, 8])
    setLink(editor, 'https://example.com/')
    removeLink(editor)
    expect(editor.children[0]).toEqual(paragraph('see here'))
  })

  test('do not take a footnote in: it goes behind', () => {
    const editor = editorWith([
      {
        type: 'paragraph',
        children: [{ text: '' }, { type: 'link', url: 'https://example.com/', children: [{ text: 'here' }] }, { text: '' }],
      },
    ])
    editor.select({ path: [0, 1, 0], offset: 2 })
    insertFootnote(editor)
    expect(editor.children[0]).toMatchObject({
      children: [{}, { type: 'link', children: [{ text: 'here' }] }, {}, { type: 'footnote' }, {}],
    })
  })
})

describe('footnotes', () => {
  const noted = {
    type: 'paragraph' as const,
    children: [{ text: 'a' }, { type: 'footnote', children: [{ text: 'old' }] } satisfies Footnote, { text: '' }],
  }

  test('are written anew in one step to undo', async () => {
    const editor = editorWith([noted])
    writeFootnote(editor, [0, 1], [{ text: 'new', bold: true }])
    await nextGesture()
    expect(editor.children[0]).toMatchObject({ children: [{}, { children: [{ text: 'new', bold: true }] }, {}] })
    editor.undo()
    expect(editor.children[0]).toEqual(noted)
  })

  test('take no footnote inside', () => {
    const editor = editorWith([noted])
    writeFootnote(editor, [0, 1], [{ text: 'x' }, { type: 'footnote', children: [{ text: 'y' }] }, { text: '' }])
    expect(editor.children[0]).toMatchObject({ children: [{}, { children: [{ text: 'x' }] }, {}] })
  })

  test('in a clause stay as they are', () => {
    const editor = editorWith([certificateBlock])
    writeFootnote(editor, [0, 0], [{ text: 'x' }])
    expect(editor.children[0]).toEqual(certificateBlock)
  })
})

test('a citation names its source', () => {
  const editor = editorWith([paragraph('As said')])
  caretAt(editor, 0, 7)
  insertCitation(editor, { source: 'Ministry, Statement 4' })
  expect(editor.children[0]).toMatchObject({ children: [{}, { type: 'citation', source: 'Ministry, Statement 4' }, {}] })
})

test('typed control characters do not enter', () => {
  const editor = editorWith([paragraph('')])
  caretAt(editor, 0)
  editor.insertText('a\u0007b\u0000\r\nc')
  expect(shape(editor)).toEqual(['paragraph: ab\nc'])
})

describe('the format of a merge field', () => {
  const dated = (format?: string): Paragraph => ({
    type: 'paragraph',
    children: [
      { text: 'On ' },
      { type: 'merge-field', name: 'letter.date', ...(format !== undefined && { format }), children: [{ text: '' }] },
      { text: '' },
    ],
  })

  test('is chosen, and taken back to the usual one, in one step each', async () => {
    const editor = editorWith([dated()])
    setFormat(editor, [0, 1], 'short')
    expect(editor.children[0]).toEqual(dated('short'))
    await nextGesture()
    setFormat(editor, [0, 1], undefined)
    expect(editor.children[0]).toEqual(dated())
    editor.undo()
    expect(editor.children[0]).toEqual(dated('short'))
  })

  test('is asked for where the field is selected by itself', () => {
    const editor = editorWith([dated()])
    Transforms.select(editor, [0, 1, 0])
    expect(selectedField(editor)).toEqual([0, 1])
  })

  test('stays as it is in a clause', () => {
    const inClause = { ...pinClause(certificate), children: [dated()] }
    const editor = editorWith([paragraph(''), inClause])
    expect(fieldAt(editor, [1, 0, 1])).toBeUndefined()
    setFormat(editor, [1, 0, 1], 'short')
    expect(editor.children[1]).toMatchObject({ children: [dated()] })
  })
})
