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
  return words.length === 0 ? '' : `${kind}/${words.join('-').slice(0, 60).replace(/-+$/u, '')}`
}

/** The first version of a clause; a variant begins with the words and evidence of the clause it is a variant of, unsealed. */
export function newClauseFrom(values: NewClauseValues, base: ClauseVersion | undefined): Result<ClauseVersion, NewClauseFaults> {
  const [title, code, language, reason] = [values.title.trim(), values.code.trim(), values.language.trim(), values.reason.trim()]
  const jurisdictions = partedByCommas(values.jurisdictions)
  const faults: NewClauseFaults = {
    ...((title === '' || title.length > 200) && { title: 'A clause needs a title of 200 characters at most.' }),
    ...(!ClauseCode.safeParse(code).success && {
      code: 'A code is small letters, digits and hyphens in parts, such as statement/update-promise.',
    }),
    ...(!LanguageTag.safeParse(language).success && { language: 'A language is written as a tag, such as en-GB or de-DE.' }),
    ...(!jurisdictions.every((name) => Jurisdiction.safeParse(name).success) && {
      jurisdictions: 'Jurisdictions are country codes parted by commas, such as GB, IE.',
    }),
    ...(reason === '' && { reason: 'Say why; it stands beside the version for good.' }),
  }
  if (Object.keys(faults).length > 0) return fail(faults)
  const begin =
    base === undefined ? { tags: [], evidence: [], body: [emptyLine] } : { tags: base.tags, evidence: base.evidence, body: base.body }
  return succeed({ code, kind: values.kind, title, language, jurisdictions, version: 1, valid: {}, ...begin })
}

const emptyLine: ClauseVersion['body'][number] = { type: 'paragraph', children: [{ text: '' }] }
