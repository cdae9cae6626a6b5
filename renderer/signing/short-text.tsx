import { useState, type JSX } from 'react'
import { Input, Label, TextField } from 'react-aria-components'

interface ShortTextProps {
  readonly label: string
  readonly value: string
  change(value: string): void
}

/** Characters that the host takes. */
const most = 200
/** From so many characters left on, they are counted. */
const near = 40

/** A text of a signature, which may be left out. What it has no room for is not left out without a word. */
export function ShortText({ label, value, change }: ShortTextProps): JSX.Element {
  const [isCut, setCut] = useState(false)
  const left = most - value.length
  const take = (typed: string): void => {
    setCut(typed.length > most)
    // Never half of a character that is written as two.
    change(typed.slice(0, most).replace(/[\uD800-\uDBFF]$/u, ''))
  }
  return (
    <TextField className="field" value={value} onChange={take}>
      <Label>{label}</Label>
      <Input placeholder="May be left out" />
      <span className="short-text-left" role="status">
        {isCut
          ? `Only ${String(most)} characters fit, and the rest was left out.`
          : left <= near && `${String(left)} of ${String(most)} characters left`}
      </span>
    </TextField>
  )
}
