import type { ClauseKind, ClauseVersion } from '../../core/clause/index.ts'
import { ClauseCode, Jurisdiction, LanguageTag } from '../../core/document/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { partedByCommas } from './clause-form-values.ts'

/** What is asked for when a clause is made, as it was typed. */
export interface NewClauseValues {
  readonly title: string
  readonly kind: ClauseKind
  readonly code: string
  readonly language: string
  /** Parted by commas; empty for everywhere. */
  readonly jurisdictions: string
  readonly reason: string
}

export type NewClauseFaults = Readonly<Partial<Record<keyof NewClauseValues, string>>>

/** A code made of kind and title, such as `statement/update-promise`. */
export function codeFrom({ kind, title }: Pick<NewClauseValues, 'kind' | 'title'>): string {
  const words = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '')
  return words.length === 0 ? '' : `${kind}/${wholeWords(words)}`
}

/** As many of the words as fit into a code that people still read; of a first word that is longer, its beginning. */
function wholeWords(words: readonly string[]): string {
  const [first = '', ...others] = words
  let code = first.slice(0, longestCode)
  for (const word of others) {
    if (code.length + 1 + word.length > longestCode) break
    code += `-${word}`
  }
  return code
}
const longestCode = 60

/** What is wrong with jurisdictions as they were typed, in a sentence; undefined where nothing is. */
export function jurisdictionFault(names: readonly string[]): string | undefined {
  if (!names.every((name) => Jurisdiction.safeParse(name).success))
    return 'Jurisdictions are country codes parted by commas, such as GB, IE.'
  for (const name of names) {
    const [country = ''] = name.split('-')
    const proper = new Intl.Locale(`und-${country}`).region ?? country
    if (proper !== country) return `${country} is written ${proper}, so that letters for ${proper} find it.`
    if (regions.of(country) === undefined) return `No country has the code ${country}. Codes are those of ISO 3166, such as GB, IE.`
  }
  return undefined
}
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** What the first version of a clause begins with. */
export type ClauseBegin = Pick<ClauseVersion, 'language' | 'jurisdictions' | 'body'> & Partial<Pick<ClauseVersion, 'tags' | 'evidence'>>

/** The first version of a clause; one that begins with another clause has its words, tags and evidence, unsealed. */
export function newClauseFrom(values: NewClauseValues, begin: ClauseBegin | undefined): Result<ClauseVersion, NewClauseFaults> {
  const [title, code, language, reason] = [values.title.trim(), values.code.trim(), values.language.trim(), values.reason.trim()]
  const jurisdictions = partedByCommas(values.jurisdictions)
  const misplaced = jurisdictionFault(jurisdictions)
  const faults: NewClauseFaults = {
    ...(title === '' && { title: 'Give it a title: authors choose the clause by that.' }),
    ...(title.length > 200 && { title: 'A title has 200 characters at most.' }),
    ...(!ClauseCode.safeParse(code).success && {
      code: 'A code is small letters, digits and hyphens in parts, such as statement/update-promise.',
    }),
    ...(!LanguageTag.safeParse(language).success && { language: 'A language is written as a tag, such as en-GB or de-DE.' }),
    ...(misplaced !== undefined && { jurisdictions: misplaced }),
    ...(reason === '' && { reason: 'Say why; it stands beside the version for good.' }),
  }
  if (Object.keys(faults).length > 0) return fail(faults)
  const { tags = [], evidence = [], body = [emptyLine] } = begin ?? {}
  return succeed({ code, kind: values.kind, title, language, jurisdictions, version: 1, valid: {}, tags, evidence, body })
}

const emptyLine: ClauseVersion['body'][number] = { type: 'paragraph', children: [{ text: '' }] }
