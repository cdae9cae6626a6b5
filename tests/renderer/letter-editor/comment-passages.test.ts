import fc from 'fast-check'
import { Editor, Range, Transforms } from 'slate'
import { describe, expect, test } from 'vitest'
import { digestOfDocument, toSlateForm, type Document } from '../../../core/document/index.ts'
import { suggestionsIn } from '../../../core/suggestion/index.ts'
import { blocksFromFragment } from '../../../renderer/letter-editor/behaviours/clipboard.ts'
import { takeVersion } from '../../../renderer/letter-editor/commands/take-version.ts'
import { toggleMark } from '../../../renderer/letter-editor/commands/marks.ts'
import { moveBlock } from '../../../renderer/letter-editor/commands/move-block.ts'
import { anchorIn } from '../../../renderer/letter-editor/commenting/passages.ts'
import { exchangeDocument } from '../../../renderer/letter-editor/open-document.ts'
import { documentOf } from '../../../renderer/letter-editor/places.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { decideSuggestions } from '../../../renderer/letter-editor/suggesting/decide.ts'
import { runs } from '../../random-size.ts'
import { caretAt, certificate, certificateBlock, editorWith, nextGesture, paragraph, selectBetween } from './letters.ts'

const thread = '01939a10-0000-7000-8000-000000000001'

/** An editor in which the words of a top block from one offset to another are commented on. */
function commented(document: Document, block: number, from: number, to: number): LetterEditor {
  const editor = editorWith(document)
  selectBetween(editor, [block, from], [block, to])
  const anchor = editor.selection === null ? undefined : anchorIn(documentOf(editor), editor.selection)
  if (anchor === undefined) throw new Error('no anchor')
  editor.passages.show(documentOf(editor), [{ id: thread, anchor }])
  return editor
}

/** The words of the passage as they stand now. */
function words(editor: LetterEditor): string | undefined {
  const range = editor.passages.rangeOf(thread)
  return range && anchorIn(documentOf(editor), range)?.exact
}

const text = 'It binds nobody but ourselves.'
/** On “binds nobody”. */
const onWords = (...more: Document): LetterEditor => commented([paragraph(text), ...more], 0, 3, 15)

async function type(editor: LetterEditor, written: string): Promise<void> {
  for (const character of written) {
    editor.insertText(character)
    await nextGesture()
  }
}

async function backspace(editor: LetterEditor, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    editor.deleteBackward('character')
    await nextGesture()
  }
}

describe('the passage of a comment', () => {
  test.each([
    ['before it', 0, 'So ', 'binds nobody'],
    ['at its first letter', 3, 'now ', 'binds nobody'],
    ['in it', 9, 'almost ', 'binds almost nobody'],
    ['at its end', 15, ' else', 'binds nobody'],
  ])('keeps its words while somebody types %s', async (_, offset, written, now) => {
    const editor = onWords()
    caretAt(editor, 0, offset)
    await type(editor, written)
    expect(words(editor)).toBe(now)
  })

  test('goes on over a line that is divided, and is one again when it is joined', async () => {
    const editor = onWords()
    caretAt(editor, 0, 9)
    editor.insertBreak()
    await nextGesture()
    const divided = words(editor)
    await backspace(editor, 1)
    expect([divided, words(editor)]).toEqual(['binds \nnobody', 'binds nobody'])
  })

  test('moves with its block', async () => {
    const editor = onWords(paragraph('A second one.'), paragraph('A third one.'))
    caretAt(editor, 0, 5)
    moveBlock(editor, 1)
    await nextGesture()
    moveBlock(editor, 1)
    await nextGesture()
    expect([words(editor), editor.passages.rangeOf(thread)?.anchor.path[0]]).toEqual(['binds nobody', 2])
  })

  test('stays while its words are made bold', async () => {
    const editor = onWords()
    selectBetween(editor, [0, 0], [0, 9])
    toggleMark(editor, 'bold')
    await nextGesture()
    expect(words(editor)).toBe('binds nobody')
  })

  test('that was deleted is gone, and back with undo, letter by letter or at once', async () => {
    const editor = onWords()
    caretAt(editor, 0, 15)
    await backspace(editor, 14)
    const gone = words(editor)
    editor.undo()
    await nextGesture()
    const back = words(editor)
    editor.redo()
    await nextGesture()
    expect([gone, back, words(editor)]).toEqual([undefined, 'binds nobody', undefined])
  })

  test('that is cut and pasted elsewhere goes along', async () => {
    const editor = onWords(paragraph('A second one.'))
    selectBetween(editor, [0, 0], [0, text.length])
    const fragment = structuredClone(editor.getFragment())
    editor.deleteFragment()
    await nextGesture()
    const gone = words(editor)
    caretAt(editor, 1, 13)
    Transforms.insertFragment(editor, blocksFromFragment(editor, fragment))
    await nextGesture()
    expect([gone, words(editor)]).toEqual([undefined, 'binds nobody'])
  })

  test('that is copied stays one: its copy is not commented on', async () => {
    const editor = onWords(paragraph('A second one.'))
    selectBetween(editor, [0, 0], [0, text.length])
    const fragment = structuredClone(editor.getFragment())
    caretAt(editor, 1, 13)
    Transforms.insertFragment(editor, blocksFromFragment(editor, fragment))
    await nextGesture()
    expect([editor.passages.places().size, editor.passages.rangeOf(thread)?.anchor.path[0]]).toEqual([1, 0])
  })

  test('stays through suggestions that are made, accepted and rejected in it', async () => {
    for (const verdict of ['accept', 'reject'] as const) {
      const editor = onWords()
      editor.suggesting.setAuthor('Ada Author')
      editor.suggesting.setOn(true)
      caretAt(editor, 0, 9)
      await type(editor, 'almost ')
      caretAt(editor, 0, 22)
      await backspace(editor, 2)
      const suggested = words(editor)
      decideSuggestions(editor, verdict, suggestionsIn(documentOf(editor)))
      await nextGesture()
      expect([suggested, words(editor)]).toEqual(['binds almost nobody', verdict === 'accept' ? 'binds almost nobo' : 'binds nobody'])
    }
  })

  test('stays in a locked clause, which it does not change, and goes on to its next version', async () => {
    const editor = editorWith([paragraph('A line.'), certificateBlock])
    selectBetween(editor, [[1, 0], 4], [[1, 0], 23])
    const anchor = editor.selection === null ? undefined : anchorIn(documentOf(editor), editor.selection)
    if (anchor === undefined) throw new Error('no anchor')
    const before = digestOfDocument(documentOf(editor))
    editor.passages.show(documentOf(editor), [{ id: thread, anchor }])
    const after = digestOfDocument(documentOf(editor))
    const body = [
      { type: 'paragraph' as const, children: [{ text: 'All our cameras are assessed twice a year.' }] },
      ...certificate.body.slice(1),
    ]
    takeVersion(editor, 1, { ...certificate, version: 3, body })
    await nextGesture()
    expect([anchor.exact, after === before, words(editor)]).toEqual(['cameras are assesse', true, 'cameras are assesse'])
  })

  test('is where it was in an earlier version of the letter that comes back', async () => {
    const editor = onWords(paragraph('A second one.'))
    const earlier = documentOf(editor)
    caretAt(editor, 1, 0)
    editor.insertFragment([paragraph('Put in before.')])
    caretAt(editor, 0, 9)
    await type(editor, 'almost ')
    exchangeDocument(editor, toSlateForm([paragraph('New first.'), ...earlier]))
    await nextGesture()
    expect([words(editor), editor.passages.rangeOf(thread)?.anchor.path[0]]).toEqual(['binds nobody', 1])
  })

  test('is told to the store where it moved, once, and when it is gone, with the words it had', async () => {
    const editor = onWords()
    const first = editor.passages.unsaved(documentOf(editor))
    caretAt(editor, 0, 0)
    await type(editor, 'So it is: ')
    const moved = editor.passages.unsaved(documentOf(editor))
    editor.passages.saved(moved)
    const again = editor.passages.unsaved(documentOf(editor))
    selectBetween(editor, [0, 0], [0, 40])
    editor.deleteFragment()
    await nextGesture()
    const gone = editor.passages.unsaved(documentOf(editor))
    expect([first.length, again.length]).toEqual([0, 0])
    expect([...moved, ...gone].map(({ followed }) => [followed.gone, followed.anchor.exact, followed.anchor.start.offset])).toEqual([
      [false, 'binds nobody', 13],
      [true, 'binds nobody', 13],
    ])
  })
})

describe('whatever is done to the text', () => {
  const place = fc.record({ block: fc.nat(20), offset: fc.nat(60) })
  const editOf = (...kinds: readonly string[]) =>
    fc.record({
      kind: fc.constantFrom('type', 'delete', 'split', 'join', 'bold', 'undo', 'redo', 'paste', 'remove', ...kinds),
      from: place,
      length: fc.nat(24),
      step: fc.constantFrom(1 as const, -1 as const),
    })
  type Edit = ReturnType<typeof editOf> extends fc.Arbitrary<infer Value> ? Value : never
  // Every word stands once and is like no other, so that it can be told from each of them.
  const lines = ['amber bridge comet drum', 'evening forge glimmer hutch', 'island jovial kettle lantern', 'mosaic nimbus orchid pylon']
  const start: Document = lines.map(paragraph)

  function select(editor: LetterEditor, { block, offset }: Edit['from'], length: number): void {
    const index = block % editor.children.length
    const size = Editor.string(editor, [index]).length
    const from = Math.min(offset % (size + 1), size)
    selectBetween(editor, [index, from], [index, Math.min(size, from + length)])
  }

  function act(editor: LetterEditor, { kind, from, length, step }: Edit): void {
    select(editor, from, kind === 'delete' || kind === 'bold' ? length : 0)
    const before = editor.selection
    if (before === null) return
    if (kind === 'type') editor.insertText('q')
    else if (kind === 'delete' && Range.isExpanded(before)) editor.deleteFragment()
    else if (kind === 'split') editor.insertBreak()
    else if (kind === 'join') editor.deleteBackward('character')
    else if (kind === 'move') moveBlock(editor, step)
    else if (kind === 'bold') toggleMark(editor, 'bold')
    else if (kind === 'undo') editor.undo()
    else if (kind === 'redo') editor.redo()
    else if (kind === 'paste') Transforms.insertFragment(editor, [paragraph('pp'), paragraph('qq')])
    else if (kind === 'remove' && editor.children.length > 1) Transforms.removeNodes(editor, { at: [from.block % editor.children.length] })
    else if (kind === 'suggest') editor.suggesting.setOn(!editor.suggesting.isOn())
    else if (kind === 'accept' || kind === 'reject') decideSuggestions(editor, kind, suggestionsIn(documentOf(editor)))
  }

  // A block that is only suggested to move stands twice, and its letters are told from its neighbours' by chance.
  test.each([
    ['moves blocks', editOf('move')],
    ['suggests', editOf('suggest', 'accept', 'reject')],
  ])(
    'a comment stays on its words while any of them is there, whatever is done by somebody who %s',
    { timeout: 600_000 },
    async (_, edit) => {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(3),
          fc.nat(3),
          fc.nat(3),
          fc.array(edit, { minLength: 1, maxLength: 40 }),
          async (line, first, more, edits) => {
            const own = (lines[line] ?? '').split(' ').slice(first, first + 1 + more)
            const from = (lines[line] ?? '').indexOf(own[0] ?? '')
            const editor = commented(start, line, from, from + own.join(' ').length)
            editor.suggesting.setAuthor('Ada Author')
            // A block that is carried out of a passage takes its words with it; the passage stays with the others.
            const isTorn = edits.some(({ kind }) => kind === 'move')
            for (const each of edits) {
              act(editor, each)
              await nextGesture()
              const whole = documentOf(editor).map((_, index) => Editor.string(editor, [index]))
              const left = own.filter((word) => whole.some((block) => block.includes(word)))
              const now = words(editor) ?? ''
              const lost = left.filter((word) => !now.includes(word))
              expect(isTorn && lost.length < left.length ? [] : lost).toEqual([])
            }
          },
        ),
        { numRuns: runs(400) },
      )
    },
  )
})
