import { Editor, Node, Range, Transforms, type Operation, type Path } from 'slate'
import { expect, test } from 'vitest'
import { digestOfDocument, serialiseNode, toSlateForm, type Block, type Clause, type Document } from '../../../core/document/index.ts'
import { adaptClause, pinClause } from '../../../core/letter/index.ts'
import { editorActions } from '../../../renderer/letter-editor/actions.ts'
import { adaptClauseAt, resetClause } from '../../../renderer/letter-editor/commands/adapt-clause.ts'
import { setCondition } from '../../../renderer/letter-editor/commands/conditions.ts'
import { detachClause } from '../../../renderer/letter-editor/commands/detach-clause.ts'
import { moveBlock } from '../../../renderer/letter-editor/commands/move-block.ts'
import { findMatches } from '../../../renderer/letter-editor/find/find-matches.ts'
import { replaceMatches } from '../../../renderer/letter-editor/find/replace.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'
import { handleKey } from '../../../renderer/letter-editor/view/key-down.ts'
import { runs } from '../../random-size.ts'
import { certificate, editorWith, nextGesture, paragraph, part, table } from './letters.ts'

/** A generator that always gives the same numbers (Park and Miller's, 1988), so that what fails fails again. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % Math.max(1, below)
  }
}

const sealed = {
  ...certificate,
  code: 'policy-quote/scope',
  seal: { evidence: 0 },
  body: [said('No shop is meant.'), table(['a', 'b'], ['c', 'd'])],
}
/** Letters may adapt it: what happens in its words must not reach the locked ones. */
const statement = { ...certificate, code: 'statement/support', kind: 'statement' as const }
const versions = [certificate, sealed as typeof certificate, statement]

function said(text: string): Block {
  return {
    type: 'quotation',
    children: [
      { type: 'paragraph', children: [{ text }] },
      { type: 'attribution', children: [{ text: 'Ministry' }] },
    ],
  }
}

function letter(): Document {
  const [open, closed, own] = versions.map((version) => toSlateForm([pinClause(version)])[0] as Clause)
  if (open === undefined || closed === undefined || own === undefined) throw new Error('there are three')
  return [
    part('date', 'today'),
    paragraph('Before'),
    open,
    paragraph('Between'),
    closed,
    adaptClause(own, 'They asked.'),
    table(['x', 'y']),
    paragraph('After'),
    part('closing', 'Yours'),
  ]
}

type Pick = (below: number) => number

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

/** What nobody can do with keys: operations made by hand, as a faulty behaviour or another program in the page would make them. */
function rawOperation(editor: LetterEditor, pick: Pick): Operation {
  const path = anyPath(editor, pick)
  const node = Node.get(editor, path)
  const forged: Clause = { ...pinClause(certificate), children: [{ type: 'paragraph', children: [{ text: 'We promise nothing.' }] }] }
  const adapted: Clause = { ...forged, lock: 'adapted' }
  const unsealed: Clause = { ...pinClause(versions[1] ?? certificate), lock: 'locked' }
  const strange = [
    { lock: 'locked' },
    { lock: 'adapted' },
    { digest: '0'.repeat(64) },
    { version: 9 },
    { type: 'paragraph' },
    { children: [] },
    { when: 'never' },
    { bold: true },
  ]
  switch (pick(8)) {
    case 0:
      return { type: 'insert_text', path, offset: 0, text: 'x' }
    case 1:
      return { type: 'remove_text', path, offset: 0, text: 'text' in node ? node.text.slice(0, 1) : '' }
    case 2:
      return { type: 'insert_node', path, node: [forged, unsealed, adapted, paragraph('x'), { text: 'x' }][pick(5)] ?? { text: '' } }
    case 3:
      return { type: 'remove_node', path, node }
    case 4:
      return { type: 'merge_node', path, position: 1, properties: {} }
    case 5:
      return { type: 'split_node', path, position: pick(2), properties: strange[pick(strange.length)] ?? {} }
    case 6:
      return { type: 'move_node', path, newPath: anyPath(editor, pick) }
    default:
      return { type: 'set_node', path, properties: {}, newProperties: strange[pick(strange.length)] as Partial<Node> }
  }
}

function carrying(texts: Readonly<Record<string, string>>): DataTransfer {
  return { files: [], types: Object.keys(texts), getData: (type: string) => texts[type] ?? '' } as unknown as DataTransfer
}

/** A clause as another program may have put it on the clipboard: with other words, another lock, or whole. */
function pasted(pick: Pick): DataTransfer {
  const clause = pinClause(versions[pick(3)] ?? certificate)
  const forged = { ...clause, children: [paragraph('We promise nothing.')] }
  const other = [clause, { ...clause, lock: 'locked' }, forged, { ...forged, lock: 'adapted' }][pick(4)]
  const fragment = btoa(encodeURIComponent(JSON.stringify([other, paragraph('pasted')])))
  return carrying(pick(2) === 0 ? { 'application/x-slate-fragment': fragment } : { 'text/plain': 'Pasted\nin lines' })
}

const keys = ['Backspace', 'Delete', 'Enter', 'Tab', 'ArrowUp', 'ArrowDown', 'Escape', 'a', ' ']

/** Everything that reaches the document: keys, actions, paste and drop, correction at a range, find and replace, history, and operations. */
const ways: readonly ((editor: LetterEditor, pick: Pick) => void)[] = [
  (editor, pick) => editor.apply(rawOperation(editor, pick)),
  (editor, pick) => editor.apply(rawOperation(editor, pick)),
  (editor, pick) => {
    const key = keys[pick(keys.length)] ?? ''
    const press = { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: pick(4) === 0 }
    // What no behaviour takes, the browser tells the editor as input.
    if (!handleKey(editor, press, false) && key.length === 1) editor.insertText(key)
  },
  (editor, pick) => editor.deleteBackward((['character', 'word', 'line', 'block'] as const)[pick(4)] ?? 'character'),
  (editor, pick) => editor.deleteForward((['character', 'word', 'line', 'block'] as const)[pick(4)] ?? 'character'),
  (editor) => editor.insertText('word '),
  (editor) => editor.insertBreak(),
  (editor) => editor.deleteFragment(),
  // A composition, a spell-checker's correction or a browser's extension names the range that it replaces.
  (editor, pick) => Transforms.insertText(editor, '漢字', { at: anyRange(editor, pick), voids: true }),
  (editor, pick) => Transforms.delete(editor, { at: anyRange(editor, pick), voids: pick(2) === 0, hanging: pick(2) === 0 }),
  (editor, pick) => editor.insertData(pasted(pick)),
  (editor, pick) => {
    const query = { text: ['a', 'e', 'shop', 'Certificate'][pick(4)] ?? 'a', matchCase: false, wholeWords: false, isPattern: false }
    replaceMatches(editor, findMatches(editor, query), query, ['', 'o'][pick(2)] ?? '')
  },
  (editor, pick) => {
    const harmless = editorActions.filter(({ id }) => !['find', 'replace', 'picture', 'link', 'character'].includes(id))
    harmless[pick(harmless.length)]?.run(editor)
  },
  (editor, pick) => void moveBlock(editor, pick(2) === 0 ? 1 : -1),
  (editor, pick) => setCondition(editor, pick(2) === 0 ? undefined : { field: 'partner.country', test: 'is', value: 'GB' }),
  (editor, pick) => void (pick(20) === 0 && detachClause(editor, [pick(editor.children.length)])),
  (editor, pick) => void adaptClauseAt(editor, [pick(editor.children.length)], 'They asked.'),
  (editor, pick) => void (pick(4) === 0 && resetClause(editor, [pick(editor.children.length)])),
  (editor) => editor.undo(),
  (editor) => editor.redo(),
]

const genuine = new Set(
  versions.map((version) => {
    const { code, digest, lock, version: number } = pinClause(version)
    return [code, number, digest, lock].join(' ')
  }),
)
const seen = new WeakSet<object>()

/** True when every clause is one of the library's, with its lock and exactly its words, or the one that letters may adapt. */
function areIntact(editor: LetterEditor): boolean {
  return editor.children.every((block) => {
    if (seen.has(block) || !('type' in block) || block.type !== 'clause') return !serialisedClauseInside(block)
    const name = [block.code, block.version, block.digest, block.lock].join(' ')
    const isAdapted = block.lock === 'adapted' && block.code === statement.code && block.digest === digestOfDocument(statement.body)
    const isIntact = isAdapted ? !serialisedClauseInWords(block) : genuine.has(name) && digestOfDocument(block.children) === block.digest
    if (isIntact) seen.add(block)
    return isIntact
  })
}

/** A clause anywhere but at the top would be none that a reader could tell from the text around it. */
function serialisedClauseInside(block: Node): boolean {
  return 'type' in block && block.type !== 'clause' && 'children' in block && serialiseNode(block).includes('"type":"clause"')
}

function serialisedClauseInWords(clause: Clause): boolean {
  return clause.children.some((block) => serialiseNode(block).includes('"type":"clause"'))
}

const operationsOfALetter = 200

test(
  'no operation and no event changes a locked clause: its words, its name and its lock are those of the library after each of them',
  { timeout: 600_000 },
  async () => {
    const pick = numbersFrom(20_261_126)
    let editor = editorWith(letter())
    const all = runs(100_000)
    for (let step = 0; step < all; step += 1) {
      if (step % operationsOfALetter === 0) {
        editor = editorWith(letter())
        editor.clauseVersions = versions
      }
      const way = pick(ways.length)
      try {
        if (pick(3) > 0) editor.select(anyRange(editor, pick))
        ways[way]?.(editor, pick)
      } catch {
        // Slate throws for what it cannot do, such as text in a block; the clauses must be whole all the same.
      }
      if (!areIntact(editor)) expect.fail(`a clause was changed by way ${String(way)} at step ${String(step)}`)
      if (pick(3) === 0) await nextGesture()
      if (editor.children.length > 60 || !isSound(editor)) {
        editor = editorWith(letter())
        editor.clauseVersions = versions
      }
    }
  },
)

/** False after Slate threw in the middle of something; such an editor is no document to go on with. */
function isSound(editor: LetterEditor): boolean {
  try {
    Editor.normalize(editor)
    return editor.selection === null || Node.has(editor, editor.selection.anchor.path)
  } catch {
    return false
  }
}
