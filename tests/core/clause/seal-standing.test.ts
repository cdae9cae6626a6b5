import { describe, expect, test } from 'vitest'
import { sealFault, sealStanding, type ClauseVersion } from '../../../core/clause/index.ts'
import { passageAt } from '../../../core/evidence/index.ts'

const page =
  'Statement 114\nThe policy answers an internal assess-\nment. It binds nobody outside.\n- 1 -\nPage 2 of 2\nThe reasons are attached.\nThe end.'

function quoting(words: string): ClauseVersion['body'] {
  return [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: words }] }] }]
}

/** A seal over the places of these words in the text. */
function sealOver(text: string, ...words: readonly string[]): NonNullable<ClauseVersion['seal']> {
  const passages = words.flatMap((exact) => passageAt(text, { start: text.indexOf(exact), end: text.indexOf(exact) + exact.length }) ?? [])
  return { evidence: 0, passages }
}

const across = sealOver(page, 'The policy answers an internal assess-\nment. It binds nobody outside.', 'The reasons are attached.')
const quoted = 'The policy answers an internal assessment. It binds nobody outside. The reasons are attached.'

describe('a seal over passages', () => {
  test('holds across a hyphen at a line’s end and a page break', () => {
    expect(sealStanding({ seal: across, body: quoting(quoted) }, page)).toEqual({ state: 'holds' })
  })
  test('breaks where one character differs, and says after how many', () => {
    const changed = quoted.replace('binds nobody', 'binds nobodi')
    expect(sealStanding({ seal: across, body: quoting(changed) }, page)).toEqual({
      state: 'broken',
      quotation: changed,
      evidence: quoted,
      shared: changed.indexOf('i outside'),
    })
  })
  test.each([
    ['at its end', quoted.replace(' The reasons are attached.', '')],
    ['at its beginning', quoted.replace('The policy ', '')],
  ])('breaks when the quotation is shorter %s', (_where, words) => {
    expect(sealStanding({ seal: across, body: quoting(words) }, page).state).toBe('broken')
  })
  test('breaks when the quotation goes on beyond the passage with words that the evidence has', () => {
    expect(sealStanding({ seal: across, body: quoting(`${quoted} The end.`) }, page)).toMatchObject({
      state: 'broken',
      shared: quoted.length,
    })
  })
  test('is found again when a better reader moved the text', () => {
    expect(sealStanding({ seal: across, body: quoting(quoted) }, `A heading\n${page}`).state).toBe('holds')
  })
  test('is not found when the evidence says something else there', () => {
    expect(sealStanding({ seal: across, body: quoting(quoted) }, page.replace('nobody', 'everybody')).state).toBe('moved')
  })
})

describe('a seal over the whole evidence', () => {
  test('holds wherever the words stand in it', () => {
    expect(sealStanding({ seal: { evidence: 0 }, body: quoting('It binds nobody outside.') }, page).state).toBe('holds')
  })
  test('breaks where the words and the nearest place part', () => {
    expect(sealStanding({ seal: { evidence: 0 }, body: quoting('It binds somebody.') }, page)).toMatchObject({
      state: 'broken',
      shared: 'It binds '.length,
    })
  })
})

test('texts part before a character that is two code units, not inside of it', () => {
  const seal = sealOver('It ends with 😀.', 'It ends with 😀.')
  expect(sealStanding({ seal, body: quoting('It ends with 😁.') }, 'It ends with 😀.')).toMatchObject({
    state: 'broken',
    shared: 'It ends with '.length,
  })
})

test('what has no quotation cannot be sealed', () => {
  expect(sealStanding({ seal: { evidence: 0 }, body: [{ type: 'paragraph', children: [{ text: 'The end.' }] }] }, page).state).toBe(
    'not-sealable',
  )
})

test('without text there is nothing to hold a seal', () => {
  expect(['', undefined].map((text) => sealStanding({ seal: { evidence: 0 }, body: quoting('The end.') }, text).state)).toEqual([
    'no-text',
    'no-text',
  ])
})

test('a broken seal is told with both texts from where they part', () => {
  const standing = sealStanding({ seal: sealOver(page, 'The end.'), body: quoting('The eng.') }, page)
  expect(sealFault(standing)?.message).toBe('The quotation departs from its evidence after “The en”: it says “g.”, the evidence “d.”.')
})
