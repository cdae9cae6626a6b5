import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLetterFile, writeLetterFile } from '../../backend/files/index.ts'
import { plainText, walk, type Table } from '../../core/document/index.ts'
import { assembleLetter, digestOfLetter, resolveLetter, type Letter } from '../../core/letter/index.ts'
import { example, exampleNames, library, templatesFolder } from './starter-library.ts'

const { shelf, images } = library

function resolve(letter: Letter) {
  return resolveLetter(letter, shelf, { draftLine: false, printLetterhead: true, images })
}

describe.each(exampleNames)('the example %s', (name) => {
  test('is read without a finding', () => {
    expect(readLetterFile(readFileSync(join(templatesFolder, 'examples', name), 'utf8'), name).findings).toEqual([])
  })

  test('assembles, checks and resolves without a finding', () => {
    expect(resolve(example(name)).findings).toEqual([])
  })

  test('shows no field and no line that its values leave open', () => {
    const { resolved } = resolve(example(name))
    const texts = [...(resolved?.parts.values() ?? [])].map(({ children }) => plainText([{ type: 'paragraph', children: [...children] }]))
    expect([...texts, plainText(resolved?.body.map(({ block }) => block) ?? [])].join('\n')).not.toMatch(/[‹›{}]|::/u)
  })

  test('is the same letter after it was written to a file and read again', () => {
    const letter = example(name)
    const { source } = readLetterFile(writeLetterFile(letter), 'written.md')
    const again = source && assembleLetter(source, shelf).letter
    expect(again && digestOfLetter(again)).toBe(digestOfLetter(letter))
  })
})

test('the partner letter carries the quotation, the certificate, the business model, the commitment and the closing', () => {
  const codes = example('partner-letter.md').document.flatMap((block) =>
    block.type === 'clause' ? [`${block.code} v${String(block.version)}`] : [],
  )
  expect(codes).toEqual([
    'policy-quote/retail-scope v1',
    'certification/secure-build-scheme v2',
    'business-model/indirect-sales v1',
    'statement/commitment v1',
    'closing/at-your-disposal v1',
  ])
})

describe('the response to the regulator', () => {
  const letter = example('regulator-response.md')
  const products = letter.document.find((block): block is Table => block.type === 'table')
  const rows =
    products?.children.slice(1).map((row) => row.children.map((cell) => plainText([{ type: 'paragraph', children: cell.children }]))) ?? []

  test('lists more than forty products', () => {
    expect(rows.length).toBeGreaterThan(40)
  })

  test('gives a total that its rows add up to', () => {
    const units = rows.map((row) => Number(row.at(-1)?.replace(',', '')))
    expect(units.slice(0, -1).reduce((sum, count) => sum + count, 0)).toBe(units.at(-1))
  })

  test('has footnotes, citations, enclosures and copies', () => {
    const types = new Set([...walk(letter.document)].map(({ node }) => node.type))
    expect([
      types.has('footnote'),
      types.has('citation'),
      letter.values['letter.enclosures'] !== undefined,
      letter.values['letter.copies'] !== undefined,
    ]).toEqual([true, true, true, true])
  })
})

test('the Greek letter numbers its pages in Greek', () => {
  expect(resolve(example('partner-letter-greek.md')).resolved?.words.page).toBe('Σελίδα {page} από {pages}')
})
