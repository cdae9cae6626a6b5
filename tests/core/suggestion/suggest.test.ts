import { describe, expect, test } from 'vitest'
import {
  digestOfDocument,
  keptDocument,
  mergeRuns,
  parseDocument,
  type Block,
  type Document,
  type Inline,
  type SuggestionMark,
  type Table,
} from '../../../core/document/index.ts'
import { acceptAll, choiceOf, rejectAll, settle, suggest, suggestionsIn } from '../../../core/suggestion/index.ts'

const ada: SuggestionMark = { author: 'Ada Author', at: '2026-11-23T09:00:00.000Z' }
const bea: SuggestionMark = { author: 'Bea Reviewer', at: '2026-11-23T10:00:00.000Z' }

function line(...children: (string | Inline)[]): Block {
  return { type: 'paragraph', children: children.map((child) => (typeof child === 'string' ? { text: child } : child)) }
}

function told(before: Document, after: Document, by = ada): Document {
  return suggest(before, after, by).document
}

describe('what an edit becomes', () => {
  test('typed words are put in, taken out words stay and are marked', () => {
    expect(told([line('We shall write.')], [line('We must write.')])).toEqual([
      line('We ', { text: 'shall', deleted: ada }, { text: 'must', inserted: ada }, ' write.'),
    ])
  })

  test('what its own author takes out again is gone', () => {
    const once = told([line('We write.')], [line('We often write.')])
    expect(told(once, [line('We write.')])).toEqual([line('We write.')])
  })

  test('what another person takes out of it keeps both names', () => {
    const once = told([line('We write.')], [line('We often write.')])
    expect(told(once, [line('We write.')], bea)).toEqual([line('We ', { text: 'often ', inserted: ada, deleted: bea }, 'write.')])
  })

  test('other marks say what the words were like before', () => {
    expect(told([line('We write.')], [line('We ', { text: 'write', bold: true }, '.')])).toEqual([
      line('We ', { text: 'write', bold: true, formatted: { ...ada, was: {} } }, '.'),
    ])
  })

  test('marks that are taken back leave no suggestion', () => {
    const once = told([line('We write.')], [line({ text: 'We write.', bold: true })])
    expect(told(once, [line('We write.')], bea)).toEqual([line('We write.')])
  })

  test('a divided line is one whose break is put in, joined lines have one that is taken out', () => {
    const [whole, halves] = [[line('We write. You read.')], [line('We write.'), line(' You read.')]]
    expect(told(whole, halves)).toEqual([line('We write.'), { ...line(' You read.'), inserted: ada }])
    expect(told(halves, whole)).toEqual([line('We write.'), { ...line(' You read.'), deleted: ada }])
  })

  test('a line that becomes a list item says what it was', () => {
    const item: Block = { type: 'list-item', kind: 'bullet', level: 0, children: [{ text: 'We write.' }] }
    expect(told([line('We write.')], [item])).toEqual([{ ...item, changed: { ...ada, was: { type: 'paragraph' } } }])
  })

  test('blocks that hold no line of text come and go as a whole', () => {
    const pause: Block = { type: 'page-break', children: [{ text: '' }] }
    expect(told([line('a')], [line('a'), pause])).toEqual([line('a'), { ...pause, inserted: ada }])
    expect(told([line('a'), pause], [line('a')])).toEqual([line('a'), { ...pause, deleted: ada }])
  })

  function table(...rows: string[][]): Table {
    return {
      type: 'table',
      headerRows: 0,
      columns: (rows[0] ?? []).map(() => ({})),
      children: rows.map((cells) => ({
        type: 'table-row',
        children: cells.map((text) => ({ type: 'table-cell', children: [{ text }] })),
      })),
    }
  }

  test('a block that takes the place of another holds what a colleague suggested in it as a suggestion, never as said', () => {
    const quotation = {
      type: 'quotation',
      children: [line('We ', { text: 'often ', inserted: bea }, { text: 'sometimes ', deleted: bea }, 'write.')],
    }
    const when = { field: 'partner.country', test: 'is', value: 'GB' }
    const both = told([quotation] as Document, [{ ...quotation, when }] as Document)
    const ofBea = choiceOf(suggestionsIn(both).filter(({ author }) => author === bea.author))
    expect(acceptAll(settle(both, 'reject', ofBea))).toEqual([{ ...quotation, when, children: [line('We sometimes write.')] }])
    expect(acceptAll(both)).toEqual([{ ...quotation, when, children: [line('We often write.')] }])
    expect(rejectAll(both)).toEqual([{ ...quotation, children: [line('We sometimes write.')] }])
  })

  test('words a colleague suggested stay theirs where they are moved', () => {
    const words = { text: 'often ', inserted: bea }
    const both = told([line('We ', words, 'write.'), line('You read.')], [line('We write.'), line('You ', words, 'read.')])
    const ofBea = choiceOf(suggestionsIn(both).filter(({ author }) => author === bea.author))
    expect(acceptAll(settle(both, 'reject', ofBea))).toEqual([line('We write.'), line('You read.')])
    expect(acceptAll(both)).toEqual([line('We write.'), line('You often read.')])
  })

  test('words that are joined to a line under another condition go there and come here, so that each reading has its own', () => {
    const under = (block: Block, value: string): Block => ({ ...block, when: { field: 'partner.country', test: 'is', value } }) as Block
    const [before, after] = [
      [under(line('For Britain.'), 'GB'), under(line('For Ireland.'), 'IE')],
      [under(line('For Britain.For Ireland.'), 'GB')],
    ]
    const both = told(before, after)
    expect([acceptAll(both), rejectAll(both)]).toEqual([after, before])
  })

  test('rows and columns of a table come and go by themselves, and words change inside their cells', () => {
    const small = table(['a', 'b'], ['c', 'd'])
    expect(told([small], [table(['a', 'b'], ['x', 'y'], ['c', 'd'])])).toMatchObject([{ children: [{}, { inserted: ada }, {}] }])
    expect(told([small], [table(['a', 'b'])])).toMatchObject([{ children: [{}, { deleted: ada }] }])
    expect(told([small], [table(['a', '', 'b'], ['c', '', 'd'])])).toMatchObject([{ columns: [{}, { inserted: ada }, {}] }])
    expect(told([small], [table(['b'], ['d'])])).toMatchObject([{ columns: [{ deleted: ada }, {}] }])
    expect(told([small], [table(['a', 'b'], ['c', 'e'])])).toMatchObject([
      {
        children: [
          {},
          {
            children: [
              {},
              {
                children: [
                  { text: 'd', deleted: ada },
                  { text: 'e', inserted: ada },
                ],
              },
            ],
          },
        ],
      },
    ])
  })
})

describe('much at once', { timeout: 60_000 }, () => {
  const many = 200_000

  test('a paragraph of very many characters is put in and taken out', () => {
    const long = 'ab cd '.repeat(many / 5)
    expect(told([line('')], [line(long)])).toEqual([line({ text: long, inserted: ada })])
    expect(told([line(long)], [line('')])).toEqual([line({ text: long, deleted: ada })])
  })

  test('very many lines are put in', () => {
    const lines = Array.from({ length: many }, (_, index) => line(String(index % 10)))
    expect(told([], lines)).toHaveLength(many)
  })

  test('very many rows of a table are put in', () => {
    const row = { type: 'table-row' as const, children: [{ type: 'table-cell' as const, children: [{ text: 'a' }] }] }
    const table: Table = { type: 'table', headerRows: 0, columns: [{}], children: [row] }
    const [mixed] = told([table], [{ ...table, children: Array.from({ length: many }, () => ({ ...row })) }])
    expect(mixed?.children).toHaveLength(many)
  })
})

describe('deciding', () => {
  const before = [line('We shall write. You read.')]
  const once = told(before, [line('We must write.'), line(' You read.')])

  test('one suggestion is decided and the others stay', () => {
    const [words, division] = suggestionsIn(once)
    expect([words?.kind, words?.gone, words?.text, division?.things]).toEqual(['replacement', 'shall', 'must', ['break']])
    expect(settle(once, 'accept', choiceOf(words === undefined ? [] : [words]))).toEqual([
      line('We must write.'),
      { ...line(' You read.'), inserted: ada },
    ])
    expect(settle(once, 'reject', choiceOf(division === undefined ? [] : [division]))).toEqual([
      line('We ', { text: 'shall', deleted: ada }, { text: 'must', inserted: ada }, ' write. You read.'),
    ])
  })

  test('those of one author are decided and those of another stay', () => {
    const twice = told(once, acceptAllBut(once), bea)
    const mine = suggestionsIn(twice).filter(({ author }) => author === 'Ada Author')
    expect(suggestionsIn(settle(twice, 'accept', choiceOf(mine))).map(({ author }) => author)).toEqual(['Bea Reviewer'])
  })

  function acceptAllBut(document: Document): Document {
    return [...document, line('Yours')]
  }

  test('what nobody chose comes back itself', () => {
    expect(settle(once, 'accept', () => false)).toBe(once)
    expect(acceptAll(before)).toBe(before)
    expect(rejectAll(before)).toBe(before)
  })

  test('a column and a row of the same number are two suggestions, and deciding one leaves the other', () => {
    const cell = (text: string): Table['children'][number]['children'][number] => ({ type: 'table-cell', children: [{ text }] })
    const crossed: Table = {
      type: 'table',
      headerRows: 0,
      columns: [{}, { deleted: bea }],
      children: [
        { type: 'table-row', children: [cell('a'), cell('b')] },
        { type: 'table-row', deleted: ada, children: [cell('c'), cell('d')] },
      ],
    }
    const found = suggestionsIn([crossed])
    expect(new Set(found.map(({ id }) => id)).size).toBe(2)
    const [first] = crossed.children
    expect(settle([crossed], 'accept', choiceOf(found.filter(({ author }) => author === ada.author)))).toEqual([
      { ...crossed, children: [first] },
    ])
  })

  test('words that flow on in the line before keep the clause they came from, and that line keeps its own', () => {
    const origin = { code: 'statement/support', version: 2, language: 'en-GB', jurisdictions: [], digest: 'cd'.repeat(32) }
    const words = { ...line('clause words'), origins: [origin], deleted: ada } as Block
    expect(acceptAll([line('free '), words])).toEqual([{ ...line('free clause words'), origins: [origin] }])
    const own = { ...line('own '), origins: [{ ...origin, version: 1 }] } as Block
    expect(acceptAll([own, words])).toEqual([{ ...line('own clause words'), origins: [{ ...origin, version: 1 }, origin] }])
    expect(acceptAll([line('free'), { ...words, children: [{ text: 'gone', deleted: ada }] } as Block])).toEqual([line('free')])
  })

  test('a line whose break goes stays a line of its own where the line before stands under another condition', () => {
    const under = (block: Block, value: string): Block => ({ ...block, when: { field: 'partner.country', test: 'is', value } }) as Block
    const words = under(line('For Ireland.'), 'IE')
    const goes = { ...words, deleted: ada } as Block
    expect(acceptAll([under(line('For Britain.'), 'GB'), goes])).toEqual([under(line('For Britain.'), 'GB'), words])
    expect(acceptAll([line('For all.'), goes])).toEqual([line('For all.'), words])
    expect(acceptAll([under(line('First.'), 'IE'), goes])).toEqual([under(line('First.For Ireland.'), 'IE')])
    expect(acceptAll([under(line({ text: 'For Britain.', deleted: ada }), 'GB'), goes])).toEqual([under(line(''), 'GB'), words])
  })

  test('the other marks of a link are one suggestion, and its words are told once', () => {
    const linked = (...children: Inline[]): Block => line({ type: 'link', url: 'https://example.com/', children: children as [] }, '')
    const [bold] = [linked({ text: 'the plan', bold: true, formatted: { ...ada, was: {} } })]
    expect(suggestionsIn([bold as Block]).map(({ text, places }) => [text, places.length])).toEqual([['the plan', 1]])
  })

  test('neighbouring words of one author are one suggestion, those of two are two', () => {
    const once = told([line('We write.')], [line('We often write.')])
    const both = told(once, [line('We ', { text: 'often ', inserted: ada }, 'and gladly write.')], bea)
    expect(suggestionsIn(both).map(({ author, text }) => [author, text])).toEqual([
      ['Ada Author', 'often '],
      ['Bea Reviewer', 'and gladly '],
    ])
  })
})

describe('as data', () => {
  const open = told([line('We write.')], [line('We often write.')])

  test('the digest says what is suggested, but not by whom and when', () => {
    const other = told([line('We write.')], [line('We often write.')], bea)
    expect(digestOfDocument(open)).toBe(digestOfDocument(other))
    expect(digestOfDocument(open)).not.toBe(digestOfDocument(acceptAll(open)))
  })

  test('what is kept of a letter holds authors and times', () => {
    const kept = parseDocument(JSON.parse(JSON.stringify(keptDocument(open).children)))
    expect(kept.ok && kept.value).toEqual(open)
  })

  test('runs of different suggestions are not merged', () => {
    expect(mergeRuns([{ text: 'a', inserted: ada }, { text: 'b' }, { text: 'c', inserted: bea }])).toHaveLength(3)
    expect(
      mergeRuns([
        { text: 'a', inserted: ada },
        { text: 'b', inserted: { ...ada } },
      ]),
    ).toHaveLength(1)
  })

  test('the text of a clause holds none', () => {
    const clause = {
      type: 'clause',
      code: 'statement/one',
      version: 1,
      language: 'en-GB',
      jurisdictions: [],
      digest: 'ab'.repeat(32),
      lock: 'locked',
      children: open,
    }
    expect(parseDocument([clause])).toMatchObject({ ok: false, error: { message: expect.stringContaining('no suggestions') } })
  })

  test('places are found again in the outcome', () => {
    const after = [line('We write.')]
    const place = { path: [0, 0], offset: 3 }
    const before = [line('We shall write.')]
    expect(suggest(before, after, ada, { places: [place] }).places).toEqual([{ path: [0, 0], offset: 3 }])
    expect(suggest(before, after, ada, { places: [place], behind: true }).places).toEqual([{ path: [0, 1], offset: 6 }])
  })
})
