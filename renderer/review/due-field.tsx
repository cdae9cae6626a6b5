import type { JSX } from 'react'
import { DayField } from '../day-field/day-field.tsx'
import { useToday } from '../window/today.ts'
import { dueFault } from './send-words.ts'

interface DueFieldProps {
  /** Year-month-day; empty for none. */
  readonly value: string
  change(day: string): void
  /** What holds where no day is given. */
  readonly placeholder?: string
}

/** The day by which something should be decided. */
export function DueField({ value, change, placeholder = 'as its rule says' }: DueFieldProps): JSX.Element {
  const fault = dueFault(value, useToday())
  return <DayField label="To be decided by" value={value} change={change} placeholder={placeholder} fault={fault} />
}
