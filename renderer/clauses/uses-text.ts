import type { Uses } from '../../core/requests/index.ts'
import { allOf } from '../../core/review/index.ts'

/** How many letters carry a version, and what its withdrawal is to those. */
export function usesText({ drafts, released, sent }: { readonly [Name in keyof Uses]: readonly unknown[] }): string {
  const letters = (count: number, kind: string): string[] =>
    count === 0 ? [] : [`${count.toLocaleString('en-GB')} ${kind}${kind === 'draft' && count > 1 ? 's' : ''}`]
  const counts = [...letters(drafts.length, 'draft'), ...letters(released.length, 'released but not sent'), ...letters(sent.length, 'sent')]
  if (counts.length === 0) return 'No letter carries it.'
  const carrying = `Letters that carry it: ${allOf(counts)}.`
  return sent.length === 0 ? carrying : `${carrying} What was sent keeps its words; the recall report names whom to correct.`
}
