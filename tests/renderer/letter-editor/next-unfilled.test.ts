import { Transforms } from 'slate'
import { describe, expect, test } from 'vitest'
import { pinClause } from '../../../core/letter/index.ts'
import type { Inline, Paragraph, Part } from '../../../core/document/index.ts'
import { nextUnfilled } from '../../../renderer/letter-editor/commands/next-unfilled.ts'
import { certificate, editorWith } from './letters.ts'

function field(name: string): Inline {
  return { type: 'merge-field', name, children: [{ text: '' }] }
}

const recipient: Part = { type: 'part', part: 'recipient', children: [field('partner.name'), { text: '\n' }, field('partner.contact')] }
const line: Paragraph = { type: 'paragraph', children: [field('letter.date'), { text: ' and ' }, field('partner.code')] }
const clause = { ...pinClause(certificate), children: [line] }

/** The names of the fields that are met by going on and on, as many times as asked. */
function met(times: number): unknown[] {
  const editor = editorWith([recipient, line, clause])
  editor.fieldValues.replace({ 'letter.date': '2026-11-23' })
  Transforms.deselect(editor)
  return Array.from({ length: times }, () => {
    const path = nextUnfilled(editor, new Set(['partner.name']))
    if (path !== undefined) Transforms.select(editor, path)
    return path
  })
}

describe('the next field to fill', () => {
  test('is each without a value in turn, also in a clause, and the first again after the last', () => {
    expect(met(4)).toEqual([
      [0, 1],
      [1, 3],
      [2, 0, 3],
      [0, 1],
    ])
  })

  test('is none when every field has its value', () => {
    const editor = editorWith([line])
    editor.fieldValues.replace({ 'letter.date': '2026-11-23', 'partner.code': 'A-1' })
    expect(nextUnfilled(editor, new Set())).toBeUndefined()
  })
})
