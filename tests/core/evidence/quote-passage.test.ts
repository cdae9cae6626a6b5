import { expect, test } from 'vitest'
import { sealedWords, sealStanding, type Seal } from '../../../core/clause/index.ts'
import type { ClauseContent } from '../../../core/document/index.ts'
import { findWords, passageAt, quotePassage, type PassageToQuote, type Quoted } from '../../../core/evidence/index.ts'

const text =
  'MINISTRY OF EXAMPLES\nIt is instruction and ad-\nvice to departments.\n1. It binds no\nprivate person.\n\nThe reasons are given in the well-known state-\nment of May.'
const note: ClauseContent = { type: 'paragraph', children: [{ text: 'We read it so.' }] }

function wish(words: string, more: Partial<PassageToQuote> = {}): PassageToQuote {
  const whole = more.text ?? text
  const stretch = findWords(words, whole)
  const passage = stretch === undefined ? undefined : passageAt(whole, stretch)
  if (passage === undefined) throw new Error(`The text does not say "${words}".`)
  return { entry: 0, text: whole, transcript: undefined, kind: 'pdf', passages: [passage], ...more }
}

const quoting = (...lines: string[]): ClauseContent => {
  const [first = '', ...rest] = lines
  const paragraph = (line: string): { type: 'paragraph'; children: { text: string }[] } => ({
    type: 'paragraph',
    children: [{ text: line }],
  })
  return { type: 'quotation', children: [paragraph(first), ...rest.map(paragraph)] }
}

function made(quoted: Quoted): { body: string; seal: Seal } {
  if ('refused' in quoted) throw new Error(`refused: ${quoted.refused.state}`)
  return {
    body: quoted.quotation.children.map((line) => sealedWords([{ ...quoted.quotation, children: [line] }])).join('|'),
    seal: quoted.seal,
  }
}

test('a passage becomes a quotation without its line ends, an item of a list a paragraph of its own', () => {
  const { body } = made(
    quotePassage({ body: [note] }, 0, wish('It is instruction and advice to departments. 1. It binds no private person.')),
  )
  expect(body).toBe('It is instruction and advice to departments.|1. It binds no private person.')
})

test('lines of a Word file stay paragraphs', () => {
  const lines = { text: 'One line.\nAnother line.', kind: 'docx' } as const
  expect(made(quotePassage({ body: [note] }, 0, wish('One line. Another line.', lines))).body).toBe('One line.|Another line.')
})

test('a hyphen at a line’s end stays where the text writes the word with it elsewhere', () => {
  const hyphenated = { text: 'A well-known rule. It is a well-\nknown rule indeed.' }
  expect(made(quotePassage({ body: [note] }, 0, wish('It is a well-known rule indeed', hyphenated))).body).toBe(
    'It is a well-known rule indeed',
  )
})

test('one hyphen at a line’s end stays and another joins in one quotation', () => {
  const mixed = { text: 'A well-known rule. It is a well-\nknown state-\nment of Example-\nVision.' }
  expect(made(quotePassage({ body: [note] }, 0, wish('It is a well-known statement of Example-Vision.', mixed))).body).toBe(
    'It is a well-known statement of Example-Vision.',
  )
})

test('the seal holds for the clause with its new quotation', () => {
  const quoted = quotePassage({ body: [note] }, 1, wish('It binds no private person.'))
  const { seal } = made(quoted)
  const body = 'quotation' in quoted ? [note, quoted.quotation] : []
  expect(sealStanding({ seal, body }, text)).toEqual({ state: 'holds' })
})

test('another quotation of the same evidence is sealed with it, in the order of the quotations', () => {
  const { seal } = made(quotePassage({ body: [quoting('It binds no private person.')] }, 0, wish('It is instruction and advice')))
  expect(seal.passages?.map(({ exact }) => exact)).toEqual(['It is instruction and ad-\nvice', 'It binds no\nprivate person.'])
})

test('nothing is quoted beside a quotation that the evidence does not have', () => {
  expect(quotePassage({ body: [quoting('It binds everybody.')] }, 1, wish('It binds no private person.'))).toMatchObject({
    refused: { state: 'broken', quotation: 'It binds everybody.' },
  })
})
