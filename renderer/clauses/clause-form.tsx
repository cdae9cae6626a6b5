import type { JSX } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { clauseKinds, type ClauseVersion } from '../../core/clause/index.ts'
import { DayField } from '../day-field/day-field.tsx'
import { Choice } from '../look/choice.tsx'
import type { ClauseFormValues, FieldFaults } from './clause-form-values.ts'
import type { ClauseSession, ClauseSessionState } from './clause-session.ts'
import { kindTitles } from './state-names.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'

const valuesPart = ({ values }: ClauseSessionState): ClauseFormValues => values
const faultsPart = ({ faults }: ClauseSessionState): FieldFaults => faults
const adapting = [
  { id: 'by-rule', title: 'As the house allows for its kind' },
  { id: 'never', title: 'Never' },
] as const

const kinds = clauseKinds.map((id) => ({ id, title: kindTitles[id] }))

/** What is known of a draft beside its text. Code, language and jurisdictions say which clause it is, so they stay. */
export function ClauseForm({ session, version }: { readonly session: ClauseSession; readonly version: ClauseVersion }): JSX.Element {
  const values = useSessionPart(session, valuesPart)
  const faults = useSessionPart(session, faultsPart)
  const text = (name: Exclude<keyof ClauseFormValues, 'kind' | 'adapting'>, label: string, hint?: string): JSX.Element => (
    <FormText
      name={name}
      label={label}
      hint={hint}
      value={values[name]}
      fault={faults[name]}
      change={(value) => session.setValue(name, value)}
    />
  )
  const day = (name: 'from' | 'until' | 'reviewBy' | 'notBefore', label: string): JSX.Element => (
    <DayField name={name} label={label} value={values[name]} fault={faults[name]} change={(value) => session.setValue(name, value)} />
  )
  return (
    <form className="clause-form" aria-label="About the clause" onSubmit={(event) => event.preventDefault()}>
      {text('title', 'Title')}
      <dl className="clause-identity">
        <div>
          <dt>Code</dt>
          <dd>{version.code}</dd>
        </div>
        <div>
          <dt>Language</dt>
          <dd>{version.language}</dd>
        </div>
        <div>
          <dt>Jurisdictions</dt>
          <dd>{version.jurisdictions.length === 0 ? 'everywhere' : version.jurisdictions.join(', ')}</dd>
        </div>
      </dl>
      <Choice label="Kind" value={values.kind} options={kinds} change={(kind) => session.setValue('kind', kind)} />
      <div className="clause-form-pair">
        {day('from', 'Valid from')}
        {day('until', 'Valid until')}
      </div>
      <div className="clause-form-pair">
        {day('reviewBy', 'Review by')}
        {day('notBefore', 'Embargo: not before')}
      </div>
      <Choice
        label="Letters may change its words"
        value={values.adapting}
        options={adapting}
        change={(may) => session.setValue('adapting', may)}
      />
      {text('owner', 'Owner')}
      {text('tags', 'Tags', 'Parted by commas.')}
      {faults.body !== undefined && (
        <p className="dialog-failure" role="alert">
          {faults.body}
        </p>
      )}
    </form>
  )
}

interface FormTextProps {
  readonly name: string
  readonly label: string
  readonly hint: string | undefined
  readonly value: string
  readonly fault: string | undefined
  change(value: string): void
}

function FormText({ name, label, hint, value, fault, change }: FormTextProps): JSX.Element {
  return (
    <TextField className="field" name={name} value={value} onChange={change} isInvalid={fault !== undefined}>
      <Label>{label}</Label>
      <Input />
      {hint !== undefined && <Text slot="description">{hint}</Text>}
      <FieldError>{fault}</FieldError>
    </TextField>
  )
}
