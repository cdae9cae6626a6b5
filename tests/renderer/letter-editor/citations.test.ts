import { describe, expect, test } from 'vitest'
import { Editor } from 'slate'
import { digestOfDocument, toSlateForm, type Block, type Citation, type CitedEvidence } from '../../../core/document/index.ts'
import { blocksFromFragment } from '../../../renderer/letter-editor/behaviours/clipboard.ts'
import { acceptAll, rejectAll } from '../../../core/suggestion/index.ts'
import {
  askAboutCitation,
  askForCitation,
  changeCitation,
  citationAt,
  insertCitation,
} from '../../../renderer/letter-editor/commands/citations.ts'
import { setSourceList } from '../../../renderer/letter-editor/commands/source-list.ts'
import { documentOf } from '../../../renderer/letter-editor/places.ts'
import { caretAt, certificateBlock, editorWith, nextGesture, paragraph, part, selectBetween, shape } from './letters.ts'

const evidence: CitedEvidence = { digest: 'ab'.repeat(32), issuer: 'Example Assurance Ltd', date: '2025-12-18' }
const cited: Citation = { type: 'citation', source: 'Certificate 4711', evidence, place: 'p. 4', children: [{ text: '' }] }
const citing: Block = { type: 'paragraph', children: [{ text: 'As said ' }, cited, { text: '.' }] }

describe('a citation', () => {
  test('stands behind what is selected, which stays, and is said', () => {
    const editor = editorWith([paragraph('As said.')])
    const said: string[] = []
    editor.tell = (sentence) => said.push(sentence)
    selectBetween(editor, [0, 0], [0, 7])
    insertCitation(editor, { source: cited.source, evidence, place: 'p. 4' })
    expect(editor.children[0]).toMatchObject({
      children: [{ text: 'As said' }, { source: cited.source, evidence, place: 'p. 4' }, { text: '.' }],
    })
    expect(said).toEqual(['Cites Certificate 4711, p. 4.'])
  })

  test('gets another source and place in one step to undo; what it has no more is gone', async () => {
    const editor = editorWith([citing])
    const before = digestOfDocument(documentOf(editor))
    changeCitation(editor, [0, 1], { source: 'My own words' })
    await nextGesture()
    expect(citationAt(editor, [0, 1])).toEqual({ type: 'citation', source: 'My own words', children: [{ text: '' }] })
    editor.undo()
    expect(digestOfDocument(documentOf(editor))).toBe(before)
    editor.redo()
    expect(citationAt(editor, [0, 1])).not.toHaveProperty('evidence')
  })

  test('that is none is refused', () => {
    const editor = editorWith([citing])
    changeCitation(editor, [0, 1], { source: '' })
    changeCitation(editor, [0, 1], { source: 'x', place: ' p. 4' })
    insertCitation(editor, { source: '' })
    expect(documentOf(editor)).toEqual(toSlateForm([citing]))
  })

  test('of a locked clause is neither changed nor asked about', () => {
    const clause: Block = { ...certificateBlock, children: [citing] } as Block
    const editor = editorWith([clause])
    changeCitation(editor, [0, 0, 1], { source: 'Other' })
    askAboutCitation(editor, [0, 0, 1])
    expect(documentOf(editor)).toEqual([clause])
    expect(editor.citing.wish()).toBeUndefined()
  })

  test('is asked about where it is selected, and else asked for', () => {
    const editor = editorWith([citing])
    caretAt(editor, 0, 0)
    askForCitation(editor)
    expect(editor.citing.wish()).toEqual({})
    editor.select(Editor.start(editor, [0, 1]))
    askForCitation(editor)
    expect(editor.citing.wish()).toEqual({ change: [0, 1] })
  })

  test('is suggested while changes are suggested, and so is another place in it', async () => {
    const editor = editorWith([citing])
    const before = digestOfDocument(documentOf(editor))
    editor.suggesting.setAuthor('Ada Author')
    editor.suggesting.setOn(true)
    changeCitation(editor, [0, 1], { source: cited.source, evidence, place: 'p. 5' })
    await nextGesture()
    editor.tellSuggestions()
    caretAt(editor, 0, 0)
    insertCitation(editor, { source: 'Another' })
    await nextGesture()
    editor.tellSuggestions()
    expect(digestOfDocument(rejectAll(documentOf(editor)))).toBe(before)
    const [line] = acceptAll(documentOf(editor))
    expect(line).toMatchObject({ children: [{}, { source: 'Another' }, { text: 'As said ' }, { place: 'p. 5' }, { text: '.' }] })
  })

  test('comes whole into another letter; of one whose evidence cannot be read the source stays', () => {
    const editor = editorWith([paragraph('')])
    expect(blocksFromFragment(editor, [citing])).toEqual(toSlateForm([citing]))
    const spoilt = { ...citing, children: [{ ...cited, evidence: { digest: 'x' }, place: 7, unknown: true }] }
    expect(blocksFromFragment(editor, [spoilt])).toEqual(
      toSlateForm([{ type: 'paragraph', children: [{ type: 'citation', source: cited.source, children: [{ text: '' }] }] }]),
    )
  })
})

describe('the list of sources', () => {
  test('stands where it is put, in one place only, at the end again, or nowhere', async () => {
    const editor = editorWith([part('date', '4 May'), paragraph('one'), paragraph('two'), part('closing', 'Yours')])
    const before = digestOfDocument(documentOf(editor))
    caretAt(editor, 1, 0)
    setSourceList(editor, 'here')
    expect(shape(editor)).toEqual(['date: 4 May', 'paragraph: one', 'source-list: ', 'paragraph: two', 'closing: Yours'])
    await nextGesture()
    setSourceList(editor, 'nowhere')
    expect(shape(editor)).toEqual(['date: 4 May', 'paragraph: one', 'paragraph: two', 'source-list: ', 'closing: Yours'])
    expect(editor.children[3]).toMatchObject({ omitted: true })
    await nextGesture()
    setSourceList(editor, 'end')
    expect(digestOfDocument(documentOf(editor))).toBe(before)
    await nextGesture()
    for (let step = 0; step < 3; step += 1) editor.undo()
    expect(digestOfDocument(documentOf(editor))).toBe(before)
  })

  test('is what the document cites, each source once, and the same array while nothing is cited anew', async () => {
    const editor = editorWith([citing, citing])
    const first = editor.lineFacts.sources()
    expect(first).toEqual([{ title: cited.source, evidence }])
    caretAt(editor, 0, 0)
    editor.insertText('x')
    await nextGesture()
    expect(editor.lineFacts.sources()).toBe(first)
    insertCitation(editor, { source: 'First' })
    await nextGesture()
    expect(editor.lineFacts.sources().map(({ title }) => title)).toEqual(['First', cited.source])
  })
})
