import { describe, expect, test } from 'vitest'
import { labelItems, type Block, type ListItem, type ListKind } from '../../../core/document/index.ts'

const item = (kind: ListKind, level = 0, start?: number): ListItem => ({ type: 'list-item', kind, level, start, children: [] })
const paragraph: Block = { type: 'paragraph', children: [] }

function labels(...blocks: Block[]): string[] {
  const map = labelItems(blocks)
  return blocks.map((_, index) => map.get(index)?.label ?? '')
}

describe('labels of list items', () => {
  test('count up from one', () => {
    expect(labels(item('decimal'), item('decimal'), item('decimal'))).toEqual(['1.', '2.', '3.'])
  })

  test('begin at the start number and go on from it', () => {
    expect(labels(item('decimal', 0, 4), item('decimal'))).toEqual(['4.', '5.'])
  })

  test('begin again after a paragraph', () => {
    expect(labels(item('decimal'), paragraph, item('decimal'))).toEqual(['1.', '', '1.'])
  })

  test('go on across a continuation of an item', () => {
    expect(labels(item('decimal'), item('continuation'), item('decimal'))).toEqual(['1.', '', '2.'])
  })

  test('go on after a deeper list', () => {
    expect(labels(item('decimal'), item('lower-alpha', 1), item('lower-alpha', 1), item('decimal'))).toEqual(['1.', 'a)', 'b)', '2.'])
  })

  test('begin the deeper list again under each item', () => {
    expect(labels(item('decimal'), item('lower-alpha', 1), item('decimal'), item('lower-alpha', 1))).toEqual(['1.', 'a)', '2.', 'a)'])
  })

  test('begin again when the kind changes on a level', () => {
    expect(labels(item('decimal'), item('bullet'), item('decimal'))).toEqual(['1.', '•', '1.'])
  })

  test('repeat the numbers above in a legal list', () => {
    expect(labels(item('legal'), item('legal', 1), item('legal', 2), item('legal', 1), item('legal'))).toEqual([
      '1.',
      '1.1',
      '1.1.1',
      '1.2',
      '2.',
    ])
  })

  test('are roman where asked', () => {
    expect(labels(item('lower-roman', 0, 3), item('lower-roman'), item('upper-roman', 0, 1994))).toEqual(['iii.', 'iv.', 'MCMXCIV.'])
  })

  test('go from z to aa', () => {
    expect(labels(item('lower-alpha', 0, 26), item('lower-alpha'))).toEqual(['z)', 'aa)'])
  })
})
