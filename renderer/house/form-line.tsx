import { useId, type JSX } from 'react'
import { FieldError, Input, Label, NumberField, Text, TextArea, TextField } from 'react-aria-components'

/** What every form of the house gets. */
export interface FormProps<Content> {
  readonly content: Content
  readonly isReadOnly: boolean
  /** What is wrong, by place: one sentence each. */
  readonly faults: ReadonlyMap<string, string>
  change(content: Content): void
}

interface LineProps {
  readonly label: string
  readonly value: string
  readonly isReadOnly: boolean
  readonly rows?: number
  /** How it is to be written; who only reads is not told. */
  readonly hint?: string
  /** What stands for an empty value that is only read. */
  readonly none?: string
  readonly fault?: string | undefined
  readonly isFirst?: boolean
  change(value: string): void
}

/** A text of a form; with `rows` it may have several lines. */
export function Line({ label, value, isReadOnly, rows, hint, none = 'None', fault, isFirst = false, change }: LineProps): JSX.Element {
  const empty = isReadOnly ? { placeholder: none } : {}
  return (
    <TextField
      className="field"
      value={value}
      onChange={change}
      isReadOnly={isReadOnly}
      autoFocus={isFirst}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      {rows === undefined ? <Input {...empty} /> : <TextArea {...empty} rows={rows} />}
      {hint !== undefined && !isReadOnly && <Text slot="description">{hint}</Text>}
      {fault !== undefined && <FieldError>{fault}</FieldError>}
    </TextField>
  )
}

interface FigureProps {
  readonly label: string
  readonly value: number | undefined
  readonly isReadOnly: boolean
  readonly least?: number
  readonly most?: number
  readonly fault?: string | undefined
  change(value: number | undefined): void
}

/** A number that may be left out. */
export function Figure({ label, value, isReadOnly, least, most, fault, change }: FigureProps): JSX.Element {
  return (
    <NumberField
      className="field"
      value={value ?? NaN}
      onChange={(next) => change(Number.isNaN(next) ? undefined : next)}
      {...(least !== undefined && { minValue: least })}
      {...(most !== undefined && { maxValue: most })}
      formatOptions={{ useGrouping: false, maximumFractionDigits: 10 }}
      isReadOnly={isReadOnly}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      <Input />
      {fault !== undefined && <FieldError>{fault}</FieldError>}
    </NumberField>
  )
}

/** A value that is only read, in the look of a field. */
export function Told({ label, value }: { readonly label: string; readonly value: string }): JSX.Element {
  const id = useId()
  return (
    <div className="field" data-readonly="">
      <span id={id} className="field-told">
        {label}
      </span>
      <output aria-labelledby={id}>{value}</output>
    </div>
  )
}

/** The lines of a text; none where it is empty. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n')
}

/** The first fault at a place or in what stands there. */
export function under(faults: ReadonlyMap<string, string>, place: string): string | undefined {
  return [...faults].find(([at]) => at === place || at.startsWith(`${place}.`))?.[1]
}

/** The faults at a place and below it, by what follows it; that of the place itself under "". */
export function within(faults: ReadonlyMap<string, string>, place: string): ReadonlyMap<string, string> {
  return new Map(
    [...faults].flatMap(([at, message]) =>
      at === place ? [['', message] as const] : at.startsWith(`${place}.`) ? [[at.slice(place.length + 1), message] as const] : [],
    ),
  )
}
