import { useEffect, useRef, useState, type JSX, type KeyboardEvent, type ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { addDays, type Day } from '../../core/clause/index.ts'
import { addMonths, dayInWords, typedDay } from './typed-day.ts'

interface DayFieldProps {
  /** A label, or what holds one. */
  readonly label: ReactNode
  /** Year-month-day; empty for none. */
  readonly value: string
  change(day: string): void
  readonly id?: string
  readonly name?: string
  readonly className?: string
  readonly isRequired?: boolean
  /** True for the first field of a dialog, which has the focus when that opens. */
  readonly autoFocus?: boolean
  readonly placeholder?: string
  /** What is wrong with the day, in a sentence. */
  readonly fault?: string | undefined
  readonly help?: string | undefined
}

const unread = 'This is no day. Write it as 1 May 2027 or 2027-05-01.'

/**
 * A day, typed as people write it and shown in words, the same on every machine: a browser's own field shows days in the order
 * of its system. Up and Down go by days, Page Up and Page Down by months. What is no day counts as none, and says so when the field
 * is left; a form is not sent with it, so that nobody loses a day for a slip.
 */
export function DayField({ label, value, change, fault, help, className = 'field', placeholder, ...field }: DayFieldProps): JSX.Element {
  const [typed, setTyped] = useState<string>()
  const [isLeft, setLeft] = useState(true)
  // A day that came from elsewhere, such as by undo, takes the place of what could not be read.
  const shown = typed === undefined || (isLeft && value !== '') ? dayInWords(value) : typed
  const isUnread = isLeft && value === '' && typed !== undefined
  const input = useRef<HTMLInputElement>(null)
  const isStrange = typed !== undefined && typed.trim() !== '' && typedDay(typed) === undefined
  useEffect(() => {
    const form = input.current?.form
    if (!isStrange || !form) return undefined
    const hold = (event: Event): void => {
      event.preventDefault()
      // The form's own listeners, and React's above them, hear nothing of it.
      event.stopImmediatePropagation()
      input.current?.focus()
      change('')
      setLeft(true)
    }
    form.addEventListener('submit', hold, { capture: true })
    return () => form.removeEventListener('submit', hold, { capture: true })
  }, [isStrange, change])
  const type = (text: string): void => {
    setTyped(text)
    const day = typedDay(text)
    if (day !== undefined || text.trim() === '') change(day ?? '')
  }
  const leave = (): void => {
    setLeft(true)
    if (typed === undefined) return
    const isRead = typed.trim() === '' || typedDay(typed) !== undefined
    if (isRead) setTyped(undefined)
    else change('')
  }
  const step = (event: KeyboardEvent): void => {
    const move = moves[event.key]
    const day = typedDay(shown)
    if (move === undefined || day === undefined) return
    event.preventDefault()
    setTyped(undefined)
    change(move(day))
  }
  const message = isUnread ? unread : fault
  return (
    <TextField
      {...field}
      className={className}
      value={shown}
      onChange={type}
      onFocus={() => setLeft(false)}
      onBlur={leave}
      validationBehavior="aria"
      isInvalid={message !== undefined}
    >
      {typeof label === 'string' ? <Label>{label}</Label> : label}
      <Input ref={input} placeholder={placeholder ?? 'day month year'} autoComplete="off" onKeyDown={step} />
      {help !== undefined && help !== '' && <Text slot="description">{help}</Text>}
      {message !== undefined && <FieldError>{message}</FieldError>}
    </TextField>
  )
}

const moves: Readonly<Partial<Record<string, (day: Day) => Day>>> = {
  ArrowUp: (day) => addDays(day, 1),
  ArrowDown: (day) => addDays(day, -1),
  PageUp: (day) => addMonths(day, 1),
  PageDown: (day) => addMonths(day, -1),
}
