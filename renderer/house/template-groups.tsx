import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import type { LetterTemplate, RepeatingGroup } from '../../core/letter/index.ts'
import { Figure, Line, under, within, type FormProps } from './form-line.tsx'
import { TemplateFields } from './template-fields.tsx'

/** The groups of fields that letters of the template fill in again and again, each with its fields. */
export function TemplateGroups({ content, isReadOnly, faults, change }: FormProps<LetterTemplate>): JSX.Element | null {
  const groups = content.groups ?? []
  const put = (next: readonly RepeatingGroup[]): void => {
    const { groups: _groups, ...rest } = content
    change(next.length === 0 ? rest : { ...rest, groups: [...next] })
  }
  const add = (): void => {
    const names = new Set(groups.map(({ name }) => name))
    const name = ['entries', ...Array.from({ length: 20 }, (_, index) => `entries_${String(index + 2)}`)].find((each) => !names.has(each))
    if (name === undefined) return
    const field = { name: `${name}.name`, label: 'Name', type: 'text', required: true } as const
    put([...groups, { name, label: 'Entries', entry: 'Entry', fields: [field] }])
  }
  return (
    <>
      {groups.map((group, index) => (
        <fieldset key={index} className="house-group">
          <legend>Repeating: {group.label === '' ? 'without a label' : group.label}</legend>
          <GroupForm
            content={group}
            isReadOnly={isReadOnly}
            faults={within(faults, `groups.${String(index)}`)}
            change={(next) => put(groups.with(index, next))}
          />
          {!isReadOnly && (
            <Button className="button" onPress={() => put(groups.toSpliced(index, 1))}>
              Take the group out
            </Button>
          )}
        </fieldset>
      ))}
      {!isReadOnly && groups.length < 20 && (
        <Button className="button house-fields-add" onPress={add}>
          Add a repeating group
        </Button>
      )}
    </>
  )
}

function GroupForm({ content: group, isReadOnly, faults, change }: FormProps<RepeatingGroup>): JSX.Element {
  const { entry: _entry, least: _least, ...rest } = group
  /** Its fields are called after the group, so they are renamed with it. */
  const rename = (name: string): void =>
    change({
      ...group,
      name,
      fields: group.fields.map((field) => ({ ...field, name: `${name}.${field.name.slice(field.name.indexOf('.') + 1)}` })),
    })
  return (
    <>
      <div className="house-columns">
        <Line
          label="Label"
          value={group.label}
          isReadOnly={isReadOnly}
          fault={faults.get('label')}
          change={(label) => change({ ...group, label })}
        />
        <Line
          label="Name"
          hint="One word, such as products"
          value={group.name}
          isReadOnly={isReadOnly}
          fault={faults.get('name') ?? faults.get('')}
          change={rename}
        />
      </div>
      <div className="house-columns">
        <Line
          label="One of them is called"
          value={group.entry ?? ''}
          isReadOnly={isReadOnly}
          fault={faults.get('entry')}
          change={(entry) => change({ ...rest, ...(entry !== '' && { entry }), ...(group.least !== undefined && { least: group.least }) })}
        />
        <Figure
          label="Entries at least"
          value={group.least}
          least={0}
          most={200}
          isReadOnly={isReadOnly}
          fault={faults.get('least')}
          change={(least) =>
            change({ ...rest, ...(group.entry !== undefined && { entry: group.entry }), ...(least !== undefined && { least }) })
          }
        />
      </div>
      <TemplateFields content={group} isReadOnly={isReadOnly} faults={faults} label={`Fields of ${group.label}`} change={change} />
      {under(faults, 'fields') !== undefined && group.fields.length === 0 && <p className="house-hint">A group needs a field.</p>}
    </>
  )
}
