import { useState, type JSX } from 'react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'

/** An answer that is found by typing a part of its title. */
export interface SearchOption {
  readonly id: string
  readonly title: string
  /** What tells more about it, at the end of its line. */
  readonly detail?: string | undefined
}

interface SearchChoiceProps {
  readonly label: string
  readonly options: readonly SearchOption[]
  /** The id of what is chosen; null for nothing. */
  readonly value: string | null
  readonly id?: string
  readonly help?: string | undefined
  readonly placeholder?: string
  /** True for the field that a dialog begins with. */
  readonly autoFocus?: boolean
  /** Hears what is typed, so that it can offer options for it. */
  typed?(text: string): void
  /** True where the options are those found for what is typed, so that they are not narrowed once more. */
  readonly isFound?: boolean
  /** True where words that no option has are an answer too: they stay in the field, and `typed` has heard them. */
  readonly isFree?: boolean
  /** Called with null where the field was emptied, or holds words of its own. */
  change(id: string | null): void
}

/** A field with more answers than a menu can show: typing narrows them, an arrow key opens them. */
export function SearchChoice({
  label,
  options,
  value,
  id,
  help,
  placeholder,
  isFound = false,
  isFree = false,
  autoFocus = false,
  typed,
  change,
}: SearchChoiceProps): JSX.Element {
  return (
    <ComboBox
      className="field"
      {...(id === undefined ? {} : { id })}
      autoFocus={autoFocus}
      allowsCustomValue={isFree}
      defaultItems={options}
      value={value}
      {...(isFound && { defaultFilter: everything })}
      onChange={(key) => change(key === null ? null : String(key))}
      {...(typed === undefined ? {} : { onInputChange: typed })}
    >
      <Label>{label}</Label>
      <SearchInput placeholder={placeholder} />
      {help !== undefined && <Text slot="description">{help}</Text>}
      <Options empty="Nothing by that name." />
    </ComboBox>
  )
}

const everything = (): boolean => true

interface SearchChoicesProps extends Omit<SearchChoiceProps, 'value' | 'change' | 'isFound' | 'isFree' | 'autoFocus'> {
  /** The ids of what is chosen, in the order in which they were. */
  readonly values: readonly string[]
  change(ids: readonly string[]): void
}

/** The same where several may be chosen: each pick goes in or out, and the field is empty for the next. */
export function SearchChoices({ label, options, values, id, help, placeholder, typed, change }: SearchChoicesProps): JSX.Element {
  const [text, setText] = useState('')
  const type = (next: string): void => {
    setText(next)
    typed?.(next)
  }
  return (
    <ComboBox
      className="field"
      {...(id === undefined ? {} : { id })}
      selectionMode="multiple"
      defaultItems={options}
      value={values}
      inputValue={text}
      onInputChange={type}
      onChange={(keys) => {
        type('')
        change(keys.map(String))
      }}
    >
      <Label>{label}</Label>
      <SearchInput placeholder={placeholder} />
      {help !== undefined && <Text slot="description">{help}</Text>}
      <Options empty="Nothing by that name." />
    </ComboBox>
  )
}

function SearchInput({ placeholder }: { readonly placeholder: string | undefined }): JSX.Element {
  return (
    <div className="search-choice">
      <Input autoComplete="off" {...(placeholder === undefined ? {} : { placeholder })} />
      <Button className="search-choice-open" aria-label="Show all" />
    </div>
  )
}

function Options({ empty }: { readonly empty: string }): JSX.Element {
  return (
    <Popover className="popover search-choice-popover" maxHeight={320}>
      <ListBox<SearchOption> className="menu" renderEmptyState={() => <p className="menu-empty">{empty}</p>}>
        {({ id, title, detail }) => (
          <ListBoxItem id={id} className="menu-item" textValue={title}>
            <span>{title}</span>
            {detail !== undefined && <span className="menu-detail">{detail}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}
