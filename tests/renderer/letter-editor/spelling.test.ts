import { describe, expect, test, vi } from 'vitest'
import { createSpellChecker } from '../../../backend/spelling/index.ts'
import type { Ask } from '../../../core/requests/index.ts'
import { correct, nextMisspelling } from '../../../renderer/letter-editor/commands/spelling.ts'
import { findActions } from '../../../renderer/letter-editor/actions.ts'
import { misspellings, type Misspelling } from '../../../renderer/letter-editor/spelling/misspellings.ts'
import { createSpeller, type Speller } from '../../../renderer/letter-editor/spelling/speller.ts'
import { documentOf } from '../../../renderer/letter-editor/places.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { pinClause } from '../../../core/letter/index.ts'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { certificate, editorWith, paragraph } from './letters.ts'

let underWay = 0
const checker = createSpellChecker()
/** The dictionaries alone, without a store around them. */
const ask = (async (_name: string, { language, words }: { language: string; words: string[] }) => {
  underWay += 1
  const wrong = await checker.wrong(language, words)
  queueMicrotask(() => (underWay -= 1))
  return { ok: true, value: { isKnown: wrong !== undefined, wrong: wrong ?? [] } }
}) as unknown as Ask

async function found(editor: LetterEditor, language = 'en-GB', speller: Speller = createSpeller(ask)): Promise<Misspelling[]> {
  misspellings(editor, language, speller)
  await vi.waitFor(() => expect(underWay).toBe(0), { timeout: 20_000 })
  const all = misspellings(editor, language, speller)
  editor.spelling.show(all, speller.knows(language))
  return all
}

const words = (all: readonly Misspelling[]): string[] => all.map(({ word }) => word)

describe('misspelt words', () => {
  test('are found over marks, in notes, and not in fields', async () => {
    const editor = editorWith([
      {
        type: 'paragraph',
        children: [
          { text: 'We recie' },
          { text: 've it', bold: true },
          { type: 'footnote', children: [{ text: 'Seperate.' }] },
          { text: ' for ' },
          { type: 'merge-field', name: 'partner.nmae', children: [{ text: '' }] },
          { text: '.' },
        ],
      },
    ])
    expect(words(await found(editor))).toEqual(['recieve', 'Seperate'])
  })

  test('of a clause are those of its own language, and stay as they are', async () => {
    const body: ClauseVersion['body'] = [{ type: 'paragraph', children: [{ text: 'The colur color.' }] }]
    const clause = pinClause({ ...certificate, language: 'en-US', body })
    const editor = editorWith([clause, paragraph('A color.')])
    const all = await found(editor)
    const before = documentOf(editor)
    expect(all.map(({ word, language, isLocked }) => [word, language, isLocked])).toEqual([
      ['colur', 'en-US', true],
      ['color', 'en-GB', false],
    ])
    expect([all.map((each) => each.isLocked && correct(editor, each, 'colour')), documentOf(editor)]).toEqual([[false, false], before])
  })

  test('are found where their block stands by now, as the words of blocks that did not change are kept', async () => {
    const speller = createSpeller(ask)
    const editor = editorWith([paragraph('A colur.')])
    await found(editor, 'en-GB', speller)
    editor.insertNode(paragraph('Before it, a fvour.'), { at: [0] })
    const all = await found(editor, 'en-GB', speller)
    expect(all.map(({ word, range }) => [word, range.anchor])).toEqual([
      ['fvour', { path: [0, 0], offset: 13 }],
      ['colur', { path: [1, 0], offset: 2 }],
    ])
  })

  test('that are let stand are none, in blocks that did not change too', async () => {
    const speller = createSpeller(ask)
    const editor = editorWith([paragraph('A colur.')])
    const before = words(await found(editor, 'en-GB', speller))
    speller.ignore('colur')
    expect([before, words(await found(editor, 'en-GB', speller))]).toEqual([['colur'], []])
  })

  test('of a language without a dictionary are none', async () => {
    const speller = createSpeller(ask)
    expect([words(await found(editorWith([paragraph('Ein Fhler.')]), 'ga', speller)), speller.knows('ga')]).toEqual([[], false])
  })
})

describe('the next misspelt word', () => {
  test('comes after the caret, and after the last one the first', async () => {
    const editor = editorWith([paragraph('A colur and a fvour.')])
    await found(editor)
    const opened = (): string | undefined => (nextMisspelling(editor) ? editor.spelling.opened()?.word : undefined)
    expect([opened(), opened(), opened()]).toEqual(['colur', 'fvour', 'colur'])
  })

  test.each([
    ['en-GB', 'No misspelt word was found.'],
    ['ga', 'There is no dictionary for the language of this letter, so its words are not looked up.'],
  ])('is asked for by F7, which says so where there is none (%s)', async (language, sentence) => {
    const editor = editorWith([paragraph('A colour.')])
    const said: string[] = []
    editor.tell = (told) => said.push(told)
    await found(editor, language)
    findActions.find(({ keys }) => keys === 'F7')?.run(editor)
    expect(said).toEqual([sentence])
  })

  test('is corrected as one step of the history', async () => {
    const editor = editorWith([paragraph('A colur.')])
    const [word] = await found(editor)
    if (word === undefined) throw new Error('nothing was found')
    correct(editor, word, 'colour')
    const after = documentOf(editor)[0]
    editor.undo()
    expect([after, documentOf(editor)[0]]).toMatchObject([paragraph('A colour.'), paragraph('A colur.')])
  })

  test('is not corrected where the words are others by now', async () => {
    const editor = editorWith([paragraph('A colur.')])
    const [word] = await found(editor)
    editor.insertText('All ', { at: { path: [0, 0], offset: 0 } })
    expect(word && correct(editor, word, 'colour')).toBe(false)
  })
})
