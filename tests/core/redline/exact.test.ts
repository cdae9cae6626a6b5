import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOfDocument, mapNodes, type Block } from '../../../core/document/index.ts'
import { afterOf, beforeOf, changesOf, compareDocuments } from '../../../core/redline/index.ts'
import { document } from '../../arbitrary/document.ts'
import { runs } from '../../random-size.ts'

/** Another document made from the same blocks: some left out, some twice, another order, words exchanged. */
const edited = fc.tuple(document, document, fc.array(fc.nat(), { maxLength: 20 })).map(([before, other, picks]): [Block[], Block[]] => {
  const pool = [...before, ...other]
  const chosen = picks.flatMap((pick) => pool[pick % Math.max(1, pool.length)] ?? [])
  const reworded = mapNodes(before, (node) =>
    node.type === undefined ? { ...node, text: node.text.replace('shall', 'may'), bold: node.text.length % 2 === 0 } : node,
  )
  return [before, picks.length % 2 === 0 ? [...reworded, ...chosen] : chosen]
})

test('both documents come back from the redline by their digests', () => {
  fc.assert(
    fc.property(edited, ([before, after]) => {
      const redline = compareDocuments(before, after)
      expect(digestOfDocument(beforeOf(redline))).toBe(digestOfDocument(before))
      expect(digestOfDocument(afterOf(redline))).toBe(digestOfDocument(after))
    }),
    { numRuns: runs(2_000) },
  )
})

test('equal documents give no change', () => {
  fc.assert(
    fc.property(document, (blocks) => {
      expect(changesOf(compareDocuments(blocks, structuredClone(blocks)))).toEqual([])
    }),
    { numRuns: runs(1_000) },
  )
})

test('documents with different digests give a change', () => {
  fc.assert(
    fc.property(edited, ([before, after]) => {
      fc.pre(digestOfDocument(before) !== digestOfDocument(after))
      expect(changesOf(compareDocuments(before, after))).not.toEqual([])
    }),
    { numRuns: runs(1_000) },
  )
})
