import { eitherOf } from './role-names.ts'

/** What says where a review is decided, and where it came from. */
interface Underway {
  /** Who packed it on another computer; left out where it was sent here. */
  readonly returnTo?: string | undefined
  readonly waitsFor: readonly { readonly name: string }[]
}

interface StandIn {
  readonly name: string
  readonly insteadOf: string
  readonly firstDay: string
  readonly lastDay: string
}

/** Where a decision goes that is made on another computer than the one on which it was asked for. */
export function wayBackText(to: string): string {
  return `What is decided here goes back to ${to} as a file, and counts on their computer once they open it.`
}

/** Somebody who stands in: "Sam Second stands in for Rita Reviewer from 2026-11-20 until 2026-11-30". */
export function standInText({ name, insteadOf, firstDay, lastDay }: StandIn): string {
  return `${name} stands in for ${insteadOf} from ${firstDay} until ${lastDay}`
}

/** To whom a package goes that was made just now, and what they do with it. */
export function wayOutText({ returnTo, waitsFor }: Underway): string {
  if (returnTo !== undefined) return `Send it back to ${returnTo}: what was decided here counts there once they open it.`
  const names = eitherOf(waitsFor.map(({ name }) => name))
  return names === ''
    ? 'Send it to whoever is to see it.'
    : `Send it to ${names}, who decides on another computer and sends the decision back as such a file.`
}
