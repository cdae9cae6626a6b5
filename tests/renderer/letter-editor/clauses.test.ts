import { Editor, Transforms } from 'slate'
import { describe, expect, test } from 'vitest'
import { digestOfDocument, toSlateForm, type Document } from '../../../core/document/index.ts'
import { insertClause } from '../../../renderer/letter-editor/commands/insert-clause.ts'
import { takeAlternative } from '../../../renderer/letter-editor/commands/clause-menu.ts'
import { takeVersion } from '../../../renderer/letter-editor/commands/take-version.ts'
import { moveBlock } from '../../../renderer/letter-editor/commands/move-block.ts'
import { toggleMark } from '../../../renderer/letter-editor/commands/marks.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { caretAt, certificate, certificateBlock, editorWith, nextGesture, paragraph, part, selectBetween, shape } from './letters.ts'

const body: Document = [paragraph('Before'), certificateBlock, paragraph('After')]
const clauseText = 'clause: Our cameras are assessed every year.Certificate 17 covers all ranges.'

function clauseIn(editor: LetterEditor): unknown {
  return editor.children.find((node) => 'type' in node && node.type === 'clause')
}

describe('a locked clause', () => {
  test('takes no typed text', () => {
    const editor = editorWith(body)
    caretAt(editor, 1, 4)
    editor.insertText('x')
    expect(shape(editor)).toEqual(['paragraph: Before', clauseText, 'paragraph: After'])
  })

  test('keeps its marks', () => {
    const editor = editorWith(body)
    const before = clauseIn(editor)
    selectBetween(editor, [0, 0], [2, 5])
    toggleMark(editor, 'italic')
    expect(clauseIn(editor)).toEqual(before)
  })

  test.each<[string, (editor: LetterEditor) => void]>([
    ['a text operation', (editor) => editor.apply({ type: 'insert_text', path: [1, 0, 0], offset: 0, text: 'x' })],
    ['removing a node inside', (editor) => Transforms.removeNodes(editor, { at: [1, 0] })],
    ['setting its version', (editor) => Transforms.setNodes(editor, { version: 9 }, { at: [1] })],
    ['splitting', (editor) => Transforms.splitNodes(editor, { at: { path: [1, 0, 0], offset: 3 } })],
    ['merging a neighbour into it', (editor) => editor.apply({ type: 'merge_node', path: [2], position: 2, properties: {} })],
    ['moving a block into it', (editor) => Transforms.moveNodes(editor, { at: [0], to: [1, 0] })],
    ['unwrapping', (editor) => Transforms.unwrapNodes(editor, { at: [1] })],
    ['wrapping', (editor) => Transforms.wrapNodes(editor, { type: 'quotation', children: [] as never }, { at: [1] })],
    [
      'replacing its children',
      (editor) => Transforms.insertNodes(editor, { type: 'paragraph', children: [{ text: 'x' }] }, { at: [1, 0] }),
    ],
  ])('is not changed by %s', (_name, change) => {
    const editor = editorWith(body)
    const before = clauseIn(editor)
    change(editor)
    Editor.normalize(editor, { force: true })
    expect(clauseIn(editor)).toEqual(before)
  })

  test('is selected by the first Backspace after it and removed by the second', () => {
    const editor = editorWith(body)
    caretAt(editor, 2)
    editor.deleteBackward('character')
    expect(shape(editor)).toHaveLength(3)
    editor.deleteBackward('character')
    expect(shape(editor)).toEqual(['paragraph: Before', 'paragraph: After'])
  })

  test('comes back whole by undo', async () => {
    const editor = editorWith(body)
    caretAt(editor, 1)
    editor.deleteFragment()
    await nextGesture()
    editor.undo()
    expect(shape(editor)).toEqual(['paragraph: Before', clauseText, 'paragraph: After'])
  })

  test('stays when a selection covers only some of it', () => {
    const editor = editorWith(body)
    selectBetween(editor, [0, 3], [1, 5])
    editor.deleteFragment()
    expect(shape(editor)).toEqual(['paragraph: Bef', clauseText, 'paragraph: After'])
  })

  test('goes when a selection covers all of it, and the lines around it join', () => {
    const editor = editorWith(body)
    selectBetween(editor, [0, 3], [2, 2])
    editor.deleteFragment()
    expect(shape(editor)).toEqual(['paragraph: Befter'])
  })

  test('moves as a whole among the blocks of the body', () => {
    const editor = editorWith([part('salutation', 'Dear all,'), ...body])
    caretAt(editor, 2)
    moveBlock(editor, -1)
    expect(shape(editor)).toEqual(['salutation: Dear all,', clauseText, 'paragraph: Before', 'paragraph: After'])
  })

  test('gives Enter a new line after it', () => {
    const editor = editorWith([certificateBlock, certificateBlock])
    caretAt(editor, 0)
    editor.insertBreak()
    editor.insertText('Between')
    expect(shape(editor)).toEqual([clauseText, 'paragraph: Between', clauseText])
  })
})

describe('inserting a clause', () => {
  test('takes the place of the empty line before which the caret stands, and puts the caret after it', () => {
    const editor = editorWith([paragraph('Before'), paragraph('')])
    caretAt(editor, 1)
    insertClause(editor, certificate)
    editor.insertText('After')
    expect(shape(editor)).toEqual(['paragraph: Before', clauseText, 'paragraph: After'])
  })

  test('never divides the line that the caret stands in', () => {
    const editor = editorWith([paragraph('Before'), paragraph('After')])
    caretAt(editor, 0, 3)
    insertClause(editor, certificate)
    expect(shape(editor)).toEqual(['paragraph: Before', clauseText, 'paragraph: After'])
  })

  test('stays inside the body when the caret stands in a part', () => {
    const editor = editorWith([part('date', 'today'), paragraph('Body'), part('closing', 'Yours')])
    caretAt(editor, 0)
    insertClause(editor, certificate)
    expect(shape(editor)).toEqual(['date: today', clauseText, 'paragraph: Body', 'closing: Yours'])
  })

  test('is one step to undo', async () => {
    const editor = editorWith([paragraph('Body')])
    caretAt(editor, 0)
    await nextGesture()
    insertClause(editor, certificate)
    await nextGesture()
    editor.undo()
    expect(shape(editor)).toEqual(['paragraph: Body'])
  })

  test('pins the digest of the version', () => {
    const editor = editorWith([paragraph('')])
    caretAt(editor, 0)
    insertClause(editor, certificate)
    expect(editor.children[0]).toMatchObject({ digest: digestOfDocument(toSlateForm(certificate.body)), version: 2, lock: 'locked' })
  })

  test('gives every node an identity of its own, however often the clause is inserted', () => {
    const editor = editorWith([paragraph('')])
    caretAt(editor, 0)
    insertClause(editor, certificate)
    insertClause(editor, certificate)
    const nodes = [...Editor.nodes(editor, { at: [], voids: true })].map(([node]) => node)
    expect(new Set(nodes).size).toBe(nodes.length)
  })
})

test('a clause whose words are not those of its digest cannot be put into a letter', () => {
  const editor = editorWith([paragraph('Body')])
  const forged = { ...certificateBlock, children: [{ type: 'paragraph' as const, children: [{ text: 'We promise nothing.' }] }] }
  Transforms.insertNodes(editor, forged as typeof certificateBlock, { at: [1] })
  expect(shape(editor)).toEqual(['paragraph: Body'])
})

describe('taking another version of a clause', () => {
  const renewed = { ...certificate, version: 3, body: [paragraph('Certificate 18 covers all ranges.')] as typeof certificate.body }

  test('puts it in the old one’s place', () => {
    const editor = editorWith(body)
    expect(takeVersion(editor, 1, renewed)).toBe(true)
    expect(shape(editor)).toEqual(['paragraph: Before', 'clause: Certificate 18 covers all ranges.', 'paragraph: After'])
  })

  test('is undone by one undo', async () => {
    const editor = editorWith(body)
    const before = shape(editor)
    await nextGesture()
    takeVersion(editor, 1, renewed)
    await nextGesture()
    editor.undo()
    expect(shape(editor)).toEqual(before)
  })

  test('leaves another clause alone', () => {
    const editor = editorWith(body)
    expect(takeVersion(editor, 1, { ...renewed, code: 'certification/other' })).toBe(false)
    expect(shape(editor)[1]).toBe(clauseText)
  })

  test('leaves free text alone', () => {
    expect(takeVersion(editorWith(body), 0, renewed)).toBe(false)
  })
})

describe('taking an alternative of a clause', () => {
  const german = {
    ...certificate,
    language: 'de-DE',
    jurisdictions: ['DE'],
    body: [paragraph('Zertifikat 17.')] as typeof certificate.body,
  }
  const short = { ...certificate, code: `${certificate.code}/short`, body: [paragraph('Certificate 17.')] as typeof certificate.body }

  test.each([
    ['in another language', german, 'clause: Zertifikat 17.'],
    ['in its shorter form', short, 'clause: Certificate 17.'],
  ])('puts it %s in its place', (_which, alternative, becomes) => {
    const editor = editorWith(body)
    expect(takeAlternative(editor, [1], alternative)).toBe(true)
    expect(shape(editor)).toEqual(['paragraph: Before', becomes, 'paragraph: After'])
  })

  test('takes nothing out where nothing may be put in, as behind the closing parts', () => {
    const editor = editorWith([...body, part('closing', 'Yours'), certificateBlock])
    const before = shape(editor)
    expect(takeAlternative(editor, [4], german)).toBe(false)
    expect(shape(editor)).toEqual(before)
  })

  test('leaves it selected, so that its menu opens again', () => {
    const editor = editorWith(body)
    takeAlternative(editor, [1], german)
    expect(editor.selection).toEqual(Editor.range(editor, [1]))
  })

  test('is one step to undo', async () => {
    const editor = editorWith(body)
    const before = shape(editor)
    await nextGesture()
    takeAlternative(editor, [1], german)
    await nextGesture()
    editor.undo()
    expect(shape(editor)).toEqual(before)
  })
})
