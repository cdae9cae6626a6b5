import type { LetterRecipient } from '../../core/release/index.ts'

/** How far the correction is: how many recipients have a letter of correction begun, and how many of those went out. */
export function correctionProgress(recipients: readonly LetterRecipient<unknown>[]): string {
  const { begun, sent } = correctionCounts(recipients)
  const whom = recipients.length === 1 ? '1 recipient' : `${recipients.length.toLocaleString('en-GB')} recipients`
  if (begun === 0) return `${whom}. No correction letter is begun yet.`
  const went = sent === 0 ? 'none of them is sent' : sent === begun ? 'all of them are sent' : `${String(sent)} of them sent`
  return `${whom}. Correction letters begun: ${String(begun)} of ${String(recipients.length)}; ${went}.`
}

/** How far the recipients of one letter are corrected; nothing of a letter that nobody was sent, until a correction of it is begun. */
export function letterProgress(recipients: readonly LetterRecipient<unknown>[], isSent: boolean): string | undefined {
  const { begun, sent } = correctionCounts(recipients)
  const all = recipients.length
  if (begun === 0 && !isSent) return undefined
  if (begun === 0) return `Begin a letter of correction to ${all === 1 ? 'its recipient' : `each of its ${String(all)} recipients`}.`
  if (begun < all) return `Letters of correction are begun to ${String(begun)} of its ${String(all)} recipients; begin the others.`
  if (sent === all)
    return all === 1 ? 'Its recipient was sent a letter of correction.' : 'All its recipients were sent letters of correction.'
  if (all === 1) return 'The letter of correction to its recipient is begun; it is not sent yet.'
  const went = sent === 0 ? 'none of them is sent yet' : `${String(sent)} of them sent`
  return `Letters of correction are begun to all its ${String(all)} recipients; ${went}.`
}

/** Whether every one of them was sent a letter of correction, so that nothing of the recall is left to be done. */
export function isCorrected(recipients: readonly LetterRecipient<unknown>[]): boolean {
  return correctionCounts(recipients).sent === recipients.length
}

function correctionCounts(recipients: readonly LetterRecipient<unknown>[]): { readonly begun: number; readonly sent: number } {
  const begun = recipients.flatMap(({ correction }) => correction ?? [])
  return { begun: begun.length, sent: begun.filter(({ state }) => state === 'sent').length }
}
