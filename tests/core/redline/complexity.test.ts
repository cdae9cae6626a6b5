import { expect, test } from 'vitest'
import { digestOfDocument, type Block, type Paragraph } from '../../../core/document/index.ts'
import { afterOf, beforeOf, compareDocuments } from '../../../core/redline/index.ts'

const size = 10_000
const words = (word: (index: number) => string): string => Array.from({ length: size }, (_, index) => word(index)).join(' ')
const paragraph = (text: string): Block => ({ type: 'paragraph', children: [{ text }] })
const oneEach = (word: (index: number) => string): Block[] => Array.from({ length: size }, (_, index) => paragraph(word(index)))
/** A word of a vocabulary of 500, in an order that follows no pattern a comparison could lean on. */
const jumbled =
  (seed: number) =>
  (index: number): string =>
    `word${String((index * 7919 + seed) ** 2 % 499)}`

/** Paragraphs of ten words in some order, one word of each our own. */
const moved = (order: (index: number) => number, own: string): Block[] =>
  Array.from({ length: 1000 }, (_, index) => {
    const place = order(index) * 10
    return paragraph([...Array.from({ length: 9 }, (_nine, word) => jumbled(1)(place + word)), `${own}${String(place)}`].join(' '))
  })

const equal = (count: number): Paragraph[] =>
  Array.from({ length: count }, () => ({ type: 'paragraph', children: [{ text: 'It is advice and binds nobody.' }] }))
const jumbledLine = (index: number): string => Array.from({ length: 8 }, (_, word) => jumbled(3)(index * 8 + word)).join(' ')
const tableOf = (rows: number): Block => ({
  type: 'table',
  headerRows: 0,
  columns: [{}],
  children: Array.from({ length: rows }, (_, index) => ({
    type: 'table-row',
    children: [{ type: 'table-cell', children: [{ text: jumbledLine(index) }] }],
  })),
})

const cases: Record<string, [Block[], Block[]]> = {
  'a paragraph of which every word changed': [
    [paragraph(words((index) => `old${String(index)}`))],
    [paragraph(words((index) => `new${String(index)}`))],
  ],
  'one word throughout, one more of it': [[paragraph(words(() => 'the'))], [paragraph(`the ${words(() => 'the')}`)]],
  'the same words in no common order': [[paragraph(words(jumbled(1)))], [paragraph(words(jumbled(5)))]],
  'every second word changed': [
    [paragraph(words((index) => `w${String(index)}`))],
    [paragraph(words((index) => (index % 2 === 0 ? `w${String(index)}` : 'x')))],
  ],
  'a thousand paragraphs moved, a word of each changed': [moved((index) => index, 'old'), moved((index) => (index * 387) % 1000, 'new')],
  'a line of nothing but section signs': [[paragraph('§'.repeat(200_000))], [paragraph(`${'§'.repeat(200_000)}.`)]],
  'four thousand equal paragraphs that leave a quotation': [
    [{ type: 'quotation', children: equal(4000) }, paragraph('The end of it.')],
    [{ type: 'quotation', children: equal(1) }, paragraph('The end of it.'), ...equal(3999)],
  ],
  'a table of which every cell becomes a paragraph': [
    [tableOf(2000)],
    Array.from({ length: 2000 }, (_, index) => paragraph(jumbledLine(index))),
  ],
  'ten thousand paragraphs of one word, all changed': [
    oneEach((index) => `old${String(index)}`),
    oneEach((index) => `new${String(index)}`),
  ],
  'ten thousand paragraphs of one word, all the same': [oneEach(() => 'same'), [...oneEach(() => 'same'), paragraph('same')]],
}

test.each(Object.entries(cases))(
  '%s is compared in time and exactly',
  (_, [before, after]) => {
    const redline = compareDocuments(before, after)
    expect([digestOfDocument(beforeOf(redline)), digestOfDocument(afterOf(redline))]).toEqual([
      digestOfDocument(before),
      digestOfDocument(after),
    ])
  },
  5_000,
)
