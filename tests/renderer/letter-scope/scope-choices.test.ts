import { describe, expect, test } from 'vitest'
import { jurisdictionOptions, languageOptions, type KnownScope } from '../../../renderer/letter-scope/scope-choices.ts'
import { library } from '../../templates/starter-library.ts'

const [template] = library.shelf.templates
const known: KnownScope = {
  facets: { languages: [{ name: 'fr', count: 3 }], jurisdictions: [{ name: 'IE', count: 1 }] },
  templates: template === undefined ? [] : [{ ...template, language: 'nl', jurisdictions: ['MT'] }],
}
const ids = (options: readonly { readonly id: string }[]): string[] => options.map(({ id }) => id)

describe('the languages that a letter may be in', () => {
  test('begin with those of the library’s clauses, then of its templates', () => {
    expect(ids(languageOptions(known, 'en-GB', '')).slice(0, 2)).toEqual(['fr', 'nl'])
  })

  test('say how many clauses there are in them', () => {
    expect(languageOptions(known, 'en-GB', '')[0]).toEqual({ id: 'fr', title: 'French · fr', detail: '3 clauses' })
  })

  test('hold each language once', () => {
    const all = ids(languageOptions(known, 'fr', 'de-AT'))
    expect(all).toEqual([...new Set(all)])
  })

  test('hold the language of the letter though nothing else is in it', () => {
    expect(ids(languageOptions(known, 'lb', ''))).toContain('lb')
  })

  test('take one that is typed as a tag, in any case', () => {
    expect(ids(languageOptions(known, 'en-GB', 'de_lu'))).toContain('de-LU')
  })

  test('take nothing typed that is no language', () => {
    expect(languageOptions(known, 'en-GB', 'qq-ZZZ')).toEqual(languageOptions(known, 'en-GB', ''))
  })
})

describe('the jurisdictions that a letter may be for', () => {
  test('begin with those of the library’s clauses, then of its templates', () => {
    expect(ids(jurisdictionOptions(known, [], '')).slice(0, 2)).toEqual(['IE', 'MT'])
  })

  test('name each country under its present code alone', () => {
    const titles = jurisdictionOptions(known, [], '').map(({ title }) => title)
    expect(titles.filter((title) => title.startsWith('United Kingdom'))).toEqual(['United Kingdom · GB'])
  })

  test('take a part of a country that is typed as a code', () => {
    expect(jurisdictionOptions(known, [], 'gb-sct')).toContainEqual({ id: 'GB-SCT', title: 'Part of United Kingdom · GB-SCT' })
  })
})
