import { Fragment, useMemo, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { wantedInstead, type Finding, type LetterTemplate, type Shelf } from '../../core/letter/index.ts'
import type { LetterSession, SessionState } from '../letter-screen/letter-session.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'
import { LetterScope } from '../letter-scope/letter-scope.tsx'
import { entriesToFill, entryFields, fieldGroups, fieldsIn, fullLabel, isUnfilled, type FormField } from './field-groups.ts'
import { FieldInput } from './field-input.tsx'
import { RepeatedFields } from './repeated-fields.tsx'
import { inputId } from './input-id.ts'
import { useFeedPart } from '../preview/preview.tsx'
import type { FeedState, PageFeed } from '../preview/page-feed.ts'

const valuesPart = ({ values }: SessionState): SessionState['values'] => values

const languagePart = ({ language }: SessionState): string => language
const laidOutPart = ({ laidOut }: FeedState): FeedState['laidOut'] => laidOut

interface FieldFormProps {
  readonly session: LetterSession
  readonly feed: PageFeed
  readonly template: LetterTemplate | undefined
  readonly shelf: Shelf
}

/** The values that the letter's merge fields take; what must be filled and is not stands out. */
export function FieldForm({ session, feed, template, shelf }: FieldFormProps): JSX.Element {
  const values = useSessionPart(session, valuesPart)
  const laidOut = useFeedPart(feed, laidOutPart)
  const used = fieldsIn((laidOut?.letter ?? session.letter).document).join(' ')
  const language = useSessionPart(session, languagePart)
  const groups = useMemo(
    () => fieldGroups(template, used === '' ? [] : used.split(' '), shelf, { values, language }),
    [template, used, shelf, values, language],
  )
  const repeated = useMemo(
    () =>
      (template?.groups ?? []).flatMap((group) =>
        entriesToFill(group, values).flatMap((entry) => entryFields(group, entry, template, shelf, { values, language })),
      ),
    [template, shelf, values, language],
  )
  const all = [...groups.flatMap(({ fields }) => fields), ...repeated]
  const unfilled = all.filter((field) => isUnfilled(field, values))
  const faults = faultsOf(all, values, laidOut?.findings ?? [])
  const input = (field: FormField, change = (value: string): void => session.setValue(field.name, value)): JSX.Element => (
    <FieldInput
      key={field.name}
      field={field}
      value={values[field.name] ?? ''}
      isUnfilled={isUnfilled(field, values)}
      fault={faults.get(field.name)}
      change={change}
    />
  )
  return (
    <form className="field-form" aria-label="Fields" onSubmit={(event) => event.preventDefault()}>
      <Unfilled fields={unfilled} />
      <Told faults={faults} fields={all} />
      {groups.map(({ name, title, fields }) => (
        <Fragment key={name}>
          <fieldset>
            <legend className="panel-heading">{title}</legend>
            {fields.map((field) => input(field))}
          </fieldset>
          {name === 'letter' && <LetterScope session={session} templates={shelf.templates} />}
        </Fragment>
      ))}
      {template?.groups?.map((group) => (
        <RepeatedFields
          key={group.name}
          group={group}
          values={values}
          fieldsOf={(entry) => entryFields(group, entry, template, shelf, { values, language })}
          input={input}
          setValue={(name, value) => session.setValue(name, value)}
          reorder={(next) => session.setValues(`entries of ${group.name}`, next)}
        />
      ))}
    </form>
  )
}

/** What is wrong with the values as they stand, and what the checks say of them beside. */
function faultsOf(fields: readonly FormField[], values: SessionState['values'], findings: readonly Finding[]): ReadonlyMap<string, string> {
  const told = findings.flatMap(({ code, place, remedy }): [string, string][] =>
    code === 'value-invalid' && place.field !== undefined ? [[place.field, remedy]] : [],
  )
  const faults = new Map(told)
  for (const field of fields) {
    const value = values[field.name] ?? ''
    const wanted = value === '' ? undefined : wantedInstead(field, value)
    if (wanted !== undefined) faults.set(field.name, `Give ${wanted}.`)
    else if (value !== '' || field.fallback === '') faults.delete(field.name)
  }
  return faults
}

/** Says what is wrong to those who do not see it beside the field. */
function Told({ faults, fields }: { readonly faults: ReadonlyMap<string, string>; readonly fields: readonly FormField[] }): JSX.Element {
  const sentences = fields.flatMap((field) => (faults.has(field.name) ? [`${fullLabel(field)}: ${faults.get(field.name) ?? ''}`] : []))
  return <output className="visually-hidden">{sentences.join(' ')}</output>
}

function Unfilled({ fields }: { readonly fields: readonly FormField[] }): JSX.Element {
  if (fields.length === 0) return <p className="fields-done">Every field that must be filled has a value.</p>
  return (
    <div className="unfilled">
      <h2 className="unfilled-heading">{fields.length === 1 ? '1 field to fill' : `${String(fields.length)} fields to fill`}</h2>
      <ul>
        {fields.map((field) => (
          <li key={field.name}>
            <Button className="link-button" onPress={() => document.getElementById(inputId(field.name))?.focus()}>
              {fullLabel(field)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
