/** A sign that few keyboards have, under the name that people look for. */
export interface Character {
  readonly sign: string
  readonly name: string
}

export interface CharacterGroup {
  readonly title: string
  readonly characters: readonly Character[]
}

function group(title: string, ...characters: readonly (readonly [sign: string, name: string])[]): CharacterGroup {
  return { title, characters: characters.map(([sign, name]) => ({ sign, name })) }
}

/** The signs that are offered, by what they are for. Each can be drawn by the fonts of the pages. */
export const characterGroups: readonly CharacterGroup[] = [
  group(
    'Hyphens, dashes and spaces',
    ['\u2011', 'No-break hyphen'],
    ['\u00AD', 'Soft hyphen'],
    ['\u2013', 'En dash'],
    ['\u2014', 'Em dash'],
    ['\u2212', 'Minus'],
    ['\u00A0', 'No-break space'],
    ['\u202F', 'Narrow no-break space'],
    ['\u2009', 'Thin space'],
    ['\u2003', 'Em space'],
    ['\u2026', 'Ellipsis'],
  ),
  group(
    'Legal and reference',
    ['§', 'Section sign, paragraph of a law'],
    ['¶', 'Pilcrow, paragraph mark'],
    ['©', 'Copyright'],
    ['®', 'Registered trade mark'],
    ['™', 'Trade mark'],
    ['№', 'Numero, number sign'],
    ['†', 'Dagger'],
    ['‡', 'Double dagger'],
    ['℅', 'Care of'],
    ['ª', 'Feminine ordinal'],
    ['º', 'Masculine ordinal'],
  ),
  group(
    'Quotation marks',
    ['‘', 'Left single quotation mark'],
    ['’', 'Apostrophe, right single quotation mark'],
    ['“', 'Left double quotation mark'],
    ['”', 'Right double quotation mark'],
    ['„', 'Low double quotation mark'],
    ['‚', 'Low single quotation mark'],
    ['«', 'Left guillemet'],
    ['»', 'Right guillemet'],
    ['′', 'Prime, minutes or feet'],
    ['″', 'Double prime, seconds or inches'],
  ),
  group(
    'Currency',
    ['€', 'Euro'],
    ['£', 'Pound'],
    ['$', 'Dollar'],
    ['¥', 'Yen or yuan'],
    ['₹', 'Indian rupee'],
    ['¢', 'Cent'],
    ['ƒ', 'Florin'],
  ),
  group(
    'Mathematics',
    ['±', 'Plus or minus'],
    ['×', 'Times, multiplication'],
    ['÷', 'Divided by'],
    ['≤', 'Less than or equal to'],
    ['≥', 'Greater than or equal to'],
    ['≠', 'Not equal to'],
    ['≈', 'About equal to'],
    ['∞', 'Infinity'],
    ['√', 'Square root'],
    ['∑', 'Sum'],
    ['°', 'Degree'],
    ['‰', 'Per mille'],
    ['½', 'One half'],
    ['¼', 'One quarter'],
    ['¾', 'Three quarters'],
    ['²', 'Superscript two, squared'],
    ['³', 'Superscript three, cubed'],
    ['µ', 'Micro'],
  ),
  group(
    'Arrows and marks',
    ['→', 'Arrow right'],
    ['←', 'Arrow left'],
    ['↑', 'Arrow up'],
    ['↓', 'Arrow down'],
    ['↔', 'Arrow both ways'],
    ['⇒', 'Double arrow right, implies'],
    ['•', 'Bullet'],
    ['·', 'Middle dot'],
    ['✓', 'Check mark'],
    ['✗', 'Cross mark'],
    ['☐', 'Empty box'],
    ['☑', 'Checked box'],
  ),
  group(
    'Greek letters',
    ['α', 'Alpha'],
    ['β', 'Beta'],
    ['γ', 'Gamma'],
    ['δ', 'Delta'],
    ['λ', 'Lambda'],
    ['π', 'Pi'],
    ['σ', 'Sigma'],
    ['Δ', 'Capital delta'],
    ['Σ', 'Capital sigma'],
    ['Ω', 'Capital omega, ohm'],
  ),
]

const most = 8

/** The groups, headed by the signs that were taken last, the newest first. */
export function groupsAfter(taken: readonly string[]): readonly CharacterGroup[] {
  const all = characterGroups.flatMap(({ characters }) => characters)
  const recent = [...new Set(taken)].flatMap((sign) => all.filter((character) => character.sign === sign)).slice(0, most)
  return recent.length === 0 ? characterGroups : [{ title: 'Taken last', characters: recent }, ...characterGroups]
}
