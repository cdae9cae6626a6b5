import type { LetterState } from '../review/index.ts'

/** A letter of correction that was begun; `sending`: which one it is for, left out where that was not kept or nothing was recorded as sent. */
export interface Correction {
  readonly id: string
  readonly state: LetterState
  readonly sending?: string | undefined
}

/** What is known of where a released letter went. */
export interface WentTo<Sending> {
  /** Whom the letter itself names. */
  readonly recipient: string
  readonly sendings: readonly Sending[]
  readonly corrections: readonly Correction[]
}

/** Somebody who has a released letter, with all its sendings to them; none where nobody wrote one down. */
export interface LetterRecipient<Sending> {
  readonly name: string
  readonly sendings: readonly Sending[]
  /** The last one that was begun for them. */
  readonly correction: Correction | undefined
}

/** Everybody a released letter went to, each once, the first sent first: whom it names where no sending was written down. */
export function recipientsOf<Sending extends { readonly id: string; readonly recipient: string }>({
  recipient,
  sendings,
  corrections,
}: WentTo<Sending>): LetterRecipient<Sending>[] {
  const groups = [...Map.groupBy(sendings, (sending) => folded(sending.recipient)).values()]
  const recipients =
    groups.length === 0 ? [{ name: recipient, sendings: [] }] : groups.map((all) => ({ name: all[0]?.recipient ?? '', sendings: all }))
  const main = recipients.find(({ name }) => isSameRecipient(name, recipient)) ?? recipients[0]
  return recipients.map((each) => ({
    ...each,
    correction: corrections.findLast(({ sending }) =>
      // One that names no sending is for whom the letter names.
      sending === undefined ? each === main : each.sendings.some(({ id }) => id === sending),
    ),
  }))
}

/** Whether two recipients are written alike, but for case and spaces. */
export function isSameRecipient(one: string, other: string): boolean {
  return folded(one) === folded(other)
}

function folded(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}
