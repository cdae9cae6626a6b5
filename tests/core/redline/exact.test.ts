import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOfDocument, mapNodes, type Block } from '../../../core/document/index.ts'
import { afterOf, beforeOf, changesOf, compareDocuments, type RedlineBlock } from '../../../core/redline/index.ts'
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

const vocabulary = [
  'camera',
  'firmware',
  'estate',
  'ministry',
  'recorder',
  'licence',
  'partner',
  'scheme',
  'site',
  'notice',
  'shall',
  'not',
]
const sentence = fc.array(fc.constantFrom(...vocabulary), { minLength: 6, maxLength: 14 })
/** Paragraphs in another order, each with a word of it exchanged or none. */
const shuffled = fc
  .array(fc.record({ words: sentence, at: fc.nat(13), word: fc.constantFrom(...vocabulary), rank: fc.nat() }), {
    minLength: 2,
    maxLength: 12,
  })
  .map((lines): [Block[], Block[]] => {
    const paragraph = (words: readonly string[]): Block => ({ type: 'paragraph', children: [{ text: words.join(' ') }] })
    const edited = lines.map(({ words, at, word, rank }) => ({ rank, words: words.map((old, index) => (index === at ? word : old)) }))
    return [
      lines.map(({ words }) => paragraph(words)),
      edited.toSorted((one, two) => one.rank - two.rank).map(({ words }) => paragraph(words)),
    ]
  })

function movesOf(
  blocks: readonly RedlineBlock[],
): { readonly gone: Block; readonly came: Block; readonly edited: RedlineBlock | undefined }[] {
  return blocks.flatMap((end) => {
    if (end.change !== 'moved-to') return []
    const start = blocks.find((other) => other.change === 'moved-from' && other.move === end.move)
    // Only paragraphs were compared.
    return start?.change === 'moved-from' ? [{ gone: start.block as Block, came: end.block as Block, edited: end.edited }] : []
  })
}

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

test('both documents come back from a redline of edited moves', () => {
  fc.assert(
    fc.property(shuffled, ([before, after]) => {
      const redline = compareDocuments(before, after)
      expect([digestOfDocument(beforeOf(redline)), digestOfDocument(afterOf(redline))]).toEqual([
        digestOfDocument(before),
        digestOfDocument(after),
      ])
    }),
    { numRuns: runs(2_000) },
  )
})

test('the word changes of an edited move lead from its old words to its new ones', () => {
  fc.assert(
    fc.property(shuffled, ([before, after]) => {
      for (const { gone, came, edited } of movesOf(compareDocuments(before, after).blocks)) {
        const [old, now] = edited === undefined ? [[came], [came]] : [beforeOf({ blocks: [edited] }), afterOf({ blocks: [edited] })]
        expect([digestOfDocument(old), digestOfDocument(now)]).toEqual([digestOfDocument([gone]), digestOfDocument([came])])
      }
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
