import type { JSX } from 'react'
import { fieldTypes, type FieldType, type TemplateField } from '../../core/letter/index.ts'
import { Choice } from '../look/choice.tsx'
import { Tick } from '../look/tick.tsx'
import { Figure, Line, linesOf, Told, under, type FormProps } from './form-line.tsx'
import { LabelAndName } from './label-and-name.tsx'
import type { Naming } from './name-line.tsx'

export const fieldTypeTitles: Readonly<Record<FieldType, string>> = {
  text: 'One line',
  multiline: 'Several lines',
  date: 'Date',
  number: 'Number',
  amount: 'Amount of money',
  person: 'Person’s name',
  choice: 'Choice',
}
const types = fieldTypes.map((id) => ({ id, title: fieldTypeTitles[id] }))

/** One field of a template: what it is called, what it takes, and what it must be like. */
export function TemplateFieldForm({
  content: field,
  isReadOnly,
  faults,
  naming,
  change,
}: FormProps<TemplateField> & { readonly naming: Naming }): JSX.Element {
  const { type, options = [] } = field
  const isText = type === 'text' || type === 'multiline'
  const set = (part: { [Key in keyof TemplateField]?: TemplateField[Key] | undefined }): void => change(whole({ ...field, ...part }))
  const line = (label: string, key: 'help' | 'default' | 'computed' | 'shape', hint?: string, rows?: number): JSX.Element => (
    <Line
      label={label}
      value={field[key] ?? ''}
      isReadOnly={isReadOnly}
      fault={faults.get(key)}
      {...(hint !== undefined && { hint })}
      {...(rows !== undefined && { rows })}
      change={(value) => set({ [key]: value })}
    />
  )
  return (
    <>
      <LabelAndName kind="field" content={field} isReadOnly={isReadOnly} faults={faults} naming={naming} change={set} />
      <div className="house-columns">
        {isReadOnly ? (
          <Told label="Type" value={fieldTypeTitles[type]} />
        ) : (
          <Choice label="Type" value={type} options={types} change={(next) => change(ofType(field, next))} />
        )}
        {isReadOnly ? (
          <Told label="Required" value={field.required ? 'Yes' : 'No'} />
        ) : (
          <div className="house-tick">
            <Tick title="Required" isSelected={field.required} onChange={(required) => set({ required })} />
          </div>
        )}
      </div>
      {line('Help', 'help', 'Stands below the field in the letter’s form.')}
      {type === 'choice' && (
        <Line
          label="Answers to choose from"
          hint="One on each line."
          rows={3}
          value={options.join('\n')}
          isReadOnly={isReadOnly}
          fault={under(faults, 'options')}
          change={(text) => set({ options: linesOf(text) })}
        />
      )}
      {line('Default', 'default', 'What is printed while the letter says nothing else.', type === 'multiline' ? 3 : undefined)}
      {line('Computed from', 'computed', 'Such as letter.date + 14 days. Nobody fills it in then.')}
      {isText && (
        <div className="house-columns">
          <Figure
            label="Characters at most"
            value={field.longest}
            least={1}
            most={5000}
            isReadOnly={isReadOnly}
            fault={faults.get('longest')}
            change={(longest) => set({ longest })}
          />
          {type === 'text' && line('Shape', 'shape', '9 is a digit, A a letter: AA-9999')}
        </div>
      )}
      {type === 'number' && (
        <div className="house-columns">
          <Figure
            label="Least"
            value={field.least}
            isReadOnly={isReadOnly}
            fault={faults.get('least')}
            change={(least) => set({ least })}
          />
          <Figure label="Greatest" value={field.most} isReadOnly={isReadOnly} fault={faults.get('most')} change={(most) => set({ most })} />
        </div>
      )}
    </>
  )
}

/** What is left empty is left out. */
function whole(field: { [Key in keyof TemplateField]: TemplateField[Key] | undefined }): TemplateField {
  const { help = '', default: value = '', computed = '', options, longest, shape = '', least, most } = field
  return {
    name: field.name ?? '',
    label: field.label ?? '',
    type: field.type ?? 'text',
    required: field.required ?? false,
    ...(help !== '' && { help }),
    ...(value !== '' && { default: value }),
    ...(computed !== '' && { computed }),
    ...(options !== undefined && { options }),
    ...(longest !== undefined && { longest }),
    ...(shape !== '' && { shape }),
    ...(least !== undefined && { least }),
    ...(most !== undefined && { most }),
  }
}

/** A field of another type keeps what that type can have. */
function ofType(field: TemplateField, type: FieldType): TemplateField {
  const { options, longest, shape, least, most, ...rest } = field
  return whole({
    ...rest,
    type,
    options: type === 'choice' ? (options ?? []) : undefined,
    longest: type === 'text' || type === 'multiline' ? longest : undefined,
    shape: type === 'text' ? shape : undefined,
    least: type === 'number' ? least : undefined,
    most: type === 'number' ? most : undefined,
    help: rest.help,
    default: rest.default,
    computed: rest.computed,
  })
}
