import type { Day } from '../clause/index.ts'
import { dayInWords } from './check-standings.ts'

/** Why a letter cannot have gone out on a day, as a sentence; undefined where it can. The record of a sending stays for good. */
export function sendingDayFault(day: Day, { released, today }: { readonly released: Day; readonly today: Day }): string | undefined {
  if (day > today) return `This day is still to come: today is ${dayInWords(today)}.`
  if (day < released) return `The letter was released on ${dayInWords(released)}, and did not leave before.`
  return undefined
}
