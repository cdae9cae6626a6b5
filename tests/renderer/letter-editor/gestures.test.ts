import fc from 'fast-check'
import { Node, type Point } from 'slate'
import { expect, test } from 'vitest'
import {
  digestOfDocument,
  isAdapted,
  parseDocument,
  partNames,
  serialiseDocument,
  toSlateForm,
  type Block,
  type Document,
} from '../../../core/document/index.ts'
import { pinClause, standsAfterBody } from '../../../core/letter/index.ts'
import { acceptAll, rejectAll } from '../../../core/suggestion/index.ts'
import { indentItems, toggleList } from '../../../renderer/letter-editor/commands/lists.ts'
import { insertBlocks, insertPageBreak } from '../../../renderer/letter-editor/commands/insert-blocks.ts'
import { insertClause } from '../../../renderer/letter-editor/commands/insert-clause.ts'
import { insertField, insertFootnote } from '../../../renderer/letter-editor/commands/insert-inlines.ts'
import {
  addColumn,
  addRow,
  insertTable,
  mergeCells,
  moveCell,
  moveColumn,
  moveRow,
  removeColumn,
  removeRow,
  splitCell,
  toggleHeaderRow,
  widenColumn,
} from '../../../renderer/letter-editor/commands/tables.ts'
import { addAttribution, toggleQuotation } from '../../../renderer/letter-editor/commands/quotation.ts'
import { setBlockStyle } from '../../../renderer/letter-editor/commands/block-style.ts'
import { setLink } from '../../../renderer/letter-editor/commands/links.ts'
import { toggleMark } from '../../../renderer/letter-editor/commands/marks.ts'
import { blocksFromFragment } from '../../../renderer/letter-editor/behaviours/clipboard.ts'
import { documentOf } from '../../../renderer/letter-editor/places.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { clauseContent, document } from '../../arbitrary/document.ts'
import { runs } from '../../random-size.ts'
import { certificate, editorWith, nextGesture } from './letters.ts'

type Gesture = { readonly name: string; readonly at: number; readonly to: number; readonly text: string; readonly blocks: Block[] }

/** Everything a person can do, each at the present selection. */
const actions: Record<string, (editor: LetterEditor, gesture: Gesture) => void> = {
  type: (editor, { text }) => editor.insertText(text),
  backspace: (editor) => editor.deleteBackward('character'),
  backspaceWord: (editor) => editor.deleteBackward('word'),
  delete: (editor) => editor.deleteForward('character'),
  deleteSelection: (editor) => editor.deleteFragment(),
  enter: (editor) => editor.insertBreak(),
  softEnter: (editor) => editor.insertSoftBreak(),
  paste: (editor, { blocks }) => insertBlocks(editor, blocks),
  copyAndPaste: (editor) => {
    const copied = editor.getFragment()
    editor.insertFragment(blocksFromFragment(editor, copied))
  },
  indent: (editor) => void indentItems(editor, 1),
  outdent: (editor) => void indentItems(editor, -1),
  list: (editor) => toggleList(editor, 'bullet'),
  heading: (editor) => setBlockStyle(editor, 'heading-2'),
  quotation: (editor) => toggleQuotation(editor),
  attribution: (editor) => addAttribution(editor),
  bold: (editor) => toggleMark(editor, 'bold'),
  link: (editor) => void setLink(editor, 'https://example.com/'),
  field: (editor) => insertField(editor, 'partner.name'),
  footnote: (editor) => insertFootnote(editor),
  pageBreak: (editor) => insertPageBreak(editor),
  table: (editor) => insertTable(editor),
  tab: (editor) => void moveCell(editor, 1),
  addColumn: (editor) => addColumn(editor),
  removeColumn: (editor) => removeColumn(editor),
  removeRow: (editor) => removeRow(editor),
  addRow: (editor) => addRow(editor),
  mergeCells: (editor) => mergeCells(editor),
  splitCell: (editor) => splitCell(editor),
  moveRow: (editor) => moveRow(editor, 1),
  moveColumn: (editor) => moveColumn(editor, -1),
  widenColumn: (editor) => widenColumn(editor, 5),
  headerRow: (editor) => toggleHeaderRow(editor),
  insertClause: (editor) => insertClause(editor, certificate),
  removeNodes: (editor) => editor.removeNodes(),
  setNodes: (editor) => editor.setNodes({ type: 'clause' }),
  undo: (editor) => editor.undo(),
  redo: (editor) => editor.redo(),
}

const gesture: fc.Arbitrary<Gesture> = fc.record({
  name: fc.constantFrom(...Object.keys(actions)),
  at: fc.nat(400),
  to: fc.oneof({ weight: 2, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.nat(400) }),
  text: fc.constantFrom('a', ' ', '1.', '-', 'word', '\u0007bell', 'two\nlines', '\ud800', '>', '##', '**', '_', '](https://example.com)'),
  blocks: document.map((blocks) => blocks.slice(0, 3)),
})

const clause: fc.Arbitrary<Block> = fc
  .array(clauseContent, { minLength: 1, maxLength: 3 })
  .map((body) => pinClause({ ...certificate, body: toSlateForm(body) }))

const letter: fc.Arbitrary<Document> = fc
  .tuple(document, fc.array(fc.tuple(fc.nat(6), clause), { maxLength: 3 }), fc.subarray([...partNames]))
  .map(([body, clauses, names]) => {
    const blocks = clauses.reduce((all, [at, block]) => all.toSpliced(Math.min(at, all.length), 0, block), body)
    const parts = names.map((part): Block => ({ type: 'part', part, children: [{ text: part }] }))
    const isAfter = (block: Block): boolean => block.type === 'part' && standsAfterBody(block.part)
    return toSlateForm([...parts.filter((block) => !isAfter(block)), ...blocks, ...parts.filter(isAfter)])
  })

function pointAt(editor: LetterEditor, at: number): Point | undefined {
  const texts = [...Node.texts(editor)]
  const [text, path] = texts[at % Math.max(1, texts.length)] ?? []
  return text === undefined || path === undefined ? undefined : { path, offset: at % (text.text.length + 1) }
}

function perform(editor: LetterEditor, step: Gesture): void {
  const anchor = pointAt(editor, step.at)
  const focus = step.to === -1 ? anchor : pointAt(editor, step.to)
  if (anchor !== undefined && focus !== undefined && step.name !== 'undo' && step.name !== 'redo') editor.select({ anchor, focus })
  actions[step.name]?.(editor, step)
}

function broken(document: readonly unknown[]): string | undefined {
  const parsed = parseDocument(document)
  if (!parsed.ok) return parsed.error.message
  const altered = parsed.value.find(
    (block) => block.type === 'clause' && !isAdapted(block) && digestOfDocument(block.children) !== block.digest,
  )
  return altered === undefined ? undefined : 'a clause was altered'
}

function partsOf(editor: LetterEditor): string[] {
  return editor.children.flatMap((node) => ('type' in node && node.type === 'part' ? [node.part] : []))
}

test('no sequence of gestures alters a clause, moves a part or leaves what is not a document', async () => {
  await fc.assert(
    fc.asyncProperty(letter, fc.array(gesture, { minLength: 1, maxLength: 8 }), async (start, gestures) => {
      const editor = editorWith(start)
      const parts = partsOf(editor)
      for (const step of gestures) {
        perform(editor, step)
        await nextGesture()
        expect(broken(editor.children)).toBeUndefined()
        expect(partsOf(editor)).toEqual(parts)
      }
    }),
    { numRuns: runs(4000) },
  )
})

async function returnsThroughUndo(editor: LetterEditor, gestures: readonly Gesture[]): Promise<void> {
  const opened = editor.children
  for (const step of gestures) {
    perform(editor, step)
    await nextGesture()
  }
  const last = editor.children
  const undone = editor.history.undos.length
  for (let index = 0; index < undone; index += 1) editor.undo()
  expect(editor.children).toEqual(opened)
  // A sequence that ends undone leaves more to redo than was undone here.
  for (let index = 0; index < undone; index += 1) editor.redo()
  expect(editor.children).toEqual(last)
}

test('undoing everything returns to the document as it was opened, and redoing it to the last', async () => {
  await fc.assert(
    fc.asyncProperty(letter, fc.array(gesture, { minLength: 1, maxLength: 8 }), async (start, gestures) => {
      await returnsThroughUndo(editorWith(start), gestures)
    }),
    { numRuns: runs(4000) },
  )
})

/** The document as it stood before each step of the history was made; the history itself keeps the last hundred. */
function beforeSteps(editor: LetterEditor): WeakMap<object, Document> {
  const before = new WeakMap<object, Document>()
  const { writeHistory } = editor
  editor.writeHistory = (stack, step) => {
    // What comes back by redo is known by then.
    if (stack === 'undos' && !before.has(step)) before.set(step, documentOf(editor))
    writeHistory(stack, step)
  }
  return before
}

test('a session of two hundred gestures is undone and redone to the same digests', { timeout: 3_600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(letter, fc.array(gesture, { minLength: 200, maxLength: 200, size: 'max' }), async (start, gestures) => {
      const editor = editorWith(start)
      const before = beforeSteps(editor)
      for (const step of gestures) {
        perform(editor, step)
        await nextGesture()
      }
      const last = digestOfDocument(documentOf(editor))
      const oldest = editor.history.undos[0]
      const first = oldest === undefined ? documentOf(editor) : before.get(oldest)
      const undone = editor.history.undos.length
      for (let index = 0; index < undone; index += 1) editor.undo()
      expect(digestOfDocument(documentOf(editor))).toBe(first === undefined ? undefined : digestOfDocument(first))
      for (let index = 0; index < undone; index += 1) editor.redo()
      expect(digestOfDocument(documentOf(editor))).toBe(last)
    }),
    { numRuns: runs(1000), endOnFailure: true },
  )
})

function suggesting(document: Document, author = 'Ada Author'): LetterEditor {
  const editor = editorWith(document)
  editor.suggesting.setAuthor(author)
  editor.suggesting.setOn(true)
  return editor
}

test('whatever is done while suggestions are on, rejecting all of them gives the letter as it was opened', async () => {
  await fc.assert(
    fc.asyncProperty(letter, fc.array(fc.tuple(gesture, fc.boolean()), { minLength: 1, maxLength: 8 }), async (start, gestures) => {
      const editor = suggesting(start)
      const opened = serialiseDocument(documentOf(editor))
      for (const [step, isAda] of gestures) {
        editor.suggesting.setAuthor(isAda ? 'Ada Author' : 'Bea Reviewer')
        perform(editor, step)
        await nextGesture()
        expect(broken(editor.children)).toBeUndefined()
        expect(serialiseDocument(rejectAll(documentOf(editor)))).toBe(opened)
        expect(broken(acceptAll(documentOf(editor)))).toBeUndefined()
      }
    }),
    { numRuns: runs(4000) },
  )
})

test('while suggestions are on, undoing everything returns to the document as it was opened', async () => {
  await fc.assert(
    fc.asyncProperty(letter, fc.array(gesture, { minLength: 1, maxLength: 8 }), async (start, gestures) => {
      await returnsThroughUndo(suggesting(start), gestures)
    }),
    { numRuns: runs(4000) },
  )
})
