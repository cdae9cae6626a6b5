import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../../core/document/index.ts'
import { anchorIn, anchorOf, Comment, type Anchor, type AnchoredPassage } from '../../../core/review/index.ts'
import { document } from '../../arbitrary/document.ts'
import { runs } from '../../random-size.ts'
import { id } from './house.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', children: [{ text }] })

/** The anchor of the n-th occurrence of some words in a paragraph. */
function anchorOn(blocks: readonly Block[], block: number, words: string, from = 0): Anchor {
  const [run] = blocks[block]?.children ?? []
  const text = run !== undefined && 'text' in run ? run.text : ''
  const offset = text.indexOf(words, from)
  const anchor = anchorOf(blocks, { path: [block], offset }, { path: [block], offset: offset + words.length })
  if (anchor === undefined) throw new Error('no anchor')
  return anchor
}

const where = (found: AnchoredPassage): string =>
  found.state === 'orphaned' ? 'orphaned' : `${found.state} "${found.words}" at ${found.start.path.join('.')}:${String(found.start.offset)}`

const first = paragraph('The cameras are sold through partners, and partners train their staff.')
const second = paragraph('Nothing in this letter changes the contract.')

describe('the passage of a comment', () => {
  const anchor = anchorOn([first, second], 0, 'partners', 30)

  test('is found where it stood', () => {
    expect(where(anchorIn([first, second], anchor))).toBe('found "partners" at 0:43')
  })

  test('moves with its paragraph', () => {
    expect(where(anchorIn([paragraph('New.'), second, first], anchor))).toBe('found "partners" at 2:43')
  })

  test('moves with words that are put in before it', () => {
    expect(where(anchorIn([paragraph('Today the cameras are sold through partners, and partners train their staff.')], anchor))).toBe(
      'found "partners" at 0:49',
    )
  })

  test('is the one with the same neighbours, though another stands in its old place', () => {
    const other = paragraph('Their own staff is trained by our good old partners each year again.')
    expect(where(anchorIn([other, first], anchor))).toBe('found "partners" at 1:43')
  })

  test('that is repeated with its neighbours is the one nearest to its old place', () => {
    const same = Array.from({ length: 5 }, () => paragraph('The same paragraph again, with the same words around them.'))
    const padded = [paragraph('x'.repeat(80)), ...same, paragraph('x'.repeat(80))]
    const inThird = anchorOn(padded, 3, 'words')
    expect(where(anchorIn(padded.toSpliced(0, 1, paragraph('y'.repeat(82))), inThird))).toBe('found "words" at 3:40')
  })

  test('is not the whole text that came to stand between its neighbours', () => {
    const pushedApart = [paragraph(`The cameras are sold through partners, and ${'so on '.repeat(60)} train their staff.`), second]
    expect(where(anchorIn(pushedApart, anchor))).toBe('orphaned')
  })

  test('that was rewritten is what now stands between its neighbours', () => {
    const rewritten = paragraph('The cameras are sold through partners, and certified resellers train their staff.')
    expect(where(anchorIn([rewritten, second], anchor))).toBe('changed "certified resellers" at 0:43')
  })

  test('that was deleted is orphaned', () => {
    expect(
      where(
        anchorIn(
          [paragraph('The cameras are sold through partners, and train their staff.'), second],
          anchorOn([first, second], 0, 'partners ', 30),
        ),
      ),
    ).toBe('orphaned')
  })

  test('with its paragraph deleted is orphaned, though the word stands elsewhere', () => {
    expect(where(anchorIn([second, paragraph('Our partners.')], anchor))).toBe('orphaned')
  })

  test('may reach over several blocks', () => {
    const across = anchorOf([first, second], { path: [0], offset: 64 }, { path: [1], offset: 7 })
    expect(across && anchorIn([paragraph('New.'), first, second], across)).toEqual({
      state: 'found',
      words: 'staff.\nNothing',
      start: { path: [1], offset: 64 },
      end: { path: [2], offset: 7 },
    })
  })

  test('keeps its neighbours whole', () => {
    const locks = paragraph(`${'\u{1F512}'.repeat(40)}a word ${'\u{1F512}'.repeat(40)}`)
    const { prefix, suffix } = anchorOn([locks], 0, 'word')
    expect([prefix, suffix]).toEqual([`${'\u{1F512}'.repeat(31)}a `, ` ${'\u{1F512}'.repeat(31)}`])
  })

  test('inside a character has no anchor', () => {
    expect(anchorOf([paragraph('\u{1F512}')], { path: [0], offset: 0 }, { path: [0], offset: 1 })).toBeUndefined()
  })

  test('that is nothing has no anchor', () => {
    expect(anchorOf([first], { path: [0], offset: 3 }, { path: [0], offset: 3 })).toBeUndefined()
  })

  test('in a place that is not there has no anchor', () => {
    expect(anchorOf([first], { path: [4], offset: 0 }, { path: [4], offset: 3 })).toBeUndefined()
  })
})

test('a comment travels as JSON', () => {
  const comment: Comment = {
    id: id(1),
    subject: 'letter',
    subjectId: id(2),
    thread: id(1),
    person: id(3),
    at: '2026-11-23T10:00:00Z',
    text: 'Is that so?',
    anchor: anchorOn([first], 0, 'sold'),
  }
  expect(Comment.parse(JSON.parse(JSON.stringify(comment)))).toEqual(comment)
})

/** A document, and a passage somewhere in it. */
const passageIn = fc.tuple(document, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 40 })).map(([blocks, block, offset, length]) => {
  const lines = blocks.flatMap((each, index) =>
    each.type === 'paragraph' || each.type === 'heading' || each.type === 'list-item' ? [{ index, length: wordsOf(each).length }] : [],
  )
  const line = lines.length === 0 ? undefined : lines[block % lines.length]
  if (line === undefined || line.length === 0) return { blocks, anchor: undefined }
  const from = offset % line.length
  return {
    blocks,
    anchor: anchorOf(blocks, { path: [line.index], offset: from }, { path: [line.index], offset: Math.min(line.length, from + length) }),
  }
})

function wordsOf(node: Block | Block['children'][number]): string {
  return 'text' in node ? node.text : node.children.map((child) => wordsOf(child as Block)).join('')
}

describe('in any document', () => {
  test('a passage is found with its words and neighbours, where nothing changed', () => {
    fc.assert(
      fc.property(passageIn, ({ blocks, anchor }) => {
        const found = anchor && anchorIn(blocks, anchor)
        expect(found).toEqual(anchor && { state: 'found', words: anchor.exact, start: anchor.start, end: anchor.end })
      }),
      { numRuns: runs(20_000) },
    )
  })

  test('a passage follows its paragraph when blocks are put in above', () => {
    fc.assert(
      fc.property(passageIn, fc.integer({ min: 1, max: 5 }), ({ blocks, anchor }, count) => {
        fc.pre(anchor !== undefined)
        const moved = [...Array.from({ length: count }, () => paragraph('Put in.')), ...blocks]
        // Words that stand twice, with neighbours cut by the ends of the document, are one and the same to any reader.
        const isOnce = moved.filter((block) => wordsOf(block).includes(anchor.exact)).length === 1
        fc.pre(isOnce && !anchor.exact.includes('\n'))
        expect(where(anchorIn(moved, anchor))).toBe(
          `found "${anchor.exact}" at ${String((anchor.start.path[0] ?? 0) + count)}:${String(anchor.start.offset)}`,
        )
      }),
      { numRuns: runs(20_000) },
    )
  })

  test('what is found are the very words, in whatever document', () => {
    fc.assert(
      fc.property(passageIn, document, ({ anchor }, other) => {
        const found = anchor && anchorIn(other, anchor)
        expect(found === undefined || found.state !== 'found' || found.words === anchor?.exact).toBe(true)
      }),
      { numRuns: runs(20_000) },
    )
  })

  test('where a passage lies is where its words stand', () => {
    fc.assert(
      fc.property(passageIn, document, ({ anchor }, other) => {
        const found = anchor && anchorIn(other, anchor)
        if (found === undefined || found.state === 'orphaned') return
        expect(anchorOf(other, found.start, found.end)?.exact).toBe(found.words)
      }),
      { numRuns: runs(20_000) },
    )
  })
})
