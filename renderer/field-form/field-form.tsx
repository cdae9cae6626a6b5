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
import { longestValue, type Finding, type LetterTemplate, type Shelf } from '../../core/letter/index.ts'
import type { LetterSession, SessionState } from '../letter-screen/letter-session.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'
import { DayField } from '../day-field/day-field.tsx'
import { LetterScope } from '../letter-scope/letter-scope.tsx'
import { fieldGroups, fieldsIn, isUnfilled, type FormField } from './field-groups.ts'
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
  const invalid = new Map(
    (laidOut?.findings ?? []).flatMap((finding): [string, Finding][] =>
      finding.code === 'value-invalid' && finding.place.field !== undefined ? [[finding.place.field, finding]] : [],
    ),
  )
  return (
    <form className="field-form" aria-label="Fields" onSubmit={(event) => event.preventDefault()}>
      <Unfilled fields={unfilled} />
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
                finding={invalid.get(field.name)}
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
  readonly finding: Finding | undefined
  change(value: string): void
}

function FieldInput(props: FieldInputProps): JSX.Element {
  const { field, value, finding, change } = props
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
        fault={finding?.remedy}
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
      isInvalid={finding !== undefined}
    >
      <FieldLabel field={field} isUnfilled={props.isUnfilled} />
      {field.type === 'multiline' ? (
        <TextArea rows={Math.min(6, Math.max(2, value.split('\n').length))} placeholder={field.fallback} />
      ) : (
        <Input inputMode={field.type === 'number' ? 'decimal' : undefined} placeholder={field.fallback} />
      )}
      {field.help !== undefined && <Text slot="description">{field.help}</Text>}
      {finding !== undefined && <FieldError>{finding.remedy}</FieldError>}
    </TextField>
  )
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

function ChoiceInput({ field, value, isUnfilled, change }: FieldInputProps): JSX.Element {
  const options = (field.options ?? []).map((option) => ({ id: option }))
  return (
    <Select
      className={isUnfilled ? 'field is-unfilled' : 'field'}
      id={inputId(field.name)}
      value={value === '' ? null : value}
      onChange={(key) => change(key === null ? '' : String(key))}
      placeholder={field.fallback || 'Choose one'}
    >
      <FieldLabel field={field} isUnfilled={isUnfilled} />
      <Button className="choice-button">
        <SelectValue />
      </Button>
      <Popover className="popover">
        <ListBox className="menu" items={options}>
          {({ id }) => <ListBoxItem className="menu-item">{id}</ListBoxItem>}
        </ListBox>
      </Popover>
    </Select>
  )
}
