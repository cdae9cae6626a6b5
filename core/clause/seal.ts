import { plainText, walk, type ClauseContent } from '../document/index.ts'

/**
 * The one folding under which a sealed quotation is compared with its evidence: NFC, white space, quote marks, fi and fl
 * ligatures, soft hyphens. Hyphens at a line's end are tried with and without (see `evidenceReadings`).
 */
export function foldForSeal(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u00AD', '')
    .replaceAll('\uFB01', 'fi')
    .replaceAll('\uFB02', 'fl')
    .replaceAll(/[‘’‚‛]/gu, "'")
    .replaceAll(/[“”„‟«»]/gu, '"')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** Where a quotation and its evidence part: the longest beginning they share, and how each goes on. */
export interface SealBreak {
  readonly shared: string
  readonly quotation: string
  readonly evidence: string
}

/**
 * The evidence read with line-end hyphens kept, and with them joined to the next line. A soft hyphen at a line's end is one that
 * shows: as a rule it parts a word, and so it is joined; it is kept too, as some programs write every hyphen so.
 */
export function evidenceReadings(evidence: string): string[] {
  const readings = [joinSoftHyphens(evidence), evidence.replaceAll(softHyphenAtEnd, '$1-')].flatMap((text) => [
    text.replaceAll(/(\p{L})-[ \t]*\r?\n[ \t]*(?=\p{L})/gu, '$1-'),
    text.replaceAll(/(\p{L})-[ \t]*\r?\n[ \t]*(?=\p{Ll})/gu, '$1'),
  ])
  return [...new Set([evidence, ...readings].map(foldForSeal))]
}

const softHyphenAtEnd = /(\p{L})\u00AD[ \t]*\r?\n[ \t]*(?=\p{L})/gu

/** A text whose words are whole where a soft hyphen parted them at a line's end. */
export function joinSoftHyphens(text: string): string {
  return text.replaceAll(softHyphenAtEnd, '$1')
}

/** The words of a clause that its seal covers: its quotations, list labels included, attributions left out. */
export function sealedWords(body: readonly ClauseContent[]): string {
  return body
    .filter((block) => block.type === 'quotation')
    .map((quotation) => plainText(quotation.children.filter((child) => child.type !== 'attribution')))
    .join('\n')
}

/** True when a body holds nothing that would change from letter to letter, so that it can be sealed. */
export function canBeSealed(body: readonly ClauseContent[]): boolean {
  const quotations = body.filter((block) => block.type === 'quotation')
  return quotations.length > 0 && [...walk(quotations)].every(({ node }) => node.type !== 'merge-field' && node.type !== 'footnote')
}

/** Undefined when the evidence holds the words, character by character after folding; else where they part. */
export function sealBreak(words: string, evidence: string): SealBreak | undefined {
  const wanted = foldForSeal(words)
  const readings = evidenceReadings(evidence)
  if (wanted !== '' && readings.some((reading) => reading.includes(wanted))) return undefined
  const nearest = readings
    .map((reading) => nearestPassage(wanted, reading))
    .reduce((best, other) => (other.length > best.length ? other : best))
  return {
    shared: wanted.slice(0, nearest.length),
    quotation: wanted.slice(nearest.length, nearest.length + 60),
    evidence: nearest.reading.slice(nearest.at + nearest.length, nearest.at + nearest.length + 60),
  }
}

/** The place in the evidence that repeats the longest beginning of the words, by bisection over its length. */
function nearestPassage(wanted: string, reading: string): { reading: string; at: number; length: number } {
  let [low, high] = [0, wanted.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (reading.includes(wanted.slice(0, middle))) low = middle
    else high = middle - 1
  }
  return { reading, at: Math.max(0, reading.indexOf(wanted.slice(0, low))), length: low }
}
