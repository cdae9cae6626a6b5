import { describe, expect, test } from 'vitest'
import { checkStyle, type Finding } from '../../../core/letter/index.ts'
import type { StyleRule } from '../../../core/style/index.ts'
import { mendText } from '../../../renderer/letter-editor/commands/mend-text.ts'
import { documentOf } from '../../../renderer/letter-editor/places.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { certificateBlock, editorWith, paragraph } from './letters.ts'

const term: StyleRule = { kind: 'term', phrase: 'cameras', instead: ['devices', 'network cameras'], severity: 'warning' }
const disclaimer: StyleRule = { kind: 'required', phrase: 'cameras', text: 'Subject to change.', within: 'letter', severity: 'error' }

function findingsOf(editor: LetterEditor, rule: StyleRule): Finding[] {
  return checkStyle({ document: documentOf(editor), language: 'en-GB' }, { rules: [rule] })
}

function first(editor: LetterEditor, rule: StyleRule): Finding {
  const [found] = findingsOf(editor, rule)
  if (found === undefined) throw new Error('nothing was found')
  return found
}

const texts = (editor: LetterEditor): unknown => documentOf(editor).map(({ children }) => children)

describe('mending what the house style found', () => {
  test('writes the alternative that was chosen, over marks, and one undo takes it back', () => {
    const editor = editorWith([{ type: 'paragraph', children: [{ text: 'Our cam' }, { text: 'eras', bold: true }, { text: '.' }] }])
    const before = texts(editor)
    expect(mendText(editor, first(editor, term), 1)).toBe(true)
    expect(JSON.stringify(texts(editor))).toContain('Our network cameras')
    editor.undo()
    expect(texts(editor)).toEqual(before)
  })

  test('puts a required text as a paragraph after what asks for it', () => {
    const editor = editorWith([paragraph('Our cameras.'), paragraph('More.')])
    mendText(editor, first(editor, disclaimer), 0)
    expect(documentOf(editor).slice(0, 2)).toMatchObject([paragraph('Our cameras.'), paragraph('Subject to change.')])
    expect(findingsOf(editor, disclaimer)).toEqual([])
  })

  test('puts it behind the sentence where it must stand in the paragraph', () => {
    const editor = editorWith([paragraph('Our cameras. More.')])
    mendText(editor, first(editor, { ...disclaimer, within: 'paragraph' }), 0)
    expect(documentOf(editor)[0]).toMatchObject(paragraph('Our cameras. Subject to change. More.'))
  })

  test('changes nothing where the words are others by now', () => {
    const editor = editorWith([paragraph('Our cameras.')])
    const found = first(editor, term)
    editor.insertText('All ', { at: { path: [0, 0], offset: 0 } })
    const before = documentOf(editor)
    expect([mendText(editor, found, 0), documentOf(editor)]).toEqual([false, before])
  })

  test('changes nothing in a clause, whatever a finding asks for', () => {
    const editor = editorWith([certificateBlock])
    const before = documentOf(editor)
    const found = first(editor, term)
    const { passage } = found
    if (passage === undefined) throw new Error('it has no place')
    const forced: Finding = { ...found, mend: { kind: 'replace', ...passage, by: ['devices'] } }
    expect([found.mend, mendText(editor, forced, 0), documentOf(editor)]).toEqual([undefined, false, before])
  })
})
