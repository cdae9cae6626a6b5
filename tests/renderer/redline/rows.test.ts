import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRun, plainText, walk, type Block } from '../../../core/document/index.ts'
import { afterOf, beforeOf, compareDocuments, type RedlineBlock } from '../../../core/redline/index.ts'
import { rowsOf, type PlacedBlock } from '../../../renderer/redline/rows.ts'
import { document } from '../../arbitrary/document.ts'
import { runs } from '../../random-size.ts'

const paragraph = (text: string): Block & { type: 'paragraph' } => ({ type: 'paragraph', children: [{ text }] })
const item = (text: string): Block => ({ type: 'list-item', kind: 'decimal', level: 0, children: [{ text }] })
const quotation = (...lines: string[]): Block => ({ type: 'quotation', children: lines.map(paragraph) })

const docOf = { before: beforeOf, after: afterOf }

function textIn(placed: PlacedBlock | undefined, side: 'before' | 'after'): string {
  if (placed === undefined) return '–'
  const blocks: RedlineBlock[] = [placed.block]
  return plainText(docOf[side]({ blocks }))
}

function shown(before: Block[], after: Block[]): string[] {
  return rowsOf(compareDocuments(before, after).blocks).map((row) => `${textIn(row.before, 'before')} | ${textIn(row.after, 'after')}`)
}

const cameras = 'Cameras are sold through our own distributors only.'
const updates = 'Updates are given for five years after the last sale.'
const complaints = 'Complaints go to the office in Leeds.'

test('both forms of a paragraph stand in one row', () => {
  const edited = 'Complaints go to the office in York.'
  expect(shown([paragraph(cameras), paragraph(complaints)], [paragraph(cameras), paragraph(edited)])).toEqual([
    `${cameras} | ${cameras}`,
    `${complaints} | ${edited}`,
  ])
})

test('what was added stands beside nothing, and what follows beside its own other form', () => {
  expect(shown([paragraph(complaints)], [paragraph(cameras), paragraph(complaints)])).toEqual([
    `– | ${cameras}`,
    `${complaints} | ${complaints}`,
  ])
})

test('a paragraph that went stands beside the one that came in its place', () => {
  expect(shown([paragraph(cameras)], [paragraph('Nobody answers the telephone on Sundays')])).toEqual([
    `${cameras} | Nobody answers the telephone on Sundays`,
  ])
})

test('either end of a move has a row of its own', () => {
  expect(
    shown([paragraph(cameras), paragraph(updates), paragraph(complaints)], [paragraph(updates), paragraph(complaints), paragraph(cameras)]),
  ).toEqual([`${cameras} | –`, `${updates} | ${updates}`, `${complaints} | ${complaints}`, `– | ${cameras}`])
})

test('the lines of a quotation stand beside each other, not only the quotation as a whole', () => {
  const rows = rowsOf(compareDocuments([quotation(cameras, complaints)], [quotation(cameras, updates, complaints)]).blocks)
  expect(rows.map(({ within, before, after }) => [within, before !== undefined, after !== undefined])).toEqual([
    [['quotation'], true, true],
    [['quotation'], false, true],
    [['quotation'], true, true],
  ])
})

test('an item has the number of its own list on each side', () => {
  const rows = rowsOf(compareDocuments([item('Cameras')], [item('Cables'), item('Cameras')]).blocks)
  expect(rows.map(({ before, after }) => [before?.label, after?.label])).toEqual([
    [undefined, '1.'],
    ['1.', '2.'],
  ])
})

const wordsOf = (blocks: readonly Block[]): string =>
  [...walk(blocks)].map(({ node }) => (isRun(node) ? node.text.normalize('NFC') : '')).join('')

test('each column has every word of its document, in order', () => {
  fc.assert(
    fc.property(document, document, (before, other) => {
      const after = [...other, ...before.slice(0, 3)]
      const rows = rowsOf(compareDocuments(before, after).blocks)
      const column = (side: 'before' | 'after'): string =>
        rows.map((row) => (row[side] === undefined ? '' : wordsOf(docOf[side]({ blocks: [row[side].block] })))).join('')
      expect([column('before'), column('after')]).toEqual([wordsOf(before), wordsOf(after)])
    }),
    { numRuns: runs(500) },
  )
})

test('a block of the newer column says where it stands in its document', () => {
  fc.assert(
    fc.property(document, document, (before, other) => {
      const after = [...other, ...before.slice(0, 3)]
      for (const { after: placed } of rowsOf(compareDocuments(before, after).blocks)) {
        if (placed?.place === undefined) continue
        const [found] = [...walk(after)].filter(({ path }) => path.join('.') === placed.place?.join('.'))
        expect(wordsOf(afterOf({ blocks: [placed.block] }))).toBe(wordsOf([found?.node as Block]))
      }
    }),
    { numRuns: runs(500) },
  )
})
