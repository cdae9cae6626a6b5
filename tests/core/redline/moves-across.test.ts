import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  digestOfDocument,
  serialiseNode,
  type Block,
  type Clause,
  type Element,
  type ListItem,
  type Paragraph,
} from '../../../core/document/index.ts'
import {
  afterOf,
  beforeOf,
  changesOf,
  compareDocuments,
  insideOf,
  redlineText,
  wordMovesOf,
  type ChangedBlock,
  type MovedBlock,
  type OneSidedBlock,
  type RedlineBlock,
} from '../../../core/redline/index.ts'
import { runs } from '../../random-size.ts'

const paragraph = (text: string): Paragraph => ({ type: 'paragraph', children: [{ text }] })
const item = (text: string): ListItem => ({ type: 'list-item', kind: 'bullet', level: 0, children: [{ text }] })
const quotation = (...children: (Paragraph | ListItem)[]): Block & { type: 'quotation' } => ({ type: 'quotation', children })
const clause = (...children: Clause['children']): Clause => ({
  type: 'clause',
  code: 'policy-quote/retail-scope',
  version: 1,
  language: 'en-GB',
  jurisdictions: [],
  digest: '0'.repeat(64),
  lock: 'locked',
  children,
})
const table = (...rows: string[][]): Block & { type: 'table' } => ({
  type: 'table',
  headerRows: 0,
  columns: (rows[0] ?? []).map(() => ({})),
  children: rows.map((row) => ({ type: 'table-row', children: row.map((text) => ({ type: 'table-cell', children: [{ text }] })) })),
})

const cameras = 'Cameras are sold through our own distributors only.'
const updates = 'Updates of the firmware are given for five years after the last sale.'
const complaints = 'Complaints go to the office in Leeds.'
const recorders = 'Recorders of the estate keep their pictures for thirty days.'

const shown = (before: Block[], after: Block[]): string => redlineText(compareDocuments(before, after))
const kinds = (before: Block[], after: Block[]): string[] => changesOf(compareDocuments(before, after)).map(({ kind }) => kind)

test('a paragraph that leaves a quotation for the letter is a move', () => {
  expect(
    shown(
      [quotation(paragraph(cameras), paragraph(updates)), paragraph(complaints)],
      [quotation(paragraph(cameras)), paragraph(complaints), paragraph(updates)],
    ),
  ).toBe([cameras, `[-${updates}-] (moved away, 1)`, complaints, `{+${updates}+} (moved here, 1)`].join('\n'))
})

test('a paragraph that leaves the letter for a clause is one change', () => {
  expect(
    kinds(
      [paragraph(updates), clause(paragraph(cameras)), paragraph(complaints)],
      [clause(paragraph(cameras), paragraph(updates)), paragraph(complaints)],
    ),
  ).toEqual(['moved'])
})

test('an item of a list in one quotation that goes to the list in another is a move', () => {
  expect(
    kinds(
      [quotation(item(cameras), item(updates)), paragraph(complaints), quotation(item(recorders))],
      [quotation(item(cameras)), paragraph(complaints), quotation(item(recorders), item(updates))],
    ),
  ).toEqual(['moved'])
})

test('a paragraph that becomes an item of a list elsewhere is a move to another kind', () => {
  expect(
    shown(
      [paragraph(updates), quotation(paragraph(cameras)), paragraph(complaints)],
      [quotation(paragraph(cameras), item(updates)), paragraph(complaints)],
    ),
  ).toBe([`[-${updates}-] (moved away, 1)`, cameras, '(moved here, 1)', '(paragraph → list item)', `• ${updates}`, complaints].join('\n'))
})

test('a paragraph that moved to another place with other words shows them there', () => {
  expect(
    shown(
      [quotation(paragraph(cameras), paragraph(updates)), paragraph(complaints)],
      [quotation(paragraph(cameras)), paragraph(complaints), paragraph(updates.replace('five', 'seven'))],
    )
      .split('\n')
      .slice(-2),
  ).toEqual(['(moved here and edited, 1)', 'Updates of the firmware are given for [-five-]{+seven+} years after the last sale.'])
})

test('a paragraph that becomes a quotation is a move into a quotation that came', () => {
  const redline = compareDocuments(
    [paragraph(complaints), paragraph(updates)],
    [paragraph(complaints), quotation(paragraph(updates), paragraph(recorders))],
  )
  expect(redlineText(redline)).toBe(
    [complaints, `[-${updates}-] (moved away, 1)`, '(quotation inserted)', `{+${updates}+} (moved here, 1)`, `{+${recorders}+}`].join('\n'),
  )
})

test('a quotation that came, and the paragraph that moved into it, are two changes', () => {
  expect(
    kinds([paragraph(complaints), paragraph(updates)], [paragraph(complaints), quotation(paragraph(updates), paragraph(recorders))]),
  ).toEqual(['moved', 'inserted'])
})

test('a clause that is dissolved goes, and its paragraphs move', () => {
  expect(kinds([clause(paragraph(updates), paragraph(recorders))], [paragraph(updates), paragraph(recorders)])).toEqual([
    'removed',
    'moved',
    'moved',
  ])
})

test('a quotation that leaves a clause moves as a whole', () => {
  const quoted = quotation(paragraph(updates), paragraph(recorders))
  expect(
    kinds([clause(paragraph(cameras), quoted), paragraph(complaints)], [clause(paragraph(cameras)), paragraph(complaints), quoted]),
  ).toEqual(['moved'])
})

test('a row that goes from one table to another is a move', () => {
  const row = ['Dome 4', 'sold through our own distributors', '£100']
  expect(
    kinds(
      [table(['Model', 'Where', 'Price'], row), paragraph(complaints), table(['Recorder', 'Place', 'Fee'])],
      [table(['Model', 'Where', 'Price']), paragraph(complaints), table(['Recorder', 'Place', 'Fee'], row)],
    ),
  ).toEqual(['moved'])
})

test('a paragraph that becomes the cell of a new row is a move into it', () => {
  const rows = [
    ['Model', 'Note'],
    ['Bullet 7', cameras],
  ]
  expect(
    shown([table(...rows), paragraph(updates), paragraph(complaints)], [table(...rows, ['Dome 4', updates]), paragraph(complaints)]),
  ).toBe(
    [
      'Model\tNote',
      `Bullet 7\t${cameras}`,
      `{+Dome 4+}\t(moved here, 1) (paragraph → table cell) ${updates}`,
      `[-${updates}-] (moved away, 1)`,
      complaints,
    ].join('\n'),
  )
})

test('a line of a few words that becomes one of another kind elsewhere is a move', () => {
  expect(
    kinds(
      [paragraph('So it is indeed'), quotation(paragraph(cameras)), paragraph(complaints)],
      [quotation(paragraph(cameras), item('So it is indeed')), paragraph(complaints)],
    ),
  ).toEqual(['moved', 'restyled'])
})

test('a paragraph that goes into the empty cell of a row that stays is a move', () => {
  const heads = ['Model', 'Note of the partner']
  expect(
    shown(
      [table(heads, ['Dome 4 of the estate', '']), paragraph(complaints), paragraph(updates)],
      [table(heads, ['Dome 4 of the estate', updates]), paragraph(complaints)],
    ),
  ).toBe(
    [heads.join('\t'), `Dome 4 of the estate\t(moved here, 1) {+${updates}+}`, complaints, `[-${updates}-] (moved away, 1)`].join('\n'),
  )
})

test('a cell whose words become a paragraph, and which says something else now, is one move', () => {
  const heads = ['Model', 'Note of the partner']
  const long = 'Dome 4 of the estate, sold through our own distributors at list price'
  expect(
    kinds(
      [table(heads, [long, updates]), paragraph(complaints)],
      [table(heads, [long, 'see below']), paragraph(complaints), paragraph(updates)],
    ),
  ).toEqual(['moved', 'restyled'])
})

test('moves are numbered in the order of the older document, whatever list they are in', () => {
  expect(
    shown(
      [quotation(paragraph(cameras), paragraph(updates)), paragraph(recorders), paragraph(complaints)],
      [paragraph(recorders), quotation(paragraph(cameras)), paragraph(complaints), paragraph(updates)],
    ).match(/\(moved away, \d\)/gu),
  ).toEqual(['(moved away, 1)', '(moved away, 2)'])
})

test('a few words that stand elsewhere are no move', () => {
  expect(
    kinds(
      [quotation(paragraph(cameras), paragraph('So it is')), paragraph(complaints)],
      [quotation(paragraph(cameras)), paragraph(complaints), paragraph('So it is')],
    ),
  ).toEqual(['removed', 'inserted'])
})

const vocabulary = ['camera', 'firmware', 'estate', 'ministry', 'recorder', 'licence', 'partner', 'scheme', 'site', 'notice', 'shall']
const line = fc.record({
  words: fc.array(fc.constantFrom(...vocabulary), { minLength: 3, maxLength: 10 }),
  isItem: fc.boolean(),
  /** Which container it stands in before and after, and its rank there. */
  homes: fc.tuple(fc.nat(6), fc.nat(6)),
  ranks: fc.tuple(fc.nat(), fc.nat()),
  exchanged: fc.option(fc.tuple(fc.nat(9), fc.constantFrom(...vocabulary)), { nil: undefined }),
})
type Line = typeof line extends fc.Arbitrary<infer Value> ? Value : never

/** A document of the lines: some at the top, some in quotations, a clause, a quotation inside a clause, or a table. */
function built(lines: readonly Line[], side: 0 | 1): Block[] {
  const at = (home: number): (Paragraph | ListItem)[] =>
    lines
      .filter(({ homes }) => homes[side] === home)
      .toSorted((one, other) => one.ranks[side] - other.ranks[side])
      .map(({ words, isItem, exchanged }) => {
        const text = words.map((word, index) => (side === 1 && exchanged?.[0] === index ? exchanged[1] : word)).join(' ')
        return isItem ? item(text) : paragraph(text)
      })
  const [top, first, second, own, inner, cells, last] = [0, 1, 2, 3, 4, 5, 6].map(at)
  const some = <Kind extends Block>(block: Kind, children: readonly unknown[] | undefined): Kind[] =>
    (children ?? []).length === 0 ? [] : [block]
  const inClause = [...(own ?? []), ...some(quotation(...(inner ?? [])), inner)]
  const rows = (cells ?? []).map(({ children }) => ['No.', children.map((child) => ('text' in child ? child.text : '')).join('')])
  return [
    ...(top ?? []),
    ...some(quotation(...(first ?? [])), first),
    ...some(clause(...inClause), inClause),
    ...some(table(...rows), rows),
    ...some(quotation(...(second ?? [])), second),
    ...(last ?? []),
  ]
}

const scattered = fc.array(line, { minLength: 1, maxLength: 14 }).map((lines): [Block[], Block[]] => [built(lines, 0), built(lines, 1)])

function allBlocks(blocks: readonly RedlineBlock[]): RedlineBlock[] {
  return blocks.flatMap((block) => [block, ...allBlocks(insideOf(block))])
}

const isFrom = (block: RedlineBlock): block is MovedBlock => block.change === 'moved-from'
const isTo = (block: RedlineBlock): block is MovedBlock => block.change === 'moved-to'
const isOneSided = (block: RedlineBlock): block is OneSidedBlock => block.change === 'inserted' || block.change === 'removed'

const within = (edited: ChangedBlock): { blocks: RedlineBlock[] } => ({ blocks: [edited] })

test('both documents come back from a redline of moves across quotations, clauses and tables', () => {
  fc.assert(
    fc.property(scattered, ([before, after]) => {
      const redline = compareDocuments(before, after)
      expect([digestOfDocument(beforeOf(redline)), digestOfDocument(afterOf(redline))]).toEqual([
        digestOfDocument(before),
        digestOfDocument(after),
      ])
    }),
    { numRuns: runs(4_000) },
  )
})

test('each move has two ends, which are equal or lead from the one to the other', () => {
  fc.assert(
    fc.property(scattered, ([before, after]) => {
      const all = allBlocks(compareDocuments(before, after).blocks)
      const words = all.flatMap((block) => (block.change === 'changed' ? wordMovesOf(block) : []))
      const from = [...all.filter(isFrom), ...words.filter(({ change }) => change === 'moved-from')]
      const to = [...all.filter(isTo), ...words.filter(({ change }) => change === 'moved-to')]
      expect(from.map(({ move }) => move).toSorted((one, other) => one - other)).toEqual(from.map((_, index) => index + 1))
      expect(to.map(({ move }) => move).toSorted((one, other) => one - other)).toEqual(to.map((_, index) => index + 1))
      for (const { move, block, edited } of all.filter(isTo)) {
        const start = all.filter(isFrom).find((end) => end.move === move)?.block
        if (start === undefined) continue
        if (edited === undefined) expect(serialiseNode(start)).toBe(serialiseNode(block))
        else
          expect([beforeOf(within(edited)), afterOf(within(edited))].map((side) => serialiseNode(side[0] ?? block))).toEqual([
            serialiseNode(start),
            serialiseNode(block),
          ])
      }
    }),
    { numRuns: runs(4_000) },
  )
})

test('what a block holds is what it is shown to hold, where part of it moved', () => {
  fc.assert(
    fc.property(scattered, ([before, after]) => {
      for (const block of allBlocks(compareDocuments(before, after).blocks)) {
        if (!isOneSided(block) || block.inside === undefined) continue
        const side = { blocks: block.inside }
        const held = block.change === 'inserted' ? afterOf(side) : beforeOf(side)
        expect(held.map(serialiseNode)).toEqual((block.block.children as Element[]).map(serialiseNode))
      }
    }),
    { numRuns: runs(4_000) },
  )
})

test('no paragraph of its own words goes in one place and comes in another without being a move', () => {
  fc.assert(
    fc.property(scattered, ([before, after]) => {
      const all = allBlocks(compareDocuments(before, after).blocks)
      const lines = (change: 'removed' | 'inserted'): string[] =>
        all.flatMap((block) =>
          isOneSided(block) &&
          block.change === change &&
          block.inside === undefined &&
          block.block.type === 'paragraph' &&
          wordCount(block.block) >= 4
            ? [serialiseNode(block.block)]
            : [],
        )
      const come = new Set(lines('inserted'))
      expect(lines('removed').filter((key) => come.has(key))).toEqual([])
    }),
    { numRuns: runs(4_000) },
  )
})

function wordCount({ children }: Element): number {
  return children.flatMap((child) => ('text' in child ? child.text.split(' ') : [])).length
}
