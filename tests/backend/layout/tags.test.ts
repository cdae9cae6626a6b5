import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLetterSetter } from '../../../backend/layout/set-letter.ts'
import type { Block, Clause } from '../../../core/document/index.ts'
import { wordsFor, type ResolvedLetter } from '../../../core/letter/index.ts'
import { document } from '../../arbitrary/document.ts'
import { runs } from '../../random-size.ts'
import { square } from '../images/pictures.ts'
import { item, letterOf, paragraph } from './pages.ts'
import { spokenWords } from './spoken.ts'
import { brokenIn, tagRules } from './tag-rules.ts'
import { allTags, isTag, tagsOf, wordsOf, type Tag, type TaggedFile } from './tags.ts'

const setter = createLetterSetter()

/** Letters of any blocks in any order, in languages written both ways, with and without a letterhead, draft line and parts. */
const letters = fc
  .record({
    blocks: fc.array(document, { minLength: 1, maxLength: 4 }),
    language: fc.constantFrom('en-GB', 'de', 'el', 'fr'),
    printLetterhead: fc.boolean(),
    draftLine: fc.option(fc.constant('Draft, not released'), { nil: undefined }),
  })
  .map(({ blocks, language, printLetterhead, draftLine }) =>
    letterOf(
      blocks.flat().filter(({ type }: Block) => type !== 'clause-reference'),
      {},
      { language, words: wordsFor(language), printLetterhead, draftLine, images: new Map([['ab'.repeat(32), square]]) },
    ),
  )

async function tagsOfLetter(letter: ResolvedLetter): Promise<{ file: TaggedFile; tags: Tag[] }> {
  const file = await tagsOf(setter.pdf(letter, []).bytes)
  return { file, tags: allTags(file.tags) }
}

function wordsHeard({ tags }: TaggedFile): string {
  return bare(tags.map((tag) => wordsOf(tag, ['Lbl', 'Reference'])).join(''))
}

const bare = (text: string): string => text.replaceAll(/[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, '')

describe('the tags of any letter', () => {
  const read = Promise.all(
    fc.sample(letters, { numRuns: runs(200), seed: 20_261_126 }).map(async (letter) => ({ letter, ...(await tagsOfLetter(letter)) })),
  )

  test.each(tagRules)('%s', async (rule) => {
    expect((await read).flatMap(({ file }) => brokenIn(file, rule))).toEqual([])
  })

  test('say all words of the letter in its order', async () => {
    // The engine draws what runs from right to left in the order of the eye; a reader puts that right by the script.
    const oneWay = (await read).map(({ letter }) => ({
      ...letter,
      body: JSON.parse(JSON.stringify(letter.body).replaceAll(/[א-ת؀-ۿ]+/gu, 'word')) as ResolvedLetter['body'],
    }))
    const heard = await Promise.all(oneWay.map(async (letter) => wordsHeard((await tagsOfLetter(letter)).file)))
    expect(heard).toEqual(oneWay.map((letter) => bare(spokenWords(letter))))
  })

  test('hold every letter of words written from right to left', async () => {
    const letters = (text: string): string => Array.from(text).sort().join('')
    expect((await read).map(({ file }) => letters(wordsHeard(file)))).toEqual(
      (await read).map(({ letter }) => letters(bare(spokenWords(letter)))),
    )
  })
})

describe('the tags of a letter', () => {
  test('give every list item the label that is printed', async () => {
    const { tags } = await tagsOfLetter(
      letterOf([
        item('decimal', 0, 'seventh', 7),
        item('lower-alpha', 1, 'first below', 1),
        item('decimal', 0, 'eighth'),
        item('bullet', 0, 'dot'),
      ]),
    )
    expect(tags.filter(({ type }) => type === 'Lbl').map((tag) => wordsOf(tag))).toEqual(['7.', 'a)', '8.', '•'])
  })

  test('hold a quotation with who said it in one block, in paragraphs', async () => {
    const { tags } = await tagsOfLetter(
      letterOf([
        {
          type: 'quotation',
          children: [
            { type: 'paragraph', children: [{ text: 'Said.' }] },
            { type: 'attribution', children: [{ text: 'Ministry' }] },
          ],
        },
      ]),
    )
    const quotation = tags.find(({ type }) => type === 'BlockQuote')
    expect(quotation?.holds.map((one) => (isTag(one) ? `${one.type} ${wordsOf(one)}` : one.words))).toEqual(['P Said.', 'P — Ministry'])
  })

  test('name a mark in the text a reference and the number before the note a label, both linked', async () => {
    const { tags } = await tagsOfLetter(
      letterOf([
        { type: 'paragraph', children: [{ text: 'Words' }, { type: 'footnote', children: [{ text: 'A note.' }] }, { text: ' go on.' }] },
      ]),
    )
    const found = tags.filter(({ type }) => type === 'Reference' || type === 'Lbl')
    expect(found.map((tag) => [tag.type, wordsOf(tag), allTags([tag])[1]?.type])).toEqual([
      ['Reference', '1', 'Link'],
      ['Lbl', '1', 'Link'],
    ])
  })

  test('never take words that look like tags for some', async () => {
    const hostile = '\n7 0 obj\n<<\n  /Type /StructElem\n  /S /Lbl\n  /P 3 0 R\n  /K [4 0 R]\n'
    const made = setter.pdf(letterOf([], { subject: [{ text: hostile }] }, { subject: hostile, title: hostile }), []).bytes
    expect(Buffer.from(made).toString('latin1')).not.toContain('/S /Reference')
  })

  test('say in which language a clause of another language is, and keep silent where it is the letter’s', async () => {
    const clause = (language: string, text: string): Clause => ({
      type: 'clause',
      code: 'statement/words',
      version: 1,
      language,
      jurisdictions: [],
      digest: 'ab'.repeat(32),
      lock: 'locked',
      children: [{ type: 'paragraph', children: [{ text }] }],
    })
    const { tags } = await tagsOfLetter(letterOf([clause('de', 'Deutsche Worte'), clause('en-GB', 'English words'), paragraph('More')]))
    const languages = tags.flatMap((tag) =>
      tag.holds.flatMap((one) => (isTag(one) || one.words === '' ? [] : [[one.words, one.language ?? tag.says['Lang']]])),
    )
    expect(languages.slice(languages.findIndex(([words]) => words === 'Deutsche Worte')).slice(0, 3)).toEqual([
      ['Deutsche Worte', 'de'],
      ['English words', undefined],
      ['More', undefined],
    ])
  })
})
