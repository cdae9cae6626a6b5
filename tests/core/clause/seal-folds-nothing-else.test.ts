import { describe, expect, test } from 'vitest'
import { sealStanding, type ClauseVersion } from '../../../core/clause/index.ts'
import { foldForSeal } from '../../../core/clause/seal-folding.ts'
import { passageAt } from '../../../core/evidence/index.ts'

/** All that is folded, and to what: white space, quote marks, the ligatures of fi and fl, soft hyphens. */
const folds = new Map<string, string>([
  ...[...'\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A'].map((space) => [space, ' '] as const),
  ...[...'\u2028\u2029\u202F\u205F\u3000\uFEFF'].map((space) => [space, ' '] as const),
  ...[...'‘’‚‛'].map((mark) => [mark, "'"] as const),
  ...[...'“”„‟«»'].map((mark) => [mark, '"'] as const),
  ['\uFB01', 'fi'],
  ['\uFB02', 'fl'],
  ['\u00AD', ''],
])

test('every character of Unicode but those few stays what it is', () => {
  const changed: string[] = []
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const character = String.fromCodePoint(code)
    const folded = `a${folds.get(character) ?? character}b`.normalize('NFC')
    if (foldForSeal(`a${character}b`) !== folded) changed.push(code.toString(16))
  }
  expect(changed).toEqual([])
})

/** What a reader may take for the same, and a seal does not. */
const lookalikes = [
  ['a hyphen', 'a dash', 'five-day term', 'five–day term'],
  ['a hyphen', 'one that no line ends at', 'five-day term', 'five\u2011day term'],
  ['a hyphen', 'a minus sign', 'at -5 degrees', 'at −5 degrees'],
  ['an ellipsis', 'three full stops', 'and so on …', 'and so on ...'],
  ['a figure', 'a raised one', 'of 10m2 only', 'of 10m² only'],
  ['a fraction', 'its figures', 'of ½ a year', 'of 1/2 a year'],
  ['a small letter', 'a capital', 'the minister', 'the Minister'],
  ['a letter', 'one with an accent', 'a resume of it', 'a resumé of it'],
  ['a Latin letter', 'a Cyrillic one', 'a paper', 'а paper'],
  ['ß', 'ss', 'in der Straße', 'in der Strasse'],
  ['a ligature of ff', 'its letters', 'an o\uFB00er', 'an offer'],
  ['two apostrophes', 'a quote mark', "the ''scope''", 'the "scope"'],
  ['a quote mark', 'an apostrophe', 'the "scope"', "the 'scope'"],
  ['no space', 'one before a comma', 'yes, it may', 'yes , it may'],
  ['one word', 'two', 'it cannot', 'it can not'],
  ['nothing', 'a space of no width', 'sites only', 'sites\u200Bonly'],
  ['nothing', 'a joiner of no width', 'sites only', 'sites\u2060 only'],
  ['nothing', 'a full stop', 'It binds all', 'It binds all.'],
  ['a hyphen', 'a word joined at a capital', 'at Example-\nVision', 'at ExampleVision'],
  ['a hyphen', 'a word joined within its line', 'a well-known label', 'a wellknown label'],
] as const

describe.each(['in the whole of its evidence', 'over its passage'])('a seal %s does not hold', (over) => {
  test.each(lookalikes)('for %s in the place of %s', (_one, _other, evidence, quoted) => {
    const text = `It says: ${evidence}`
    const passage = passageAt(text, { start: 'It says: '.length, end: text.length })
    if (passage === undefined) throw new Error('there are no words')
    const seal: ClauseVersion['seal'] = { evidence: 0, ...(over === 'over its passage' && { passages: [passage] }) }
    const standing = (words: string): string =>
      sealStanding({ seal, body: [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: words }] }] }] }, text).state
    expect([standing(evidence.replace('\n', '')), standing(quoted)]).toEqual(['holds', 'broken'])
  })
})
