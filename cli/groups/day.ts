import { InvalidArgumentError } from 'commander'
import { Day } from '../../core/clause/index.ts'

/** An option that is a day. Beside `finish.ts`, since a window that knows no days need not read all of the clauses before it opens. */
export function day(text: string): Day {
  const read = Day.safeParse(text)
  if (!read.success) throw new InvalidArgumentError('Use a day as 2026-11-23.')
  return read.data
}
