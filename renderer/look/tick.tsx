import type { JSX } from 'react'
import { Checkbox } from 'react-aria-components'

interface TickProps {
  readonly name?: string
  readonly title: string
  readonly detail?: string
  readonly isSelected?: boolean
  /** True for the field that a dialog begins with. */
  readonly autoFocus?: boolean
  onChange?(isSelected: boolean): void
}

/** A box to tick, with what it means. */
export function Tick({ name, title, detail, isSelected, autoFocus = false, onChange }: TickProps): JSX.Element {
  return (
    <Checkbox
      className="tick"
      autoFocus={autoFocus}
      {...(name === undefined ? {} : { value: name })}
      {...(isSelected === undefined ? {} : { isSelected })}
      {...(onChange === undefined ? {} : { onChange })}
    >
      <TickBox />
      <span>
        {title}
        {detail !== undefined && <small>{detail}</small>}
      </span>
    </Checkbox>
  )
}

/** The box alone, for a checkbox that is drawn in another place. */
export function TickBox(): JSX.Element {
  return (
    <span className="tick-box" aria-hidden="true">
      <svg viewBox="0 0 12 12" width="12" height="12">
        <path d="M2.5 6.2l2.4 2.4 4.6-5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      </svg>
    </span>
  )
}
