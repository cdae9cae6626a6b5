import { useMemo, useSyncExternalStore, type JSX } from 'react'
import { Menu, MenuItem, Popover, Separator, Text } from 'react-aria-components'
import { ReactEditor, useSlateStatic } from 'slate-react'
import type { MergeField } from '../../../core/document/index.ts'
import { fieldAt, setFormat } from '../commands/field-format.ts'
import { fieldLabel } from '../field-label.ts'
import { returnToLetter } from '../view/return-to-letter.ts'
import { useSurroundings } from '../view/surroundings.ts'

/** The menu under a merge field: each format that suits it with its value in it, and the way to the field's value. */
export function FieldMenu(): JSX.Element | null {
  const editor = useSlateStatic()
  const { fieldMenu } = editor
  const path = useSyncExternalStore(fieldMenu.subscribe, fieldMenu.path)
  const field = path === undefined ? undefined : fieldAt(editor, path)
  const chip = useMemo(() => ({ current: field === undefined ? null : ReactEditor.toDOMNode(editor, field) }), [editor, field])
  if (path === undefined || field === undefined) return null
  const close = (): void => {
    fieldMenu.close()
    returnToLetter(editor)
  }
  return (
    <Popover
      className="editor-popover"
      triggerRef={chip}
      isNonModal
      isOpen
      placement="bottom start"
      onOpenChange={(isOpen) => isOpen || close()}
    >
      <section aria-label="At the selected field">
        <Formats
          field={field}
          choose={(format) => {
            setFormat(editor, path, format)
            close()
          }}
          leave={() => fieldMenu.close()}
        />
      </section>
    </Popover>
  )
}

interface FormatsProps {
  readonly field: MergeField
  choose(format: string | undefined): void
  /** Closes the menu and leaves the focus to what comes. */
  leave(): void
}

function Formats({ field: { name, format: chosen }, choose, leave }: FormatsProps): JSX.Element {
  const { fieldValues } = useSlateStatic()
  const { fields, onField } = useSurroundings()
  const declared = fields.find((field) => field.name === name)
  const label = declared?.label ?? fieldLabel(name)
  return (
    <Menu className="editor-menu field-menu" aria-label={`Formats of ${label}`} autoFocus="first">
      {fieldValues.choices(name).map(({ format, title, printed }) => {
        const isOn = format === chosen
        return (
          <MenuItem
            key={format ?? ''}
            id={format ?? 'usual'}
            textValue={title}
            className={`editor-menu-item${isOn ? ' is-on' : ''}`}
            onAction={() => choose(format)}
          >
            <Text slot="label">
              {title}
              {isOn && <span className="visually-hidden">, chosen</span>}
            </Text>
            <Text slot="description" className="field-menu-value">
              {printed}
            </Text>
          </MenuItem>
        )
      })}
      {onField !== undefined && <Separator />}
      {onField !== undefined && declared?.computed !== undefined && (
        <MenuItem id="computed" textValue="Computed" className="editor-menu-item" isDisabled>
          <Text slot="label">Computed from {declared.computed}</Text>
        </MenuItem>
      )}
      {onField !== undefined && declared?.computed === undefined && (
        <MenuItem
          id="fill"
          textValue="Fill in"
          className="editor-menu-item"
          onAction={() => {
            leave()
            onField(name)
          }}
        >
          <Text slot="label">Fill in {label} …</Text>
        </MenuItem>
      )}
    </Menu>
  )
}
