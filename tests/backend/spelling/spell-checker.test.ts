import { describe, expect, test } from 'vitest'
import { createSpellChecker } from '../../../backend/spelling/index.ts'

const checker = createSpellChecker()

describe('the dictionaries', () => {
  test.each([
    ['en-GB', ['color', 'colur']],
    ['en-IE', ['color', 'colur']],
    ['en-US', ['colour', 'colur']],
    ['ga', undefined],
  ])('of %s know its words and no others', async (language, wrong) => {
    expect(await checker.wrong(language, ['colour', 'color', 'colur', 'director’s', 'Wednesday'])).toEqual(wrong)
  })

  test.each([
    ['da', 'bekræftelse', 'bekræftlse'],
    ['de', 'Ausfuhrgenehmigung', 'Ausfuhrgenemigung'],
    ['de-AT', 'Vertriebspartnern', 'Vertriebspartnren'],
    ['de-CH', 'Strasse', 'Straße'],
    ['el', 'πιστοποιητικό', 'πιστοποιητκό'],
    ['es', 'certificación', 'certificacion'],
    ['fr', 'l’entreprise', 'l’entreprsie'],
    ['fr-CA', 'renseignements', 'renseignments'],
    ['it', 'certificazione', 'certficazione'],
    ['nl', 'uitvoervergunning', 'uitvoervergunnnig'],
    ['pl', 'zaświadczenie', 'zaswiadczenie'],
    ['pt', 'facto', 'certificacao'],
    ['pt-BR', 'fato', 'certificacao'],
    ['sv', 'tillstånd', 'tillstnåd'],
  ])('of %s have %s, and not %s', async (language, right, wrong) => {
    expect(await checker.wrong(language, [right, wrong])).toEqual([wrong])
  })

  test('know words that are put together of others, as German has them', async () => {
    expect(await checker.wrong('de', ['Geschäftsbedingungen', 'Geschäftsbedingungenn'])).toEqual(['Geschäftsbedingungenn'])
  })

  test('suggest what was meant', async () => {
    expect((await checker.suggest('en-GB', 'recieve'))[0]).toBe('receive')
  })
})

test('a speller that thinks too long is given up, and the next question is answered by another', async () => {
  const hurried = createSpellChecker({ check: 10_000, suggest: 1 })
  expect(await hurried.suggest('en-GB', 'supercalifragilisticexpialidos')).toEqual([])
  expect(await hurried.wrong('en-GB', ['colur'])).toEqual(['colur'])
})

test('nothing is suggested for a word so long that it would take seconds', async () => {
  expect(await checker.suggest('en-GB', 'a'.repeat(60))).toEqual([])
})
