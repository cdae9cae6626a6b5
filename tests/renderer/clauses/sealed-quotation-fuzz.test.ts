import { Editor, Node, Range, Transforms, type Operation, type Path } from 'slate'
import { expect, test } from 'vitest'
import { canonicalJson, keptDocument, type ClauseContent } from '../../../core/document/index.ts'
import { numbersFrom } from '../../../scripts/bench/seeded-register.ts'
import { editorActions } from '../../../renderer/letter-editor/actions.ts'
import { moveBlock } from '../../../renderer/letter-editor/commands/move-block.ts'
import { findMatches } from '../../../renderer/letter-editor/find/find-matches.ts'
import { replaceMatches } from '../../../renderer/letter-editor/find/replace.ts'
import { createClauseEditor, documentOf, openDocument, type LetterEditor } from '../../../renderer/letter-editor/index.ts'
import { handleKey } from '../../../renderer/letter-editor/view/key-down.ts'
import { runs } from '../../random-size.ts'
import { nextGesture } from '../letter-editor/letters.ts'

type Pick = (below: number) => number

function paragraph(text: string): Extract<ClauseContent, { type: 'paragraph' }> {
  return { type: 'paragraph', children: [{ text }] }
}

const quotation: ClauseContent = {
  type: 'quotation',
  children: [
    paragraph('It binds departments.'),
    {
      type: 'list-item',
      kind: 'decimal',
      level: 0,
      children: [{ text: 'It does ' }, { text: 'not', bold: true }, { text: ' bind shops.' }],
    },
    { type: 'attribution', children: [{ text: 'Ministry' }] },
  ],
}
const body: ClauseContent[] = [paragraph('Before'), quotation, paragraph('Between'), quotation, paragraph('After')]
const words = canonicalJson(keptDocument([quotation]))

/** The editor of a clause whose two quotations are sealed. */
function sealedClause(): LetterEditor {
  const { editor, sealed } = createClauseEditor()
  openDocument(editor, structuredClone(body))
  sealed.set(editor, true)
  return editor
}

function anyPath(editor: LetterEditor, pick: Pick): Path {
  const nodes = [...Node.nodes(editor)]
  return nodes[pick(nodes.length)]?.[1] ?? []
}

function anyRange(editor: LetterEditor, pick: Pick): Range {
  const texts = [...Node.texts(editor)]
  const point = (): Range['anchor'] => {
    const [text, path] = texts[pick(texts.length)] ?? [{ text: '' }, [0, 0]]
    return { path, offset: pick(text.text.length + 1) }
  }
  const anchor = point()
  return { anchor, focus: pick(2) === 0 ? anchor : point() }
}

/** An operation as a faulty behaviour would make it, and no key does. */
function rawOperation(editor: LetterEditor, pick: Pick): Operation {
  const path = anyPath(editor, pick)
  const node = Node.get(editor, path)
  const strange = [{ type: 'paragraph' }, { children: [] }, { when: { field: 'a.b', test: 'set' } }, { bold: true }]
  const properties = strange[pick(strange.length)] as Partial<Node>
  switch (pick(8)) {
    case 0:
      return { type: 'insert_text', path, offset: 0, text: 'x' }
    case 1:
      return { type: 'remove_text', path, offset: 0, text: 'text' in node ? node.text.slice(0, 1) : '' }
    case 2:
      return { type: 'insert_node', path, node: pick(2) === 0 ? paragraph('x') : { text: 'x' } }
    case 3:
      return { type: 'remove_node', path, node }
    case 4:
      return { type: 'merge_node', path, position: 1, properties: {} }
    case 5:
      return { type: 'split_node', path, position: pick(2), properties }
    case 6:
      return { type: 'move_node', path, newPath: anyPath(editor, pick) }
    default:
      return { type: 'set_node', path, properties: {}, newProperties: properties }
  }
}

const keys = ['Backspace', 'Delete', 'Enter', 'Tab', 'ArrowUp', 'ArrowDown', 'Escape', 'a', ' ']
const units = ['character', 'word', 'line', 'block'] as const
const pasted = { files: [], types: ['text/plain'], getData: () => 'Pasted\nin lines' } as unknown as DataTransfer
const harmless = editorActions.filter(({ id }) => !['find', 'replace', 'picture', 'link', 'character'].includes(id))

/** Everything that reaches the words of a clause. */
const ways: readonly ((editor: LetterEditor, pick: Pick) => void)[] = [
  (editor, pick) => editor.apply(rawOperation(editor, pick)),
  (editor, pick) => editor.apply(rawOperation(editor, pick)),
  (editor, pick) => {
    const key = keys[pick(keys.length)] ?? ''
    const press = { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: pick(4) === 0 }
    if (!handleKey(editor, press, false) && key.length === 1) editor.insertText(key)
  },
  (editor, pick) => editor.deleteBackward(units[pick(4)] ?? 'character'),
  (editor, pick) => editor.deleteForward(units[pick(4)] ?? 'character'),
  (editor) => editor.insertText('word '),
  (editor) => editor.insertBreak(),
  (editor) => editor.deleteFragment(),
  (editor, pick) => Transforms.insertText(editor, '漢字', { at: anyRange(editor, pick), voids: true }),
  (editor, pick) => Transforms.delete(editor, { at: anyRange(editor, pick), voids: pick(2) === 0, hanging: pick(2) === 0 }),
  (editor) => editor.insertData(pasted),
  (editor, pick) => {
    const query = { text: ['a', 'It', 'not', 'bind'][pick(4)] ?? 'a', matchCase: false, wholeWords: false, isPattern: false }
    replaceMatches(editor, findMatches(editor, query), query, ['', 'o'][pick(2)] ?? '')
  },
  (editor, pick) => harmless[pick(harmless.length)]?.run(editor),
  (editor, pick) => void moveBlock(editor, pick(2) === 0 ? 1 : -1),
  (editor) => editor.undo(),
  (editor) => editor.redo(),
]

/** How many of the quotations stand in the text as they were sealed. */
function whole(editor: LetterEditor): number {
  return documentOf(editor).filter((block) => block.type === 'quotation' && canonicalJson(keptDocument([block])) === words).length
}

/** False after Slate threw in the middle of something; such an editor is no document to go on with. */
function isSound(editor: LetterEditor): boolean {
  try {
    Editor.normalize(editor)
    return editor.selection === null || Node.has(editor, editor.selection.anchor.path)
  } catch {
    return false
  }
}

test(
  'no operation and no event reaches a sealed quotation in the clause editor: both stand as they were sealed after each of them',
  { timeout: 600_000 },
  async () => {
    const pick = numbersFrom(20_261_127)
    let editor = sealedClause()
    let longest = 0
    for (let step = 0; step < runs(60_000); step += 1) {
      if (step % 200 === 0) editor = sealedClause()
      const way = pick(ways.length)
      try {
        if (pick(3) > 0) editor.select(anyRange(editor, pick))
        ways[way]?.(editor, pick)
      } catch {
        // Slate throws for what it cannot do, such as text in a block; the quotations must be whole all the same.
      }
      if (whole(editor) !== 2) expect.fail(`a sealed quotation was changed by way ${String(way)} at step ${String(step)}`)
      longest = Math.max(longest, editor.children.length)
      if (pick(3) === 0) await nextGesture()
      if (editor.children.length > 60 || !isSound(editor)) editor = sealedClause()
    }
    // The rest of the clause is written in all the while.
    expect(longest).toBeGreaterThan(body.length)
  },
)

test('what was sealed can be written in once it is unsealed', () => {
  const { editor, sealed } = createClauseEditor()
  openDocument(editor, structuredClone(body))
  sealed.set(editor, true)
  editor.select({ path: [1, 0, 0], offset: 0 })
  editor.insertText('Not ')
  const before = whole(editor)
  sealed.set(editor, false)
  editor.insertText('Not ')
  expect([before, whole(editor)]).toEqual([2, 1])
})
