import { plainText, walk, type ClauseContent, type Visited } from '../document/index.ts'
import { foldedEvidence, foldForSeal } from './seal-folding.ts'
import { nearestBeginning } from './seal-search.ts'

/** Where a quotation and its evidence part: the longest beginning they share, and how each goes on. */
export interface SealBreak {
  readonly shared: string
  readonly quotation: string
  readonly evidence: string
}

/** The words of a clause that its seal covers: its quotations, list labels included, attributions left out. */
export function sealedWords(body: readonly ClauseContent[]): string {
  return body
    .filter((block) => block.type === 'quotation')
    .map((quotation) => plainText(quotation.children.filter((child) => child.type !== 'attribution')))
    .join('\n')
}

/** True when a body has words beside its quotations, which its seal says nothing of: they are the house's own. */
export function hasOwnWords(body: readonly ClauseContent[]): boolean {
  return plainText(body.filter((block) => block.type !== 'quotation')).trim() !== ''
}

/** True when a body holds nothing that would change from letter to letter, so that it can be sealed. */
export function canBeSealed(body: readonly ClauseContent[]): boolean {
  const quotations = body.filter((block) => block.type === 'quotation')
  const changes = ({ node }: Visited): boolean =>
    node.type === 'merge-field' || node.type === 'footnote' || ('when' in node && node.when !== undefined)
  return quotations.length > 0 && ![...walk(quotations)].some(changes)
}

/** Characters of either text that are shown from where they part. */
const shownLength = 60

/** Undefined when the evidence holds the words, character by character after folding; else where they part. */
export function sealBreak(words: string, evidence: string): SealBreak | undefined {
  const wanted = foldForSeal(words)
  const { length, rest } = nearestBeginning(wanted, foldedEvidence(evidence), shownLength)
  if (wanted !== '' && length === wanted.length) return undefined
  return { shared: wanted.slice(0, length), quotation: wanted.slice(length, length + shownLength), evidence: rest }
}
