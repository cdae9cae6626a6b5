import { Jurisdiction, LanguageTag } from '../../core/document/index.ts'
import { knownLanguages, type LetterTemplate } from '../../core/letter/index.ts'
import type { ClauseFacets } from '../../core/requests/index.ts'
import type { SearchOption } from '../look/search-choice.tsx'

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'none' })
const regionNames = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'none' })

/** "German (Austria) · de-AT": a language as people look for it. */
export function languageTitle(tag: string): string {
  return titleOf(languageNames.of(tag), tag)
}

/** "Ireland · IE"; a part of a country, such as GB-SCT, is named by the country. */
export function jurisdictionTitle(code: string): string {
  const [country = '', part] = code.split('-')
  const name = regionNames.of(country)
  return titleOf(part === undefined || name === undefined ? name : `Part of ${name}`, code)
}

function titleOf(name: string | undefined, code: string): string {
  return name === undefined ? code : `${name} · ${code}`
}

/** Regions that CLDR names and still assigns: "UK" and other old or other codes of a country are not offered beside its own. */
function countries(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => code !== 'ZZ' && regionNames.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code)
}

/** What the house writes in and for, as far as the window knows it. */
export interface KnownScope {
  readonly facets: Pick<ClauseFacets, 'languages' | 'jurisdictions'> | undefined
  readonly templates: readonly LetterTemplate[]
}

/**
 * Languages to choose from: those of the library's clauses and templates first, then all in which dates and page words are
 * known, and the one that is chosen or typed though it is none of these.
 */
export function languageOptions({ facets, templates }: KnownScope, chosen: string, typed: string): SearchOption[] {
  const used = [...(facets?.languages ?? []).map(({ name }) => name), ...templates.map(({ language }) => language)]
  return optionsOf({
    used,
    others: knownLanguages,
    named: [chosen, ...tagsIn(typed)],
    counts: facets?.languages ?? [],
    title: languageTitle,
  })
}

/** Jurisdictions to choose from: the library's and the templates' first, then every country. */
export function jurisdictionOptions({ facets, templates }: KnownScope, chosen: readonly string[], typed: string): SearchOption[] {
  const code = typed.trim().toUpperCase()
  const used = [...(facets?.jurisdictions ?? []).map(({ name }) => name), ...templates.flatMap(({ jurisdictions }) => jurisdictions)]
  return optionsOf({
    used,
    others: countries(),
    named: [...chosen, ...(code.includes('-') && Jurisdiction.safeParse(code).success ? [code] : [])],
    counts: facets?.jurisdictions ?? [],
    title: jurisdictionTitle,
  })
}

/** What was typed as a tag, in the case in which tags are written. */
function tagsIn(typed: string): string[] {
  const [language = '', ...subtags] = typed.trim().split(/[-_]/u)
  const tag = [
    language.toLowerCase(),
    ...subtags.map((part) => (part.length === 4 ? part.charAt(0).toUpperCase() + part.slice(1).toLowerCase() : part.toUpperCase())),
  ].join('-')
  return subtags.length > 0 && LanguageTag.safeParse(tag).success && languageNames.of(tag) !== undefined ? [tag] : []
}

interface Choices {
  readonly used: readonly string[]
  readonly others: readonly string[]
  readonly named: readonly string[]
  readonly counts: readonly { readonly name: string; readonly count: number }[]
  title(id: string): string
}

function optionsOf({ used, others, named, counts, title }: Choices): SearchOption[] {
  const first = [...new Set(used)]
  const rest = [...new Set([...named, ...others])]
    .filter((id) => !first.includes(id))
    .map((id) => ({ id, title: title(id) }))
    .toSorted((left, right) => left.title.localeCompare(right.title, 'en-GB'))
  const detail = (id: string): string | undefined => {
    const count = counts.find(({ name }) => name === id)?.count
    return count === undefined ? undefined : count === 1 ? '1 clause' : `${String(count)} clauses`
  }
  return [...first.map((id) => ({ id, title: title(id), detail: detail(id) })), ...rest]
}
