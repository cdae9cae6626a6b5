import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import type { LetterTemplate, RepeatingGroup } from '../../core/letter/index.ts'
import { Figure, Line, under, within, type FormProps } from './form-line.tsx'
import { LabelAndName } from './label-and-name.tsx'
import type { Naming } from './name-line.tsx'
import { TemplateFields } from './template-fields.tsx'

interface WithNaming {
  readonly naming: Naming
}

/** The groups of fields that letters of the template fill in again and again, each with its fields. */
export function TemplateGroups({ content, naming, change, ...form }: FormProps<LetterTemplate> & WithNaming): JSX.Element | null {
  const { isReadOnly, faults } = form
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
            naming={naming}
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

function GroupForm({ content: group, isReadOnly, faults, naming, change }: FormProps<RepeatingGroup> & WithNaming): JSX.Element {
  const set = (part: Partial<RepeatingGroup> & { readonly least?: number | undefined }): void => {
    const { entry = '', least, ...rest } = { ...group, ...part }
    change({ ...rest, ...(entry !== '' && { entry }), ...(least !== undefined && { least }) })
  }
  return (
    <>
      <LabelAndName kind="group" content={group} isReadOnly={isReadOnly} faults={faults} naming={naming} change={set} />
      <div className="house-columns">
        <Line
          label="One of them is called"
          value={group.entry ?? ''}
          isReadOnly={isReadOnly}
          fault={faults.get('entry')}
          change={(entry) => set({ entry })}
        />
        <Figure
          label="Entries at least"
          value={group.least}
          least={0}
          most={200}
          isReadOnly={isReadOnly}
          fault={faults.get('least')}
          change={(least) => set({ least })}
        />
      </div>
      <TemplateFields
        content={group}
        isReadOnly={isReadOnly}
        faults={faults}
        naming={naming}
        label={`Fields of ${group.label}`}
        change={change}
      />
      {under(faults, 'fields') !== undefined && group.fields.length === 0 && <p className="house-hint">A group needs a field.</p>}
    </>
  )
}
