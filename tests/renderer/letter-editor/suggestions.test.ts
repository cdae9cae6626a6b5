import { describe, expect, test } from 'vitest'
import { isRun, type Document, type Node } from '../../../core/document/index.ts'
import { suggestionsIn } from '../../../core/suggestion/index.ts'
import { toggleList } from '../../../renderer/letter-editor/commands/lists.ts'
import { toggleMark } from '../../../renderer/letter-editor/commands/marks.ts'
import { removeBlock } from '../../../renderer/letter-editor/commands/remove-block.ts'
import { blocksFromFragment } from '../../../renderer/letter-editor/behaviours/clipboard.ts'
import { documentOf } from '../../../renderer/letter-editor/places.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { decideSuggestions, suggestionsSelected } from '../../../renderer/letter-editor/suggesting/decide.ts'
import { saidOf } from '../../../renderer/letter-editor/suggesting/suggestion-words.ts'
import { caretAt, certificateBlock, editorWith, nextGesture, paragraph, part, selectBetween, table } from './letters.ts'

function suggesting(...document: Document): LetterEditor {
  const editor = editorWith(document)
  editor.suggesting.setAuthor('Ada Author')
  editor.suggesting.setOn(true)
  return editor
}

/** The letter in short, a text a block: [+put in+], [-taken out-], [~in other marks~], the same before a block for its break. */
function told(editor: LetterEditor): string[] {
  return documentOf(editor).map(textOf)
}

function textOf(node: Node): string {
  const text = isRun(node) ? node.text : node.type === 'clause' ? node.code : node.children.map(textOf).join('')
  if (!isRun(node)) {
    const signs = `${node.type !== 'part' && node.type !== 'table-cell' && node.inserted !== undefined ? '[+] ' : ''}${
      node.type !== 'part' && node.type !== 'table-cell' && node.deleted !== undefined ? '[-] ' : ''
    }`
    return `${signs}${'changed' in node && node.changed !== undefined ? `[${node.changed.was.type}] ` : ''}${text}`
  }
  if (node.text === '') return ''
  const put = node.inserted === undefined ? text : `[+${text}+]`
  const gone = node.deleted === undefined ? put : `[-${put}-]`
  return node.formatted === undefined ? gone : `[~${gone}~]`
}

/** Where the caret stands, as the words before it in its line. */
function before(editor: LetterEditor): string {
  const focus = editor.selection?.focus
  if (focus === undefined) return 'no caret'
  const line = documentOf(editor)[focus.path[0] ?? 0]
  const runs = line === undefined ? [] : line.children.slice(0, focus.path[1]).map((node) => (isRun(node) ? node.text : ''))
  const own = line?.children[focus.path[1] ?? 0]
  return `${runs.join('')}${own !== undefined && isRun(own) ? own.text.slice(0, focus.offset) : ''}`
}

async function type(editor: LetterEditor, text: string): Promise<void> {
  for (const character of text) {
    editor.insertText(character)
    await nextGesture()
  }
}

async function press(editor: LetterEditor, key: 'Backspace' | 'Delete', times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    if (key === 'Backspace') editor.deleteBackward('character')
    else editor.deleteForward('character')
    await nextGesture()
  }
}

describe('with suggestions on', () => {
  test('typing puts words in, one stretch under one time', async () => {
    const editor = suggesting(paragraph('We write.'))
    caretAt(editor, 0, 3)
    await type(editor, 'often ')
    expect(told(editor)).toEqual(['We [+often +]write.'])
    expect(before(editor)).toBe('We often ')
    expect(suggestionsIn(documentOf(editor))).toHaveLength(1)
  })

  test('Backspace marks letter after letter, and the caret stands before them', async () => {
    const editor = suggesting(paragraph('We write.'))
    caretAt(editor, 0, 8)
    await press(editor, 'Backspace', 3)
    expect(told(editor)).toEqual(['We wr[-ite-].'])
    expect(before(editor)).toBe('We wr')
  })

  test('Delete marks letter after letter, and the caret stands behind them', async () => {
    const editor = suggesting(paragraph('We write.'))
    caretAt(editor, 0, 3)
    await press(editor, 'Delete', 3)
    expect(told(editor)).toEqual(['We [-wri-]te.'])
    expect(before(editor)).toBe('We wri')
  })

  test('Backspace takes back what was typed just now', async () => {
    const editor = suggesting(paragraph('We write.'))
    caretAt(editor, 0, 3)
    await type(editor, 'do')
    await press(editor, 'Backspace', 2)
    expect(told(editor)).toEqual(['We write.'])
  })

  test('typing over selected words replaces them', async () => {
    const editor = suggesting(paragraph('We shall write.'))
    selectBetween(editor, [0, 3], [0, 8])
    await type(editor, 'must')
    expect(told(editor)).toEqual(['We [-shall-][+must+] write.'])
    expect(suggestionsIn(documentOf(editor)).map(({ kind, gone, text }) => [kind, gone, text])).toEqual([['replacement', 'shall', 'must']])
  })

  test('Enter divides a line and Backspace at its start joins it again', async () => {
    const editor = suggesting(paragraph('We write. You read.'), paragraph('Yours'))
    caretAt(editor, 0, 9)
    editor.insertBreak()
    await nextGesture()
    expect(told(editor)).toEqual(['We write.', '[+]  You read.', 'Yours'])
    await press(editor, 'Backspace', 1)
    expect(told(editor)).toEqual(['We write. You read.', 'Yours'])
    caretAt(editor, 1, 0)
    await press(editor, 'Backspace', 1)
    expect(told(editor)).toEqual(['We write. You read.', '[-] Yours'])
  })

  test('other marks and other kinds of lines are told', async () => {
    const editor = suggesting(paragraph('We write.'))
    selectBetween(editor, [0, 3], [0, 8])
    toggleMark(editor, 'bold')
    await nextGesture()
    toggleList(editor, 'bullet')
    await nextGesture()
    expect(told(editor)).toEqual(['[paragraph] We [~write~].'])
  })

  test('words set bold by asterisks in front of other words do not make bold what follows', async () => {
    const editor = suggesting(paragraph('tail'))
    caretAt(editor, 0, 0)
    await type(editor, '**now** on ')
    expect(editor.children[0]).toMatchObject({ children: [{ text: 'now', bold: true }, { text: ' on ' }, { text: 'tail' }] })
  })

  test('a clause is taken out as a whole and its words stay locked', async () => {
    const editor = suggesting(paragraph('a'), certificateBlock, paragraph('b'))
    removeBlock(editor, [1])
    await nextGesture()
    expect(told(editor)).toEqual(['a', '[-] certification/harbour-scheme', 'b'])
    caretAt(editor, [1, 0], 3)
    await type(editor, 'x')
    expect(told(editor)).toEqual(['a', '[-] certification/harbour-scheme', 'b'])
  })

  test('the text of a part is suggested, the part never', async () => {
    const editor = suggesting(part('subject', 'Our cameras'), paragraph('a'))
    selectBetween(editor, [0, 0], [0, 11])
    editor.deleteFragment()
    await nextGesture()
    expect(told(editor)).toEqual(['[-Our cameras-]', 'a'])
  })

  test('words of a table change inside their cell', async () => {
    const editor = suggesting(table(['a', 'b']))
    caretAt(editor, [0, 0, 1], 1)
    await type(editor, 'c')
    expect(told(editor)).toEqual(['ab[+c+]'])
  })

  test('what is pasted is as it reads: without what goes, and without the marks of what came', async () => {
    const editor = suggesting(paragraph('We shall write.'))
    selectBetween(editor, [0, 3], [0, 8])
    await type(editor, 'must')
    selectBetween(editor, [0, 0], [0, 13])
    const copied = blocksFromFragment(editor, editor.getFragment())
    expect(copied.map(textOf)).toEqual(['We must '])
  })

  test('undo takes back the edit with its suggestion', async () => {
    const editor = suggesting(paragraph('We write.'))
    caretAt(editor, 0, 9)
    await press(editor, 'Backspace', 1)
    editor.undo()
    await nextGesture()
    expect(told(editor)).toEqual(['We write.'])
  })
})

describe('with suggestions off again', () => {
  test('what is typed in a suggestion is none', async () => {
    const editor = suggesting(paragraph('We write.'))
    caretAt(editor, 0, 3)
    await type(editor, 'often ')
    editor.suggesting.setOn(false)
    caretAt(editor, 0, 5)
    await type(editor, 'x')
    expect(told(editor)).toEqual(['We [+of+]x[+ten +]write.'])
  })

  test('a line that is divided does not give its suggestion to both halves', async () => {
    const editor = suggesting(paragraph('ab'))
    caretAt(editor, 0, 1)
    editor.insertBreak()
    await nextGesture()
    editor.suggesting.setOn(false)
    caretAt(editor, 1, 0)
    editor.insertBreak()
    await nextGesture()
    expect(told(editor)).toEqual(['a', '[+] ', 'b'])
  })
})

describe('deciding in the letter', () => {
  async function edited(): Promise<LetterEditor> {
    const editor = suggesting(paragraph('We shall write.'), paragraph('You read.'))
    selectBetween(editor, [0, 3], [0, 8])
    await type(editor, 'must')
    editor.suggesting.setAuthor('Bea Reviewer')
    caretAt(editor, 1, 4)
    await type(editor, 'may ')
    return editor
  }

  test('the suggestion at the caret is accepted, and undo opens it again', async () => {
    const editor = await edited()
    caretAt(editor, 0, 10)
    decideSuggestions(editor, 'accept', suggestionsSelected(editor))
    await nextGesture()
    expect(told(editor)).toEqual(['We must write.', 'You [+may +]read.'])
    editor.undo()
    expect(told(editor)).toEqual(['We [-shall-][+must+] write.', 'You [+may +]read.'])
  })

  test('those of one author are rejected', async () => {
    const editor = await edited()
    decideSuggestions(
      editor,
      'reject',
      suggestionsIn(documentOf(editor)).filter(({ author }) => author === 'Bea Reviewer'),
    )
    await nextGesture()
    expect(told(editor)).toEqual(['We [-shall-][+must+] write.', 'You read.'])
  })

  test('all that a selection touches are decided', async () => {
    const editor = await edited()
    selectBetween(editor, [0, 4], [1, 6])
    expect(suggestionsSelected(editor)).toHaveLength(2)
    decideSuggestions(editor, 'accept', suggestionsSelected(editor))
    await nextGesture()
    expect(told(editor)).toEqual(['We must write.', 'You may read.'])
  })
})

describe('a suggestion is said', () => {
  const saidIn = (editor: LetterEditor): string[] => suggestionsIn(documentOf(editor)).map(saidOf)

  test('with who suggests to put in what, and with what else', async () => {
    const editor = suggesting(paragraph('One'))
    caretAt(editor, 0, 3)
    await type(editor, ' two')
    editor.insertBreak()
    await nextGesture()
    expect(saidIn(editor)).toEqual(['Ada Author suggests: put in “two” with a paragraph break'])
  })

  test('to take out, and to replace', async () => {
    const editor = suggesting(paragraph('One two'), paragraph('Three'))
    selectBetween(editor, [0, 3], [0, 7])
    editor.deleteFragment()
    await nextGesture()
    selectBetween(editor, [1, 0], [1, 5])
    await type(editor, 'Four')
    expect(saidIn(editor)).toEqual(['Ada Author suggests: take out “two”', 'Ada Author suggests: replace “Three” by “Four”'])
  })

  test('to look otherwise, and to be another kind of line', async () => {
    const editor = suggesting(paragraph('One'), paragraph('Two'))
    selectBetween(editor, [0, 0], [0, 3])
    toggleMark(editor, 'bold')
    await nextGesture()
    caretAt(editor, 1)
    toggleList(editor, 'bullet')
    await nextGesture()
    expect(saidIn(editor)).toEqual(['Ada Author suggests: make “One” bold', 'Ada Author suggests: from paragraph to bulleted item'])
  })
})
