import { useRef, useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { LetterTemplate, TemplateField } from '../../core/letter/index.ts'
import { under, within, type FormProps } from './form-line.tsx'
import type { Naming } from './name-line.tsx'
import { fieldTypeTitles, TemplateFieldForm } from './template-field-form.tsx'

const blank: TemplateField = { name: '', label: '', type: 'text', required: false }

/** The values that letters of the template ask for, in the order of their form; one is open at a time. */
export function TemplateFields<Content extends Pick<LetterTemplate, 'fields'>>({
  content,
  isReadOnly,
  faults,
  naming,
  label = 'Fields',
  change,
}: FormProps<Content> & { readonly naming: Naming; readonly label?: string }): JSX.Element {
  const { fields } = content
  const [opened, setOpened] = useState<number>()
  const list = useRef<HTMLOListElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const put = (next: readonly TemplateField[], open: number | undefined): void => {
    change({ ...content, fields: [...next] })
    setOpened(open)
  }
  const focus = (index: number): void => {
    list.current?.querySelectorAll<HTMLElement>('.house-field-head')[index]?.focus()
  }
  const move = (from: number, to: number): void => {
    const moved = fields[from]
    if (moved === undefined || to < 0 || to >= fields.length || isReadOnly) return
    put(fields.toSpliced(from, 1).toSpliced(to, 0, moved), opened === from ? to : opened)
    // Heads keep their place in the list, so the one at the new place says the moved field in a moment.
    focus(to)
  }
  const takeOut = (index: number): void => {
    put(fields.toSpliced(index, 1), undefined)
    if (fields.length === 1) add.current?.focus()
    else focus(Math.min(index, fields.length - 2))
  }
  return (
    <>
      {fields.length === 0 && <p className="house-hint">Letters of this template ask for nothing yet.</p>}
      <ol className="house-fields" ref={list} aria-label={label}>
        {fields.map((field, index) => (
          // A field has no name of its own before somebody gives it one, so its place is its key.
          <li key={index} className="house-field">
            <Button
              className="house-field-head"
              aria-expanded={opened === index}
              aria-keyshortcuts="Alt+Shift+ArrowUp Alt+Shift+ArrowDown"
              onKeyDown={(event) => {
                if (event.altKey && event.shiftKey && event.key === 'ArrowUp') move(index, index - 1)
                else if (event.altKey && event.shiftKey && event.key === 'ArrowDown') move(index, index + 1)
                else event.continuePropagation()
              }}
              onPress={() => setOpened(opened === index ? undefined : index)}
            >
              <b>{field.label === '' ? 'Without a label' : field.label}</b>
              <code>{field.name}</code>
              <span>
                {fieldTypeTitles[field.type]}
                {field.required ? ', required' : ''}
              </span>
              {under(faults, `fields.${String(index)}`) !== undefined && <em>to mend</em>}
            </Button>
            {opened === index && (
              <div className="house-field-body">
                <TemplateFieldForm
                  content={field}
                  isReadOnly={isReadOnly}
                  faults={within(faults, `fields.${String(index)}`)}
                  naming={naming}
                  change={(next) => put(fields.with(index, next), index)}
                />
                {!isReadOnly && (
                  <div className="house-buttons">
                    <Button className="button" isDisabled={index === 0} onPress={() => move(index, index - 1)}>
                      Move up
                    </Button>
                    <Button className="button" isDisabled={index === fields.length - 1} onPress={() => move(index, index + 1)}>
                      Move down
                    </Button>
                    <Button className="button" onPress={() => takeOut(index)}>
                      Take it out
                    </Button>
                  </div>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
      {!isReadOnly && (
        <Button ref={add} className="button house-fields-add" onPress={() => put([...fields, blank], fields.length)}>
          Add a field
        </Button>
      )}
    </>
  )
}
