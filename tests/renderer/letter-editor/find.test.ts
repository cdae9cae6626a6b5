import { Editor } from 'slate'
import { describe, expect, test } from 'vitest'
import { findMatches, patternOf, type FindQuery } from '../../../renderer/letter-editor/find/find-matches.ts'
import { replaceMatches } from '../../../renderer/letter-editor/find/replace.ts'
import { caretAt, certificateBlock, editorWith, nextGesture, paragraph, selectBetween, shape, table } from './letters.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'

const query = (text: string, ways: Partial<FindQuery> = {}): FindQuery => ({
  text,
  matchCase: false,
  wholeWords: false,
  isPattern: false,
  ...ways,
})

function found(editor: LetterEditor, wanted: FindQuery): string[] {
  return findMatches(editor, wanted).map(({ range }) => Editor.string(editor, range, { voids: true }))
}

describe('finding', () => {
  test('goes over marks, cells and clauses in reading order', () => {
    const editor = editorWith([
      { type: 'paragraph', children: [{ text: 'Our cam' }, { text: 'eras', bold: true }] },
      table(['Cameras', 'x']),
      certificateBlock,
    ])
    expect(found(editor, query('cameras'))).toEqual(['cameras', 'Cameras', 'cameras'])
  })

  test.each([
    ['with capitals', { matchCase: true }, 'a', ['a', 'a']],
    ['whole words', { wholeWords: true }, 'an', ['An']],
    ['a pattern', { isPattern: true }, '[aá]n\\b', ['An', 'án']],
  ] as const)('%s', (_name, ways, text, expected) => {
    expect(found(editorWith([paragraph('An apán ape')]), query(text, ways))).toEqual(expected)
  })

  test('leads to the note that holds it, which is not replaced in', () => {
    const note = { type: 'footnote' as const, children: [{ text: 'See the cameras, all cameras.' }] }
    const editor = editorWith([{ type: 'paragraph', children: [{ text: 'Our words' }, note, { text: '.' }] }, paragraph('Cameras')])
    const matches = findMatches(editor, query('cameras'))
    expect(matches.map(({ range, isLocked }) => [range.anchor.path, isLocked])).toEqual([
      [[0, 1, 0], true],
      [[1, 0], false],
    ])
  })

  test('takes letters with an accent for letters at the end of a word', () => {
    expect(found(editorWith([paragraph('Peña Pe')]), query('pe', { wholeWords: true }))).toEqual(['Pe'])
  })

  test('reads typed marks and spaces as a letter writes them', () => {
    expect(found(editorWith([paragraph('He said “it’s 5\u00A0kg”.')]), query(`"it's 5 kg"`))).toEqual(['“it’s 5\u00A0kg”'])
  })

  test('finds signs that mean something in patterns', () => {
    expect(found(editorWith([paragraph('a (b) [c] $1.50')]), query('(b) [c] $1.'))).toEqual(['(b) [c] $1.'])
  })

  test('of a pattern that cannot be read finds nothing', () => {
    expect(patternOf(query('(', { isPattern: true }))).toBeUndefined()
  })

  test('stays in the range it is kept to', () => {
    const editor = editorWith([paragraph('one one'), paragraph('one'), paragraph('one')])
    selectBetween(editor, [0, 4], [1, 3])
    expect(findMatches(editor, query('one'), editor.selection ?? undefined)).toHaveLength(2)
  })
})

describe('replacing', () => {
  test('changes no clause and says how many it changed', () => {
    const editor = editorWith([paragraph('cameras and Cameras'), certificateBlock])
    const wanted = query('cameras')
    const clause = structuredClone(editor.children[1])
    expect(replaceMatches(editor, findMatches(editor, wanted), wanted, 'recorders')).toBe(2)
    expect([shape(editor)[0], editor.children[1]]).toEqual(['paragraph: recorders and recorders', clause])
  })

  test('is one step of the history', async () => {
    const editor = editorWith([paragraph('a b a'), paragraph('a')])
    const before = shape(editor)
    caretAt(editor, 0, 5)
    editor.insertText('!')
    await nextGesture()
    const wanted = query('a')
    replaceMatches(editor, findMatches(editor, wanted), wanted, 'longer')
    editor.undo()
    expect(shape(editor)).toEqual(['paragraph: a b a!', 'paragraph: a'])
    editor.undo()
    expect(shape(editor)).toEqual(before)
  })

  test('fills in what a pattern has found', () => {
    const editor = editorWith([paragraph('2026-11-25')])
    const wanted = query('(\\d+)-(?<month>\\d+)-(\\d+)', { isPattern: true })
    replaceMatches(editor, findMatches(editor, wanted), wanted, '$3.$<month>.$1 $$&')
    expect(shape(editor)).toEqual(['paragraph: 25.11.2026 $&'])
  })

  test('by nothing takes the words out', () => {
    const editor = editorWith([paragraph('very very good')])
    const wanted = query('very ')
    replaceMatches(editor, findMatches(editor, wanted), wanted, '')
    expect(shape(editor)).toEqual(['paragraph: good'])
  })

  test('leaves what goes around a field as it is', () => {
    const editor = editorWith([
      {
        type: 'paragraph',
        children: [{ text: 'to ' }, { type: 'merge-field', name: 'partner.name', children: [{ text: '' }] }, { text: ' now' }],
      },
    ])
    const wanted = query('to .* now', { isPattern: true })
    expect(replaceMatches(editor, findMatches(editor, wanted), wanted, 'x')).toBe(0)
  })
})
