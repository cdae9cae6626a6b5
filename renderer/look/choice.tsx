import type { JSX } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'

interface ChoiceProps<Id extends string> {
  readonly label: string
  readonly value: Id
  readonly options: readonly { readonly id: Id; readonly title: string }[]
  /** Where the label stands; `unseen` where the things around it say the same to who sees them. */
  readonly labelled?: 'above' | 'beside' | 'unseen'
  /** True for the first field of a dialog, which has the focus when that opens. */
  readonly autoFocus?: boolean
  change(id: Id): void
}

/** A field with a few answers to choose from. */
export function Choice<Id extends string>({
  label,
  value,
  options,
  labelled = 'above',
  autoFocus = false,
  change,
}: ChoiceProps<Id>): JSX.Element {
  return (
    <Select
      className={labelled === 'above' ? 'field' : 'field field-beside'}
      value={value}
      autoFocus={autoFocus}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key)
        if (chosen !== undefined) change(chosen.id)
      }}
    >
      <Label className={labelled === 'unseen' ? 'visually-hidden' : 'react-aria-Label'}>{label}</Label>
      <Button className="choice-button">
        <SelectValue />
      </Button>
      <Popover className="popover">
        <ListBox className="menu" items={options}>
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
