import { useState, type JSX } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { clauseKinds, type ClauseVersion } from '../../core/clause/index.ts'
import type { Failure } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { goTo } from '../window/place.ts'
import { Choice } from '../look/choice.tsx'
import { FormDialog } from '../look/form-dialog.tsx'
import { codeFrom, newClauseFrom, type ClauseBegin, type NewClauseFaults, type NewClauseValues } from './new-clause.ts'
import { beginSitting } from './sittings.ts'
import { kindTitles } from './state-names.ts'
import { useClauseRefresh } from './use-refresh.ts'

const kinds = clauseKinds.map((id) => ({ id, title: kindTitles[id] }))

interface NewClauseDialogProps {
  /** The clause of which it becomes a variant; left out for a new code. */
  readonly base?: ClauseVersion
  /** What a clause of a new code begins with; left out for one without words. */
  readonly begin?: ClauseBegin
  /** Takes the clause up once it is made; left out where it is opened in its editor then. */
  made?(version: ClauseVersion, clauseId: string): void
  close(): void
}

/** Asks what a new clause is, makes its first draft, and opens that in the editor or hands it on. */
export function NewClauseDialog({ base, begin = base, made: takeUp, close }: NewClauseDialogProps): JSX.Element {
  const [values, setValues] = useState<NewClauseValues>(() => ({
    title: base?.title ?? '',
    kind: base?.kind ?? 'statement',
    code: base?.code ?? '',
    language: begin?.language ?? 'en-GB',
    jurisdictions: begin?.jurisdictions.join(', ') ?? '',
    reason: '',
  }))
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const refresh = useClauseRefresh()
  const filled = { ...values, code: values.code === '' ? codeFrom(values) : values.code }
  const made = newClauseFrom(filled, begin)
  const faults: NewClauseFaults = isTried && !made.ok ? made.error : {}
  const create = async (): Promise<void> => {
    setTried(true)
    if (!made.ok) return
    const created = await ask('clauses.create', { version: made.value, reason: filled.reason.trim() })
    if (!created.ok) return setFailure(created.error)
    beginSitting(created.value.versionId, filled.reason.trim())
    await refresh()
    close()
    if (takeUp !== undefined) takeUp(made.value, created.value.clauseId)
    else goTo('clauses', created.value.clauseId, 'edit')
  }
  const field = (
    name: Exclude<keyof NewClauseValues, 'kind'>,
    label: string,
    more: { readonly hint?: string; readonly placeholder?: string; readonly isFirst?: boolean } = {},
  ): JSX.Element => (
    <TextField
      className="field"
      value={values[name]}
      onChange={(value) => setValues({ ...values, [name]: value })}
      isInvalid={faults[name] !== undefined}
      // As the browser's own, a fault would keep the form from being sent after it was mended.
      validationBehavior="aria"
      autoFocus={more.isFirst === true}
    >
      <Label>{label}</Label>
      <Input placeholder={more.placeholder ?? ''} />
      {more.hint !== undefined && <Text slot="description">{more.hint}</Text>}
      <FieldError>{faults[name]}</FieldError>
    </TextField>
  )
  return (
    <FormDialog
      title={base === undefined ? 'New clause' : `New variant of ${base.code}`}
      action="Make the draft"
      failure={failure}
      submit={create}
      close={close}
    >
      {field('title', 'Title', { isFirst: base === undefined })}
      <Choice label="Kind" value={values.kind} options={kinds} change={(kind) => setValues({ ...values, kind })} />
      {base === undefined && field('code', 'Code', { hint: 'What letters call it by. It stays for good.', placeholder: codeFrom(values) })}
      <div className="clause-form-pair">
        {field('language', 'Language', { isFirst: base !== undefined, placeholder: 'en-GB' })}
        {field('jurisdictions', 'Jurisdictions', { placeholder: 'everywhere' })}
      </div>
      {field('reason', 'Reason', { hint: 'Why the house needs it. It stands beside the version for good.' })}
    </FormDialog>
  )
}
