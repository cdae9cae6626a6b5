import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyWord, writeWord } from '../../../backend/word/index.ts'
import { readXml } from '../../../backend/word/verify/xml.ts'
import type { ClauseContent } from '../../../core/document/index.ts'
import { pinClause } from '../../../core/letter/index.ts'
import { clauseContent, document, listItem } from '../../arbitrary/document.ts'
import { clauseVersion } from '../../core/letter/shelf.ts'
import { runs } from '../../random-size.ts'
import { picture, readyLetter } from './letters.ts'
import { lint } from './lint.ts'
import { partsOf } from './package-of.ts'

const images = new Map([['ab'.repeat(32), picture]])

/** Something of the clause stands whatever the values of the letter are. */
const always: ClauseContent = { type: 'paragraph', children: [{ text: 'It stands.' }] }

async function states(body: ClauseContent[]): Promise<unknown> {
  const { letter, manifest } = readyLetter([pinClause(clauseVersion({ body })), pinClause(clauseVersion({ body }))], { images })
  const verified = verifyWord(await writeWord(letter, manifest))
  return verified.ok
    ? verified.value.clauses.map((clause) => (clause.state === 'altered' ? clause.difference : clause.state))
    : verified.error
}

test('whatever a clause holds, its text is found again in the Word file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(clauseContent, { minLength: 1, maxLength: 6 }), async (body) => {
      expect(await states([always, ...body])).toEqual(['unchanged', 'unchanged'])
    }),
    { numRuns: runs(2_000) },
  )
})

test('Word counts every list to the labels of the letter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(listItem, { minLength: 1, maxLength: 14 }), async (body) => {
      expect(await states([always, ...body])).toEqual(['unchanged', 'unchanged'])
    }),
    { numRuns: runs(4_000) },
  )
})

test('a clause of which the values leave nothing is in no Word file', async () => {
  expect(await states([{ ...always, when: { field: 'partner.country', test: 'set' } }])).toEqual([])
})

test('whatever a letter holds, its Word file is well-formed and without fault', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (body) => {
      const { letter, manifest } = readyLetter(body, { images })
      const bytes = await writeWord(letter, manifest)
      const broken = [...partsOf(bytes)].filter(([path, text]) => /\.(xml|rels)$/u.test(path) && !readXml(text).ok)
      expect([broken.map(([path]) => path), lint(bytes)]).toEqual([[], []])
    }),
    { numRuns: runs(1_000) },
  )
})
