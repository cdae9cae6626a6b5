import { allOf } from '../review/index.ts'

import type { Letterhead } from '../letter/index.ts'

/** What people call the windows of envelopes that a letterhead fits. */
export const windowTitles: Readonly<Record<Letterhead['window'], string>> = { 'uk-c5': 'UK C5 and DL', 'din-5008-b': 'DIN 5008 form B' }

const ownLabels: Readonly<Record<string, string>> = { address: 'Registered office', number: 'Registration number' }

/** What a value of the company is called beside others of its group: that of `uk.address` is "Registered office". */
export function valueLabel(name: string): string {
  const rest = name.slice(name.indexOf('.') + 1)
  return ownLabels[rest] ?? sentence(rest)
}

/** What everybody looks for first. */
const firstOfGroup = ['name', 'address', 'number']

/** Names of values as people read them: those of the company itself first, and of each group its name, address and number. */
export function inReadingOrder(names: readonly string[]): string[] {
  const rank = (name: string): number => {
    const at = firstOfGroup.indexOf(name.slice(name.indexOf('.') + 1))
    return at === -1 ? firstOfGroup.length : at
  }
  const group = (name: string): string => name.split('.')[0] ?? name
  const groups = [...new Set(names.map(group))].toSorted((left, right) => Number(right === 'company') - Number(left === 'company'))
  return groups.flatMap((each) => names.filter((name) => group(name) === each).toSorted((left, right) => rank(left) - rank(right)))
}

/** What values whose names begin alike are called together: those of `ireland.address` are "Ireland", of `uk.address` "UK". */
export function valueGroup(name: string): string {
  const first = name.split('.')[0] ?? name
  return first.length === 2 ? first.toUpperCase() : sentence(first)
}

function sentence(name: string): string {
  const words = name.replaceAll(/[._]/gu, ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** Values of the company in a sentence, group by group: "Company (name and website) and UK (registered office)". */
export function valuesInWords(names: readonly string[]): string {
  const groups = [...Map.groupBy(names, valueGroup)]
  return allOf(groups.map(([group, members]) => `${group} (${allOf(members.map((name) => lowered(valueLabel(name))))})`))
}

/** A label inside of a sentence; one of capitals, such as "VAT number", stays as it is. */
function lowered(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`
}
