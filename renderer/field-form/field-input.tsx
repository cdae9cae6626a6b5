import type { JSX } from 'react'
import {
  Button,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components'
import { longestValue, type FieldType } from '../../core/letter/index.ts'
import { DayField } from '../day-field/day-field.tsx'
import type { FormField } from './field-groups.ts'
import { inputId } from './input-id.ts'

export interface FieldInputProps {
  readonly field: FormField
  readonly value: string
  readonly isUnfilled: boolean
  /** What to do about its value, in a sentence. */
  readonly fault: string | undefined
  change(value: string): void
}

/** The input of one field, by its type. */
export function FieldInput(props: FieldInputProps): JSX.Element {
  const { field, value, fault, change } = props
  if (field.computed !== undefined) return <Computed {...field} />
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

/** What follows from other fields: to read, never to fill in. */
function Computed({ name, label, computed, printed = '' }: FormField): JSX.Element {
  return (
    <TextField className="field" id={inputId(name)} value={printed} isReadOnly>
      <span className="field-label">
        <Label>{label}</Label>
        <span className="field-optional">computed</span>
      </span>
      <Input placeholder="Follows once its fields are filled" />
      <Text slot="description">From {computed}</Text>
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
