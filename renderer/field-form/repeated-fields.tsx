import { useRef, useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { entryTitle, mostEntries, reorderEntries, type Letter, type RepeatingGroup } from '../../core/letter/index.ts'
import { entriesToFill, type FormField } from './field-groups.ts'
import { inputId } from './input-id.ts'

interface RepeatedFieldsProps {
  readonly group: RepeatingGroup
  readonly values: Letter['values']
  fieldsOf(entry: number): readonly FormField[]
  input(field: FormField, change: (value: string) => void): JSX.Element
  setValue(name: string, value: string): void
  /** All values of the letter, with the entries of this group as they are from now on. */
  reorder(values: Letter['values']): void
}

/** The entries of a repeating group: each with its fields, to add, move and take out. An entry that says nothing is not printed. */
export function RepeatedFields({ group, values, fieldsOf, input, setValue, reorder }: RepeatedFieldsProps): JSX.Element {
  // Entries stay while their fields are emptied, and new ones say nothing yet.
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set())
  const list = useRef<HTMLOListElement>(null)
  const entries = [...new Set([...entriesToFill(group, values), ...shown])].toSorted((left, right) => left - right)
  const called = group.entry ?? group.label
  const focusSoon = (find: () => HTMLElement | null | undefined): void => void requestAnimationFrame(() => find()?.focus())
  const add = (): void => {
    const entry = (entries.at(-1) ?? 0) + 1
    setShown(new Set([...shown, entry]))
    focusSoon(() => document.getElementById(inputId(fieldsOf(entry)[0]?.name ?? '')))
  }
  const put = (order: readonly number[], focus: number, button: string): void => {
    reorder(reorderEntries(group, values, order))
    setShown(new Set(order.map((_, index) => index + 1)))
    focusSoon(() => {
      const item = list.current?.children[focus]
      const wanted =
        item?.querySelector<HTMLElement>(`${button}:not(:disabled)`) ?? item?.querySelector<HTMLElement>('button:not(:disabled)')
      return wanted ?? document.getElementById(inputId(group.name))
    })
  }
  const move = (from: number, to: number, button: string): void => {
    const entry = entries[from]
    if (entry !== undefined) put(entries.toSpliced(from, 1).toSpliced(to, 0, entry), to, button)
  }
  return (
    <fieldset className="field-group">
      <legend className="panel-heading">{group.label}</legend>
      {group.help !== undefined && <p className="field-group-help">{group.help}</p>}
      <ol ref={list} aria-label={group.label}>
        {entries.map((entry, index) => {
          const title = entryTitle(group, index + 1)
          return (
            <li key={entry} className="field-entry">
              <div className="field-entry-head">
                <b>{title}</b>
                <Button
                  className="link-button entry-up"
                  aria-label={`Move ${title} up`}
                  isDisabled={index === 0}
                  onPress={() => move(index, index - 1, '.entry-up')}
                >
                  Up
                </Button>
                <Button
                  className="link-button entry-down"
                  aria-label={`Move ${title} down`}
                  isDisabled={index === entries.length - 1}
                  onPress={() => move(index, index + 1, '.entry-down')}
                >
                  Down
                </Button>
                <Button
                  className="link-button"
                  aria-label={`Take ${title} out`}
                  onPress={() => put(entries.toSpliced(index, 1), Math.min(index, entries.length - 2), '.entry-out')}
                >
                  Take out
                </Button>
              </div>
              {fieldsOf(entry).map((field) =>
                input(field, (value) => {
                  setShown(new Set([...shown, entry]))
                  setValue(field.name, value)
                }),
              )}
            </li>
          )
        })}
      </ol>
      <Button id={inputId(group.name)} className="button" isDisabled={entries.length >= mostEntries} onPress={add}>
        Add {called}
      </Button>
    </fieldset>
  )
}
