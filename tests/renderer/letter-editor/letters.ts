import { expect } from 'vitest'
import { Editor, Node } from 'slate'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { parseDocument, toSlateForm, type Block, type Document, type Part, type PartName } from '../../../core/document/index.ts'
import { pinClause } from '../../../core/letter/index.ts'
import { createLetterEditor } from '../../../renderer/letter-editor/letter-editor.ts'
import { openDocument } from '../../../renderer/letter-editor/open-document.ts'
import type { LetterEditor } from '../../../renderer/letter-editor/slate-types.ts'

/** An editor with a document in it. */
export function editorWith(document: Document): LetterEditor {
  const editor = createLetterEditor()
  editor.clauseVersions = [certificate]
  expect(openDocument(editor, toSlateForm(document))).toBe(true)
  return editor
}

export function paragraph(text: string): Block {
  return { type: 'paragraph', children: [{ text }] }
}

export function item(text: string, level = 0): Block {
  return { type: 'list-item', kind: 'decimal', level, children: [{ text }] }
}

export function part(name: PartName, text: string): Part {
  return { type: 'part', part: name, children: [{ text }] }
}

export function table(...rows: readonly (readonly string[])[]): Block {
  return {
    type: 'table',
    headerRows: 1,
    columns: (rows[0] ?? []).map(() => ({})),
    children: rows.map((cells) => ({ type: 'table-row', children: cells.map((text) => ({ type: 'table-cell', children: [{ text }] })) })),
  }
}

export const certificate: ClauseVersion = {
  code: 'certification/harbour-scheme',
  kind: 'certification',
  title: 'Harbour Scheme certificate',
  language: 'en-GB',
  jurisdictions: ['GB'],
  version: 2,
  valid: { from: '2025-01-01', until: '2027-12-31' },
  tags: [],
  evidence: [],
  body: [
    { type: 'paragraph', children: [{ text: 'Our cameras are assessed every year.' }] },
    {
      type: 'list-item',
      kind: 'decimal',
      level: 0,
      children: [{ text: 'Certificate 17 ' }, { text: 'covers', bold: true }, { text: ' all ranges.' }],
    },
  ],
}

export const certificateBlock: Block = pinClause(certificate)

/** Puts the caret into a top block (or the node at a path) at an offset of its text; a clause is entered too. */
export function caretAt(editor: LetterEditor, at: number | number[], offset = 0): void {
  const path = typeof at === 'number' ? [at] : at
  let rest = offset
  for (const [text, place] of Node.texts(Node.get(editor, path))) {
    if (rest <= text.text.length) return editor.select({ path: [...path, ...place], offset: rest })
    rest -= text.text.length
  }
  throw new Error(`no offset ${String(offset)} at ${path.join('.')}`)
}

export function selectBetween(
  editor: LetterEditor,
  from: readonly [number | number[], number],
  to: readonly [number | number[], number],
): void {
  caretAt(editor, ...from)
  const anchor = editor.selection?.anchor
  caretAt(editor, ...to)
  const focus = editor.selection?.focus
  if (anchor !== undefined && focus !== undefined) editor.select({ anchor, focus })
}

/** The document in short: a line a block, as `type: text`, so that a test reads as a picture of the letter. */
export function shape(editor: LetterEditor): string[] {
  const parsed = parseDocument(editor.children)
  expect(parsed.ok ? undefined : parsed.error.message).toBeUndefined()
  return editor.children.map((node, index) =>
    'type' in node ? `${labelOf(node as Block)}: ${Editor.string(editor, [index], { voids: true })}` : '?',
  )
}

function labelOf(block: Block): string {
  if (block.type === 'list-item') return `${block.kind} ${String(block.level)}`
  if (block.type === 'heading') return `heading ${String(block.level)}`
  return block.type === 'part' ? block.part : block.type
}

/** Slate gathers what happens in one task; a person's next gesture comes in the next one. */
export async function nextGesture(): Promise<void> {
  await Promise.resolve()
  await Promise.resolve()
}
