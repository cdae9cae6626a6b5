import { describe, expect, test } from 'vitest'
import { objectReplacement, typographicChange } from '../../../core/letter/index.ts'

/** What stands on the line after `keys` are typed one by one in a language. */
function typed(keys: string, language = 'en-GB', line = ''): string {
  let text = line
  for (const key of keys) {
    const change = typographicChange(text, key, language)
    text = change === undefined ? `${text}${key}` : `${text}${key}`.slice(0, -change.remove) + change.insert
  }
  return text
}

describe('quotation marks', () => {
  test.each([
    ['en-GB', `He said "it's 'ours' now".`, 'He said “it’s ‘ours’ now”.'],
    ['de-DE', `Er sagt "ja" und 'nein'.`, 'Er sagt „ja“ und ‚nein‘.'],
    ['de-CH', `Er sagt "ja".`, 'Er sagt „ja“.'],
    ['fr', `Il dit "oui".`, 'Il dit «\u202Foui\u202F».'],
    ['sv', `Han sa "ja".`, 'Han sa ”ja”.'],
    ['pl', `Powiedział "tak".`, 'Powiedział „tak”.'],
  ])('of %s are those of CLDR', (language, keys, text) => {
    expect(typed(keys, language)).toBe(text)
  })

  test('open after a bracket, a dash and another mark', () => {
    expect(typed(`("a") -- "b" "'c'"`)).toBe('(“a”) – “b” “‘c’”')
  })

  test('close at once where nothing stands between them', () => {
    expect(typed('say ""')).toBe('say “”')
  })

  test('close after a field, which has no text of its own', () => {
    expect(typed(`'s`, 'en-GB', `Dear ${objectReplacement}`)).toBe(`Dear ${objectReplacement}’s`)
  })

  test('of inches stay as they are', () => {
    expect(typed('a 19" rack')).toBe('a 19" rack')
  })

  test('of French take the space that its typists type', () => {
    expect(typed('Il dit " oui ".', 'fr')).toBe('Il dit «\u202F oui\u202F».')
  })
})

describe('dashes', () => {
  test.each([
    ['a - b', 'a\u00A0– b'],
    ['a--b', 'a–b'],
    ['a---b', 'a—b'],
    ['well-known', 'well-known'],
    ['note 2026-114', 'note 2026-114'],
  ])('%s', (keys, text) => {
    expect(typed(keys)).toBe(text)
  })
})

describe('spaces at which no line may end', () => {
  test.each([
    ['en-GB', 'in 5 kg, or 30 % of', 'in 5\u00A0kg, or 30\u00A0% of'],
    ['en-GB', 'see No. 7 of § 5', 'see No.\u00A07 of §\u00A05'],
    ['en-GB', 'Dear Ms Calder', 'Dear Ms\u00A0Calder'],
    ['en-GB', 'No. We do not', 'No. We do not'],
    ['en-GB', '5 cameras', '5 cameras'],
    ['fr', 'Vraiment ? Oui : ici ; là !', 'Vraiment\u202F? Oui\u00A0: ici\u202F; là\u202F!'],
  ])('%s: %s', (language, keys, text) => {
    expect(typed(keys, language)).toBe(text)
  })
})

test('three full stops are an ellipsis, and a fourth follows it', () => {
  expect(typed('wait....')).toBe('wait….')
})
