import { expect, test } from 'vitest'
import type { Block } from '../../../core/document/index.ts'
import { readMarkdown } from '../../../backend/files/read-markdown.ts'
import { findingsOf } from '../../../backend/files/source-text.ts'
import { writeMarkdown } from '../../../backend/files/write-markdown.ts'

function read(text: string): readonly Block[] {
  return readMarkdown({ text, firstLine: 1 }, findingsOf('test.md')).blocks
}

test('the space after :item{…} is no part of the item', () => {
  expect(read('1. :item{kind="lower-alpha"} First.')).toEqual([
    { type: 'list-item', kind: 'lower-alpha', level: 0, children: [{ text: 'First.' }] },
  ])
})

test('an item that begins with a space keeps it', () => {
  const items: Block[] = [{ type: 'list-item', kind: 'legal', level: 0, children: [{ text: ' First.' }] }]
  expect(read(writeMarkdown(items))).toEqual(items)
})
