import { Fragment, useMemo, type JSX } from 'react'
import {
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Button,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components'
import { longestValue, wantedInstead, type FieldType, type Finding, type LetterTemplate, type Shelf } from '../../core/letter/index.ts'
import type { LetterSession, SessionState } from '../letter-screen/letter-session.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'
import { DayField } from '../day-field/day-field.tsx'
import { LetterScope } from '../letter-scope/letter-scope.tsx'
import { fieldGroups, fieldsIn, isUnfilled, type FieldGroup, type FormField } from './field-groups.ts'
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
  const unfilled = groups.flatMap(({ fields }) => fields).filter((field) => isUnfilled(field, values))
  const faults = faultsOf(groups, values, laidOut?.findings ?? [])
  return (
    <form className="field-form" aria-label="Fields" onSubmit={(event) => event.preventDefault()}>
      <Unfilled fields={unfilled} />
      <Told faults={faults} groups={groups} />
      {groups.map(({ name, title, fields }) => (
        <Fragment key={name}>
          <fieldset>
            <legend className="panel-heading">{title}</legend>
            {fields.map((field) => (
              <FieldInput
                key={field.name}
                field={field}
                value={values[field.name] ?? ''}
                isUnfilled={isUnfilled(field, values)}
                fault={faults.get(field.name)}
                change={(value) => session.setValue(field.name, value)}
              />
            ))}
          </fieldset>
          {name === 'letter' && <LetterScope session={session} templates={shelf.templates} />}
        </Fragment>
      ))}
    </form>
  )
}

/** What is wrong with the values as they stand, and what the checks say of them beside. */
function faultsOf(
  groups: readonly FieldGroup[],
  values: SessionState['values'],
  findings: readonly Finding[],
): ReadonlyMap<string, string> {
  const told = findings.flatMap(({ code, place, remedy }): [string, string][] =>
    code === 'value-invalid' && place.field !== undefined ? [[place.field, remedy]] : [],
  )
  const faults = new Map(told)
  for (const field of groups.flatMap(({ fields }) => fields)) {
    const value = values[field.name] ?? ''
    const wanted = value === '' ? undefined : wantedInstead(field, value)
    if (wanted !== undefined) faults.set(field.name, `Give ${wanted}.`)
    else if (value !== '' || field.fallback === '') faults.delete(field.name)
  }
  return faults
}

/** Says what is wrong to those who do not see it beside the field. */
function Told({ faults, groups }: { readonly faults: ReadonlyMap<string, string>; readonly groups: readonly FieldGroup[] }): JSX.Element {
  const sentences = groups
    .flatMap(({ fields }) => fields)
    .flatMap(({ name, label }) => (faults.has(name) ? [`${label}: ${faults.get(name) ?? ''}`] : []))
  return <output className="visually-hidden">{sentences.join(' ')}</output>
}

function Unfilled({ fields }: { readonly fields: readonly FormField[] }): JSX.Element {
  if (fields.length === 0) return <p className="fields-done">Every field that must be filled has a value.</p>
  return (
    <div className="unfilled">
      <h2 className="unfilled-heading">{fields.length === 1 ? '1 field to fill' : `${String(fields.length)} fields to fill`}</h2>
      <ul>
        {fields.map(({ name, label }) => (
          <li key={name}>
            <Button className="link-button" onPress={() => document.getElementById(inputId(name))?.focus()}>
              {label}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldInputProps {
  readonly field: FormField
  readonly value: string
  readonly isUnfilled: boolean
  /** What to do about its value, in a sentence. */
  readonly fault: string | undefined
  change(value: string): void
}

function FieldInput(props: FieldInputProps): JSX.Element {
  const { field, value, fault, change } = props
  if (field.type === 'choice' && field.options !== undefined) return <ChoiceInput {...props} />
  const id = inputId(field.name)
  const className = props.isUnfilled ? 'field is-unfilled' : 'field'
  const isRequired = field.required && field.fallback === ''
  if (field.type === 'date')
    return (
      <DayField
        className={className}
        id={id}
        label={<FieldLabel field={field} isUnfilled={props.isUnfilled} />}
        value={value}
        change={change}
        isRequired={isRequired}
        fault={fault}
        help={field.help}
        {...(field.fallback !== '' && { placeholder: field.fallback })}
      />
    )
  return (
    <TextField
      className={className}
      id={id}
      value={value}
      onChange={change}
      maxLength={longestValue}
      isRequired={isRequired}
      validationBehavior="aria"
      isInvalid={fault !== undefined}
    >
      <FieldLabel field={field} isUnfilled={props.isUnfilled} />
      {field.type === 'multiline' ? (
        <TextArea rows={Math.min(6, Math.max(2, value.split('\n').length))} placeholder={field.fallback} />
      ) : (
        <Input inputMode={field.type === 'number' ? 'decimal' : undefined} placeholder={field.fallback || samples[field.type]} />
      )}
      {field.help !== undefined && <Text slot="description">{field.help}</Text>}
      {fault !== undefined && <FieldError>{fault}</FieldError>}
    </TextField>
  )
}

/** What a value of a type looks like, where nothing else stands in its place. */
const samples: Readonly<Partial<Record<FieldType, string>>> = {
  number: '1250.5',
  amount: 'EUR 1250.50',
  person: 'Family name, given name, titles',
}

function FieldLabel({ field, isUnfilled }: { readonly field: FormField; readonly isUnfilled: boolean }): JSX.Element {
  return (
    <span className="field-label">
      <Label>{field.label}</Label>
      {isUnfilled && <span className="field-need">to fill</span>}
      {!field.required && field.fallback === '' && <span className="field-optional">optional</span>}
    </span>
  )
}

function ChoiceInput({ field, value, isUnfilled, fault, change }: FieldInputProps): JSX.Element {
  const answers = (field.options ?? []).map((option) => ({ id: option, title: option }))
  // What was chosen can be taken back where it may be; an answer that is no longer offered is still shown.
  const gone = value !== '' && field.options?.includes(value) === false ? [{ id: value, title: `${value} (no longer offered)` }] : []
  const none = value !== '' && !field.required ? [{ id: '', title: 'No answer' }] : []
  return (
    <Select
      className={isUnfilled ? 'field is-unfilled' : 'field'}
      id={inputId(field.name)}
      value={value === '' ? null : value}
      onChange={(key) => change(key === null ? '' : String(key))}
      isRequired={field.required && field.fallback === ''}
      validationBehavior="aria"
      isInvalid={fault !== undefined}
      placeholder={field.fallback || 'Choose one'}
    >
      <FieldLabel field={field} isUnfilled={isUnfilled} />
      <Button className="choice-button">
        <SelectValue />
      </Button>
      {field.help !== undefined && <Text slot="description">{field.help}</Text>}
      {fault !== undefined && <FieldError>{fault}</FieldError>}
      <Popover className="popover">
        <ListBox className="menu" items={[...gone, ...answers, ...none]}>
          {({ id, title }) => (
            <ListBoxItem id={id} className="menu-item">
              {title}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
