import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { inReadingOrder, valueGroup, valueLabel, type CompanyValues } from '../../core/house/index.ts'
import { Line, type FormProps } from './form-line.tsx'

/** The values by the first word of their names: the company itself, then its offices. */
export function CompanyForm({ content, isReadOnly, faults, change }: FormProps<CompanyValues>): JSX.Element {
  const [name, setName] = useState('')
  const names = inReadingOrder(Object.keys(content))
  const groups = [...new Set(names.map((each) => each.split('.')[0] ?? each))]
  const isName = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/u.test(name) && !Object.hasOwn(content, name)
  return (
    <>
      {groups.map((group) => (
        <fieldset key={group} className="house-group">
          <legend>{valueGroup(group)}</legend>
          {names
            .filter((each) => each === group || each.startsWith(`${group}.`))
            .map((each) => {
              const last = each.split('.').at(-1) ?? each
              const value = content[each] ?? ''
              return (
                <Line
                  key={each}
                  label={valueLabel(each)}
                  hint={`{{${each}}}`}
                  value={value}
                  isReadOnly={isReadOnly}
                  fault={faults.get(each)}
                  {...((last === 'address' || value.includes('\n')) && { rows: 3 })}
                  change={(next) => change({ ...content, [each]: next })}
                />
              )
            })}
        </fieldset>
      ))}
      {!isReadOnly && (
        <div className="house-add">
          <Line label="Another value" hint="Its name, such as uk.directors" value={name} isReadOnly={false} change={setName} />
          <Button
            className="button"
            isDisabled={!isName}
            onPress={() => {
              change({ ...content, [name]: '' })
              setName('')
            }}
          >
            Add
          </Button>
        </div>
      )}
    </>
  )
}
