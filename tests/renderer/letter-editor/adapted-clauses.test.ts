import { Editor, Node, Transforms } from 'slate'
import { describe, expect, test } from 'vitest'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { digestOfDocument, parseDocument, toSlateForm, type Clause, type Document } from '../../../core/document/index.ts'
import { adaptClause, pinClause } from '../../../core/letter/index.ts'
import { rejectAll, suggestionsIn } from '../../../core/suggestion/index.ts'
import { adaptClauseAt, obstacleToAdapting, resetClause, updateAdapted } from '../../../renderer/letter-editor/commands/adapt-clause.ts'
import { takeVersion } from '../../../renderer/letter-editor/commands/take-version.ts'
import { findMatches } from '../../../renderer/letter-editor/find/find-matches.ts'
import { replaceMatches } from '../../../renderer/letter-editor/find/replace.ts'
import { documentOf } from '../../../renderer/letter-editor/places.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { caretAt, certificate, editorWith, nextGesture, paragraph, selectBetween, shape } from './letters.ts'

const statement: ClauseVersion = {
  ...certificate,
  code: 'statement/support',
  kind: 'statement',
  body: [
    { type: 'paragraph', children: [{ text: 'Support lasts seven years.' }] },
    { type: 'paragraph', children: [{ text: 'Updates are free.' }] },
  ],
}
const newer: ClauseVersion = { ...statement, version: 3, body: [{ type: 'paragraph', children: [{ text: 'Support lasts six years.' }] }] }
const sealed: ClauseVersion = {
  ...statement,
  code: 'policy-quote/scope',
  kind: 'policy-quote',
  evidence: [{ title: 'Source' }],
  seal: { evidence: 0 },
}

function letterWith(...versions: ClauseVersion[]): LetterEditor {
  const editor = editorWith([paragraph('Before'), ...toSlateForm(versions.map(pinClause)), paragraph('After')])
  editor.clauseVersions = [certificate, statement, newer, sealed]
  return editor
}

function adapted(): LetterEditor {
  const editor = letterWith(statement)
  expect(adaptClauseAt(editor, [1], 'They asked for eight.')).toBe(true)
  return editor
}

const digest = (editor: LetterEditor): string => digestOfDocument(documentOf(editor))
const clauseIn = (editor: LetterEditor): Clause => documentOf(editor)[1] as Clause

describe('adapting a clause', () => {
  test('opens its words, and keeps of which version they were made and why', () => {
    const editor = adapted()
    expect(clauseIn(editor)).toMatchObject({
      code: 'statement/support',
      version: 2,
      digest: digestOfDocument(statement.body),
      lock: 'adapted',
      reason: 'They asked for eight.',
    })
    caretAt(editor, [1, 0], 7)
    editor.insertText(' really')
    expect(Node.string(Node.get(editor, [1, 0]))).toBe('Support really lasts seven years.')
  })

  test.each([
    ['a sealed quotation', sealed, 'sealed'],
    ['a kind that letters may not adapt', certificate, 'kind'],
    ['a version that forbids it', { ...statement, verbatim: true as const }, 'verbatim'],
  ])('is refused for %s', (_name, version, obstacle) => {
    const editor = letterWith(version)
    editor.clauseVersions = [version]
    const before = documentOf(editor)
    expect([obstacleToAdapting(editor, clauseIn(editor)), adaptClauseAt(editor, [1], 'Why not?')]).toEqual([obstacle, false])
    expect(documentOf(editor)).toBe(before)
  })

  test('is refused by the gate, whoever tries: a sealed quotation does not come in as one that is adapted', () => {
    const editor = letterWith(sealed)
    Transforms.insertNodes(editor, adaptClause(pinClause(sealed), 'Why not?'), { at: [1] })
    Transforms.setNodes<Clause>(editor, { lock: 'adapted' }, { at: [1] })
    expect(documentOf(editor).map((block) => (block.type === 'clause' ? block.lock : block.type))).toEqual([
      'paragraph',
      'sealed',
      'paragraph',
    ])
  })

  test('is undone in one step, and so is putting the approved words back', () => {
    const editor = letterWith(statement)
    const before = digest(editor)
    adaptClauseAt(editor, [1], 'They asked.')
    const opened = digest(editor)
    caretAt(editor, [1, 0], 0)
    editor.insertText('x')
    const changed = digest(editor)
    resetClause(editor, [1])
    const reset = digest(editor)
    editor.undo()
    const again = digest(editor)
    editor.undo()
    const unwritten = digest(editor)
    editor.undo()
    expect([reset, again, unwritten, digest(editor)]).toEqual([before, changed, opened, before])
    editor.redo()
    editor.redo()
    editor.redo()
    expect(digest(editor)).toBe(before)
  })
})

describe('the words of an adapted clause', () => {
  test('may be divided, joined and deleted, and stay a clause', () => {
    const editor = adapted()
    caretAt(editor, [1, 0], 7)
    editor.insertBreak()
    expect(clauseIn(editor).children).toHaveLength(3)
    editor.deleteBackward('character')
    expect(clauseIn(editor).children).toHaveLength(2)
    selectBetween(editor, [[1, 0], 0], [[1, 1], 17])
    editor.deleteFragment()
    expect([shape(editor)[0], shape(editor).at(-1), parseDocument(documentOf(editor)).ok]).toEqual([
      'paragraph: Before',
      'paragraph: After',
      true,
    ])
    expect(clauseIn(editor)).toMatchObject({ lock: 'adapted', version: 2 })
  })

  test('are joined with no text around the clause', () => {
    const editor = adapted()
    caretAt(editor, [1, 0], 0)
    editor.deleteBackward('character')
    caretAt(editor, 2, 0)
    editor.deleteBackward('character')
    caretAt(editor, [1, 1], 17)
    editor.deleteForward('character')
    expect(documentOf(editor).map(({ type }) => type)).toEqual(['paragraph', 'clause', 'paragraph'])
    expect(digestOfDocument(clauseIn(editor).children)).toBe(clauseIn(editor).digest)
  })

  test('hold no other clause, no page break and no part', () => {
    const editor = adapted()
    const before = clauseIn(editor)
    Transforms.insertNodes(editor, pinClause(certificate), { at: [1, 0] })
    Transforms.insertNodes(editor, { type: 'page-break', children: [{ text: '' }] }, { at: [1, 1] })
    expect(clauseIn(editor)).toBe(before)
  })

  test('are found and replaced as any text', () => {
    const editor = adapted()
    const query = { text: 'seven', matchCase: false, wholeWords: false, isPattern: false }
    replaceMatches(editor, findMatches(editor, query), query, 'eight')
    expect(Node.string(Node.get(editor, [1, 0]))).toBe('Support lasts eight years.')
  })

  test('are changed by suggestion while suggestions are on', async () => {
    const editor = adapted()
    const before = digest(editor)
    editor.suggesting.setAuthor('Ada Author')
    editor.suggesting.setOn(true)
    caretAt(editor, [1, 0], 7)
    editor.insertText(' really')
    await nextGesture()
    expect(suggestionsIn(documentOf(editor)).map(({ kind, text }) => [kind, text])).toEqual([['insertion', ' really']])
    expect(digestOfDocument(rejectAll(documentOf(editor) as Document))).toBe(before)
  })

  test('outlive a paste with the clause', () => {
    const editor = adapted()
    caretAt(editor, [1, 0], 0)
    editor.insertText('Now: ')
    const fragment = [JSON.parse(JSON.stringify(clauseIn(editor)))]
    caretAt(editor, 2, 5)
    editor.insertFragment(fragment as never)
    expect(documentOf(editor).filter((block) => block.type === 'clause' && block.lock === 'adapted')).toHaveLength(2)
  })
})

describe('a newer version of an adapted clause', () => {
  test('is not taken before somebody says what becomes of the words', () => {
    const editor = adapted()
    const before = digest(editor)
    expect(takeVersion(editor, 1, newer)).toBe(true)
    expect([digest(editor) === before, editor.clauseUpdate.wished()?.version.version]).toEqual([true, 3])
  })

  test('takes their place, locked, in one step', () => {
    const editor = adapted()
    const before = digest(editor)
    updateAdapted(editor, [1], newer, false)
    expect(clauseIn(editor)).toMatchObject({ version: 3, lock: 'locked', digest: digestOfDocument(newer.body) })
    editor.undo()
    expect(digest(editor)).toBe(before)
  })

  test('becomes what they are changes of', () => {
    const editor = adapted()
    const words = digestOfDocument(clauseIn(editor).children)
    updateAdapted(editor, [1], newer, true)
    expect(clauseIn(editor)).toMatchObject({ version: 3, lock: 'adapted', digest: digestOfDocument(newer.body) })
    expect([digestOfDocument(clauseIn(editor).children), Editor.isEditor(editor)]).toEqual([words, true])
  })
})
