import { Transforms } from 'slate'
import { describe, expect, test } from 'vitest'
import { digestOfDocument, toSlateForm, type Document } from '../../../core/document/index.ts'
import { selectedPassage } from '../../../renderer/letter-editor/commands/selected-passage.ts'
import { pinClause } from '../../../core/letter/index.ts'
import { replaceByClause } from '../../../renderer/letter-editor/commands/replace-by-clause.ts'
import { setCondition } from '../../../renderer/letter-editor/commands/conditions.ts'
import { toggleQuotation } from '../../../renderer/letter-editor/commands/quotation.ts'
import { detachClause } from '../../../renderer/letter-editor/commands/detach-clause.ts'
import { takeVersion } from '../../../renderer/letter-editor/commands/take-version.ts'
import { documentOf } from '../../../renderer/letter-editor/places.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { caretAt, certificate, certificateBlock, editorWith, nextGesture, paragraph, part, selectBetween, shape } from './letters.ts'

const body: Document = [paragraph('Before'), certificateBlock, paragraph('After')]
const clauseText = 'clause: Our cameras are assessed every year.Certificate 17 covers all ranges.'

function clauseIn(editor: LetterEditor): unknown {
  return editor.children.find((node) => 'type' in node && node.type === 'clause')
}

describe('free text that a clause takes the place of', () => {
  test('goes as a whole, and one undo brings it back', () => {
    const editor = editorWith([paragraph('Before'), paragraph('One'), paragraph('Two'), paragraph('After')])
    const before = structuredClone(editor.children)
    expect([replaceByClause(editor, 1, documentOf(editor).slice(1, 3), certificate), shape(editor)]).toEqual([
      true,
      ['paragraph: Before', clauseText, 'paragraph: After'],
    ])
    editor.undo()
    expect(editor.children).toEqual(before)
  })

  test('gives its condition to the clause', () => {
    const when = { field: 'partner.country', test: 'set' as const }
    const editor = editorWith([{ type: 'paragraph', when, children: [{ text: 'One' }] }])
    replaceByClause(editor, 0, documentOf(editor).slice(0, 1), certificate)
    expect(clauseIn(editor)).toMatchObject({ code: certificate.code, when })
  })

  test('stays where it was changed since it was looked at', () => {
    const editor = editorWith([paragraph('One'), paragraph('Two')])
    const passage = documentOf(editor).slice(0, 2)
    caretAt(editor, 1, 3)
    editor.insertText('x')
    expect([replaceByClause(editor, 0, passage, certificate), shape(editor)]).toEqual([false, ['paragraph: One', 'paragraph: Twox']])
  })
})

describe('a selected passage', () => {
  test('is all blocks that the selection touches, whole', () => {
    const editor = editorWith([paragraph('Before'), paragraph('One'), paragraph('Two'), paragraph('After')])
    selectBetween(editor, [2, 1], [1, 2])
    expect(selectedPassage(editor)).toMatchObject({ index: 1, body: [paragraph('One'), paragraph('Two')] })
  })

  test.each<[string, Document]>([
    ['a clause', [paragraph('One'), certificateBlock, paragraph('Two')]],
    ['a part of the letter', [part('salutation', 'Dear all,'), paragraph('One')]],
  ])('is none with %s in it', (_what, document) => {
    const editor = editorWith(document)
    selectBetween(editor, [0, 0], [document.length - 1, 1])
    expect(selectedPassage(editor)).toBeUndefined()
  })
})

describe('making free text of a clause', () => {
  const { code, version, language, jurisdictions } = certificate
  const origin = { code, version, language, jurisdictions, digest: digestOfDocument(toSlateForm(certificate.body)) }

  test('leaves its words in its place, each block with where it came from', () => {
    const editor = editorWith(body)
    expect(detachClause(editor, [1])).toBe(true)
    expect([shape(editor).slice(1, 3), editor.children.slice(1, 3).map((node) => 'origins' in node && node.origins)]).toEqual([
      ['paragraph: Our cameras are assessed every year.', 'decimal 0: Certificate 17 covers all ranges.'],
      [[origin], [origin]],
    ])
  })

  test('keeps where they came from when the words are edited, divided and joined again', () => {
    const editor = editorWith(body)
    detachClause(editor, [1])
    caretAt(editor, 1, 3)
    editor.insertBreak()
    editor.insertText('x')
    editor.deleteBackward('character')
    editor.deleteBackward('character')
    expect([shape(editor)[1], editor.children[1]]).toMatchObject(['paragraph: Our cameras are assessed every year.', { origins: [origin] }])
  })

  test('is one step to undo', async () => {
    const editor = editorWith(body)
    const before = editor.children
    await nextGesture()
    detachClause(editor, [1])
    await nextGesture()
    editor.undo()
    expect(editor.children).toEqual(before)
  })

  test('keeps where they came from when they are joined to the author’s own line', async () => {
    const editor = editorWith(body)
    detachClause(editor, [1])
    await nextGesture()
    const before = editor.children
    caretAt(editor, 1)
    editor.deleteBackward('character')
    expect([shape(editor)[0], editor.children[0]]).toMatchObject([
      'paragraph: BeforeOur cameras are assessed every year.',
      { origins: [origin] },
    ])
    await nextGesture()
    editor.undo()
    expect(editor.children).toEqual(before)
  })

  test('names both clauses where words of two are joined', () => {
    const other = { ...origin, version: 1 }
    const editor = editorWith([
      { ...paragraph('Own. '), origins: [other] } as Document[number],
      { ...paragraph('Others.'), origins: [origin] } as Document[number],
    ])
    caretAt(editor, 1)
    editor.deleteBackward('character')
    expect(editor.children[0]).toMatchObject({ origins: [other, origin], children: [{ text: 'Own. Others.' }] })
  })

  test('keeps where they came from, and their condition, when they are a quotation no more', () => {
    const when = { field: 'partner.country', test: 'is', value: 'GB' } as const
    const editor = editorWith([{ type: 'quotation', when, origins: [origin], children: [paragraph('Said.')] } as Document[number]])
    caretAt(editor, [0, 0])
    toggleQuotation(editor)
    expect(editor.children[0]).toMatchObject({ ...paragraph('Said.'), when, origins: [origin] })
  })

  test('is never possible for a sealed quotation', () => {
    const editor = editorWith([{ ...certificateBlock, lock: 'sealed' } as typeof certificateBlock])
    expect([detachClause(editor, [0]), shape(editor)]).toEqual([false, [clauseText]])
  })

  test('is never possible for a sealed quotation that the letter calls only locked', () => {
    const editor = editorWith([certificateBlock])
    editor.clauseVersions = [{ ...certificate, seal: { evidence: 0 } }]
    expect([detachClause(editor, [0]), shape(editor)]).toEqual([false, [clauseText]])
  })
})

describe('lines under different conditions', () => {
  const under = (text: string, value?: string): Document[number] =>
    ({ ...paragraph(text), ...(value !== undefined && { when: { field: 'partner.country', test: 'is', value } }) }) as Document[number]
  const cases: readonly (readonly [string | undefined, string | undefined])[] = [
    ['GB', 'IE'],
    ['GB', undefined],
    [undefined, 'IE'],
  ]

  test.each(cases)('are not joined, and a sentence says why: %s, %s', (one, other) => {
    const document = [under('For one.', one), under('For the other.', other)]
    const editor = editorWith(document)
    const said: string[] = []
    editor.tell = (sentence) => void said.push(sentence)
    caretAt(editor, 1)
    editor.deleteBackward('character')
    caretAt(editor, 0, 8)
    editor.deleteForward('character')
    expect([editor.children, said.length]).toEqual([document, 2])
  })

  test('stay two where a selection across them is deleted', () => {
    const editor = editorWith([under('For one.', 'GB'), under('For the other.', 'IE')])
    selectBetween(editor, [0, 3], [1, 4])
    editor.deleteFragment()
    expect(editor.children).toMatchObject([under('For', 'GB'), under('the other.', 'IE')])
  })

  test('are joined where they are the same, and where one of them is empty the other keeps its own', () => {
    const editor = editorWith([under('One. ', 'GB'), under('Two.', 'GB'), under('', 'GB'), under('Three.', 'IE')])
    caretAt(editor, 1)
    editor.deleteBackward('character')
    caretAt(editor, 2)
    editor.deleteBackward('character')
    expect(editor.children).toMatchObject([under('One. Two.', 'GB'), under('Three.', 'IE')])
  })
})

describe('the condition of a clause', () => {
  const when = { field: 'partner.country', test: 'is', value: 'GB' } as const

  test('is set and taken away without touching its words', async () => {
    const editor = editorWith(body)
    caretAt(editor, 1)
    const before = clauseIn(editor)
    setCondition(editor, when)
    await nextGesture()
    const set = clauseIn(editor)
    setCondition(editor, undefined)
    expect([set, clauseIn(editor)]).toEqual([{ ...(before as object), when }, before])
  })

  test('stays when another version takes its place', () => {
    const editor = editorWith(body)
    caretAt(editor, 1)
    setCondition(editor, when)
    takeVersion(editor, 1, { ...certificate, version: 3 })
    expect(editor.children[1]).toMatchObject({ version: 3, when })
  })

  test('is never something else than a condition', () => {
    const editor = editorWith(body)
    const before = clauseIn(editor)
    Transforms.setNodes(editor, { when: 'always' } as never, { at: [1] })
    Transforms.setNodes(editor, { when, version: 9 } as never, { at: [1] })
    expect(clauseIn(editor)).toEqual(before)
  })
})

test('a clause under a condition that holds a passage under another is not made free text, whose words would lose one', () => {
  const when = { field: 'partner.country', test: 'set' as const }
  const clause = pinClause({ ...certificate, body: [{ type: 'paragraph', when, children: [{ text: 'Only there.' }] }] })
  const editor = editorWith([{ ...clause, when: { ...when, field: 'partner.tier' } }])
  const said: string[] = []
  editor.tell = (sentence) => said.push(sentence)
  expect([detachClause(editor, [0]), clauseIn(editor) !== undefined, said.length]).toEqual([false, true, 1])
})
