import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  hasSuggestions,
  joinedOrigins,
  mapNodes,
  originsOf,
  parseDocument,
  serialiseDocument,
  type Block,
  type Document,
  type Node,
  toSlateForm,
  type SuggestionMark,
} from '../../../core/document/index.ts'
import { acceptAll, rejectAll, suggest, suggestionsIn } from '../../../core/suggestion/index.ts'
import { document } from '../../arbitrary/document.ts'
import { runs } from '../../random-size.ts'

const ada: SuggestionMark = { author: 'Ada Author', at: '2026-11-23T09:00:00.000Z' }
const bea: SuggestionMark = { author: 'Bea Reviewer', at: '2026-11-23T10:00:00.000Z' }
const body = document.map((blocks) => blocks.filter(({ type }) => type !== 'part'))

type Edit = (blocks: Document) => Document

/** One line of the document, told by number, replaced by others. */
function atBlock(at: number, change: (block: Block) => readonly Block[]): Edit {
  return (blocks) => blocks.flatMap((block, index) => (index === at % Math.max(1, blocks.length) ? change(block) : [block]))
}

function isText(block: Block): block is Extract<Block, { type: 'paragraph' | 'heading' | 'list-item' }> {
  return block.type === 'paragraph' || block.type === 'heading' || block.type === 'list-item'
}

const place = fc.nat(30)
const edits: fc.Arbitrary<Edit> = fc.oneof(
  place.map((at) => atBlock(at, () => [])),
  fc.tuple(place, body).map(([at, come]) => atBlock(at, (block) => [...come.slice(0, 2), block])),
  fc
    .tuple(place, place)
    .map(([at, child]) =>
      atBlock(at, (block) =>
        isText(block)
          ? [{ ...block, children: block.children.filter((_child, index) => index !== child % block.children.length) } as Block]
          : [block],
      ),
    ),
  fc.tuple(place, place).map(([at, child]) =>
    atBlock(at, (block) => {
      if (!isText(block)) return [block]
      const { inserted: _, deleted: __, changed: ___, ...rest } = block
      const cut = child % (block.children.length + 1)
      return [{ ...block, children: block.children.slice(0, cut) } as Block, { ...rest, children: block.children.slice(cut) } as Block]
    }),
  ),
  fc
    .tuple(place, fc.constantFrom(2 as const, 3 as const))
    .map(([at, level]) =>
      atBlock(at, (block) =>
        isText(block)
          ? [{ type: 'heading', level, inserted: block.inserted, deleted: block.deleted, changed: block.changed, children: block.children }]
          : [block],
      ),
    ),
  fc.tuple(place, fc.constantFrom('bold' as const, 'italic' as const)).map(([at, name]) =>
    atBlock(at, (block) =>
      isText(block)
        ? [
            {
              ...block,
              children: block.children.map((child) => (child.type === undefined ? { ...child, [name]: true } : child)),
            } as Block,
          ]
        : [block],
    ),
  ),
  place.map((at) => (blocks: Document): Document => {
    const index = at % Math.max(1, blocks.length)
    const [left, right] = [blocks[index], blocks[index + 1]]
    if (left === undefined || right === undefined || !isText(left) || !isText(right)) return blocks
    // What is joined to a line that goes has no line any more when it is gone: which form it takes then is nobody's choice.
    if (left.deleted !== undefined) return blocks
    return [...blocks.slice(0, index), { ...left, children: [...left.children, ...right.children] } as Block, ...blocks.slice(index + 2)]
  }),
)

function same(left: Document, right: Document): void {
  expect(serialiseDocument(left)).toBe(serialiseDocument(right))
}

/** Words that flow on in another line bring their origins with them. */
function expectAccepted(accepted: Document, after: Document): void {
  const joined = after.map((block, index) => {
    const found = joinedOrigins(originsOf(accepted[index] ?? {}))
    expect(found.origins ?? []).toEqual(expect.arrayContaining([...originsOf(block)]))
    return { ...block, ...found } as Block
  })
  same(accepted, joined)
}

function expectGrammar(blocks: readonly Node[]): void {
  const parsed = parseDocument(JSON.parse(JSON.stringify(blocks)))
  expect(parsed.ok ? '' : parsed.error.message).toBe('')
}

test('one document as suggestions to another reads as the first when they are rejected and as the second when they are accepted', () => {
  fc.assert(
    fc.property(body, body, (before, after) => {
      const { document: told } = suggest(before, after, ada)
      expectGrammar(told)
      same(rejectAll(told), before)
      expectAccepted(acceptAll(told), after)
    }),
    { numRuns: runs(4000) },
  )
})

test('over edits by two people, one after another, rejecting all gives the first text and accepting all the last', () => {
  fc.assert(
    fc.property(body, fc.array(fc.tuple(edits, fc.boolean()), { maxLength: 8 }), (before, all) => {
      let told = before
      for (const [edit, isAda] of all) {
        const edited = edit(told)
        const next = suggest(told, edited, isAda ? ada : bea).document
        expectGrammar(next)
        same(rejectAll(next), rejectAll(told))
        expectAccepted(acceptAll(next), acceptAll(edited))
        told = next
      }
      same(rejectAll(told), before)
      expect(hasSuggestions(acceptAll(told))).toBe(false)
      expect(hasSuggestions(rejectAll(told))).toBe(false)
    }),
    { numRuns: runs(4000) },
  )
})

test('a document in its form holds suggestions where there are some to decide, and only there', () => {
  const marks = fc.constantFrom({ inserted: ada }, { deleted: ada }, { formatted: { ...ada, was: {} } })
  fc.assert(
    fc.property(body, marks, fc.boolean(), (blocks, mark, onEmpty) => {
      const free = blocks.filter(({ type }) => type !== 'clause')
      const marked = toSlateForm(
        mapNodes(toSlateForm(free), (node) => (node.type === undefined && (node.text === '') === onEmpty ? { ...node, ...mark } : node)),
      )
      expect(hasSuggestions(marked)).toBe(suggestionsIn(marked).length > 0)
    }),
    { numRuns: runs(1000) },
  )
})

const condition = { field: 'partner.country', test: 'is', value: 'shall' } as const
const empty = [{ text: '' }]
const shall = [{ text: 'shall' }]
const link = { type: 'link', url: 'tel:+44123', children: shall } as const
const image = { type: 'image', digest: 'ab'.repeat(32), mediaType: 'image/png', alt: 'shall', children: empty } as const

test.for([
  [
    'words come into a line under a condition from behind a picture that goes',
    [{ type: 'paragraph', children: empty }, image, { type: 'paragraph', children: shall }],
    [{ type: 'paragraph', when: condition, children: shall }],
  ],
  [
    'words come into a line under a condition from behind a line and a picture that go',
    [{ type: 'paragraph', children: empty }, { type: 'heading', level: 2, children: empty }, image, { type: 'paragraph', children: shall }],
    [{ type: 'paragraph', when: condition, children: shall }],
  ],
  [
    'the first of two like links goes after the second was suggested to go',
    [{ type: 'paragraph', children: [{ text: '' }, link, { text: '' }, { ...link, deleted: bea }, { text: '' }] }],
    [{ type: 'paragraph', children: [{ text: '' }, { ...link, deleted: bea }, { text: '' }] }],
  ],
] as const)('%s, and both texts are read from what is told', ([, before, after]) => {
  const [old, next] = [before, after] as unknown as [Document, Document]
  const { document: told } = suggest(old, next, ada)
  expectGrammar(told)
  same(rejectAll(told), rejectAll(old))
  expectAccepted(acceptAll(told), acceptAll(next))
})
