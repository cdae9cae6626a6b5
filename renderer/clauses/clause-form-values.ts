import { ClauseVersion, type ClauseKind, type Evidence, type Seal } from '../../core/clause/index.ts'
import type { Document } from '../../core/document/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'

/** What the form holds of a version, as it was typed. Days are year-month-day or empty; tags are parted by commas. */
export interface ClauseFormValues {
  readonly title: string
  readonly kind: ClauseKind
  readonly from: string
  readonly until: string
  readonly reviewBy: string
  readonly notBefore: string
  readonly owner: string
  readonly tags: string
  /** Whether letters may change its words. */
  readonly adapting: 'by-rule' | 'never'
}

export type FieldFaults = Readonly<Partial<Record<keyof ClauseFormValues | 'body', string>>>

export function formValuesOf({ title, kind, valid, reviewBy, notBefore, owner, tags, verbatim }: ClauseVersion): ClauseFormValues {
  return {
    title,
    kind,
    from: valid.from ?? '',
    until: valid.until ?? '',
    reviewBy: reviewBy ?? '',
    notBefore: notBefore ?? '',
    owner: owner ?? '',
    tags: tags.join(', '),
    adapting: verbatim === true ? 'never' : 'by-rule',
  }
}

/** Words parted by commas, each once. */
export function partedByCommas(text: string): string[] {
  return [...new Set(text.split(',').map((word) => word.trim()))].filter((word) => word !== '')
}

/** What a version is made of beside the form. */
export interface VersionRest {
  readonly base: ClauseVersion
  readonly evidence: readonly Evidence[]
  readonly seal: Seal | undefined
  readonly body: Document
}

/** The version that the form, evidence, seal and text say together; or what is wrong in which field. */
export function versionFrom(values: ClauseFormValues, { base, evidence, seal, body }: VersionRest): Result<ClauseVersion, FieldFaults> {
  const { from, until, reviewBy, notBefore } = values
  const { title, owner } = { title: values.title.trim(), owner: values.owner.trim() }
  const faults: FieldFaults = {
    ...(title === '' && { title: 'A clause needs a title.' }),
    ...(from !== '' && until !== '' && until < from && { until: 'The last day lies before the first one.' }),
  }
  if (Object.keys(faults).length > 0) return fail(faults)
  const { code, language, jurisdictions, version } = base
  const parsed = ClauseVersion.safeParse({
    code,
    language,
    jurisdictions,
    version,
    title,
    kind: values.kind,
    valid: { ...(from !== '' && { from }), ...(until !== '' && { until }) },
    ...(reviewBy !== '' && { reviewBy }),
    ...(notBefore !== '' && { notBefore }),
    ...(owner !== '' && { owner }),
    tags: partedByCommas(values.tags),
    ...(values.adapting === 'never' && { verbatim: true }),
    evidence,
    ...(seal !== undefined && { seal }),
    body,
  })
  if (parsed.success) return succeed(parsed.data)
  const [issue] = parsed.error.issues
  return fail(faultOf(issue?.path ?? []))
}

function faultOf([field, end]: readonly PropertyKey[]): FieldFaults {
  const day = 'Write the day as year-month-day.'
  if (field === 'valid') return end === 'until' ? { until: day } : { from: day }
  if (field === 'reviewBy') return { reviewBy: day }
  if (field === 'notBefore') return { notBefore: day }
  if (field === 'title') return { title: 'A title has 200 characters at most.' }
  return { body: 'The text holds something that cannot stand in a clause. Take back the last change.' }
}
