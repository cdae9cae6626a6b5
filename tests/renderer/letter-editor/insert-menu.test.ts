import { describe, expect, test } from 'vitest'
import { insertablesFor, searchInsertables } from '../../../renderer/letter-editor/insert-menu/insertables.ts'
import { leaveSlash, openInsertMenu, slashAt, takeSlash } from '../../../renderer/letter-editor/insert-menu/slash.ts'
import { caretAt, certificate, certificateBlock, editorWith, paragraph, part, shape } from './letters.ts'

const all = insertablesFor([certificate], [{ name: 'partner.name', label: 'Name of the partner' }], () => 'Draft')

describe('a slash opens the menu', () => {
  test.each([
    ['/', ''],
    ['See /cert', 'cert'],
    ['/secure build', 'secure build'],
  ])('%j', (text, query) => {
    const editor = editorWith([paragraph(text)])
    caretAt(editor, 0, text.length)
    expect(slashAt(editor)?.query).toBe(query)
  })

  test.each(['and/or', 'https://example.com/x', '// no', '/ no', 'plain'])('not in %j', (text) => {
    const editor = editorWith([paragraph(text)])
    caretAt(editor, 0, text.length)
    expect(slashAt(editor)).toBeUndefined()
  })

  test('not in a clause', () => {
    const editor = editorWith([certificateBlock])
    caretAt(editor, 0, 3)
    expect(slashAt(editor)).toBeUndefined()
  })
})

describe('the menu', () => {
  test('finds a clause by words of its title and code in any order', () => {
    expect(searchInsertables(all, 'scheme harb').map(({ title }) => title)).toEqual(['Harbour Scheme certificate'])
  })

  test('offers blocks before a word is typed', () => {
    expect(searchInsertables(all, '')[0]?.group).toBe('Blocks')
  })

  test('finds nothing where a word does not match', () => {
    expect(searchInsertables(all, 'scheme zebra')).toEqual([])
  })

  test('puts the clause in place of the slash and its words', () => {
    const editor = editorWith([paragraph('Before'), paragraph('/harb')])
    caretAt(editor, 1, 5)
    const slash = slashAt(editor)
    if (slash !== undefined) takeSlash(editor, slash)
    searchInsertables(all, 'harb')[0]?.insert(editor)
    expect(shape(editor)).toEqual([
      'paragraph: Before',
      'clause: Our cameras are assessed every year.Certificate 17 covers all ranges.',
      'paragraph: ',
    ])
  })

  test('puts a field into a part', () => {
    const editor = editorWith([part('salutation', 'Dear /part'), paragraph('Body')])
    caretAt(editor, 0, 10)
    const slash = slashAt(editor)
    if (slash !== undefined) takeSlash(editor, slash)
    searchInsertables(all, 'partner')[0]?.insert(editor)
    expect(editor.children[0]).toMatchObject({ children: [{ text: 'Dear ' }, { type: 'merge-field', name: 'partner.name' }, {}] })
  })
  test('that a button wrote goes with Escape, and the space before it', () => {
    const editor = editorWith([paragraph('Dear')])
    caretAt(editor, 0, 4)
    openInsertMenu(editor)
    editor.insertText('zzz')
    const slash = slashAt(editor)
    if (slash !== undefined) leaveSlash(editor, slash)
    expect(editor.children[0]).toMatchObject({ children: [{ text: 'Dear' }] })
  })

  test('that a person typed stays with Escape', () => {
    const editor = editorWith([paragraph('and /or')])
    caretAt(editor, 0, 7)
    const slash = slashAt(editor)
    if (slash !== undefined) leaveSlash(editor, slash)
    expect(editor.children[0]).toMatchObject({ children: [{ text: 'and /or' }] })
  })
})
