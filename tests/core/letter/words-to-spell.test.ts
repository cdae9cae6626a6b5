import { describe, expect, test } from 'vitest'
import { adaptClause, newLetter, pinClause, wordsToSpell, type Letter } from '../../../core/letter/index.ts'
import { clauseVersion, field, paragraph, shelf, template } from './shelf.ts'

describe('the words of a letter to be looked up', () => {
  const clause = pinClause(clauseVersion({ language: 'de', body: [{ type: 'paragraph', children: [{ text: 'Gesperrte Worte.' }] }] }))

  test('stand there once each, with their first line and its language', () => {
    expect(wordsToSpell(letterOf(paragraph('We wrote it.'), paragraph('It is so, we wrote.')))).toEqual([
      { word: 'We', language: 'en-GB', path: [0] },
      { word: 'wrote', language: 'en-GB', path: [0] },
      { word: 'it', language: 'en-GB', path: [0] },
      { word: 'It', language: 'en-GB', path: [1] },
      { word: 'is', language: 'en-GB', path: [1] },
      { word: 'so', language: 'en-GB', path: [1] },
      { word: 'we', language: 'en-GB', path: [1] },
    ])
  })

  test('are not those of a clause as it was approved, but those of an adapted one, in its language', () => {
    expect(wordsToSpell(letterOf(clause, paragraph('Own.'))).map(({ word }) => word)).toEqual(['Own'])
    expect(wordsToSpell(letterOf(adaptClause(clause, 'The tender asks for it.'), paragraph('Own.')))).toEqual([
      { word: 'Gesperrte', language: 'de', path: [0, 0] },
      { word: 'Worte', language: 'de', path: [0, 0] },
      { word: 'Own', language: 'en-GB', path: [1] },
    ])
  })

  test('are neither values of fields, nor what is suggested to be taken out, and what comes after that keeps its place', () => {
    const deleted = { author: 'Ada Author', at: '2026-11-28T09:00:00.000Z' }
    const document = [
      paragraph('First.'),
      { ...paragraph({ text: 'Gone.', deleted }), deleted },
      paragraph('Dear ', field('letter.salutation'), ', stays'),
    ] as Letter['document']
    expect(wordsToSpell(letterOf(...document))).toEqual([
      { word: 'First', language: 'en-GB', path: [0] },
      { word: 'Dear', language: 'en-GB', path: [2] },
      { word: 'stays', language: 'en-GB', path: [2] },
    ])
  })

  function letterOf(...document: Letter['document']): Letter {
    return { ...newLetter(template, shelf(), '2026-11-28'), document }
  }
})
