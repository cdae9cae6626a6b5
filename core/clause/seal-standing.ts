import { z } from 'zod'
import type { ClauseVersion, Seal } from './clause-version.ts'
import { canBeSealed, sealBreak, sealedWords } from './seal.ts'
import { foldedEvidence, foldForSeal } from './seal-folding.ts'
import { readingAlong } from './seal-search.ts'

/**
 * Where a seal stands. `broken`: the quotation and the passage, both folded, and how many characters they share before
 * they part. `moved`: the evidence does not hold the passage. `no-text`: there is nothing to compare with.
 * `not-attested`: it is sealed against a transcript that nobody but its author has compared with the picture.
 */
export const SealStanding = z.discriminatedUnion('state', [
  z.strictObject({ state: z.enum(['unsealed', 'holds', 'not-sealable', 'moved', 'no-text', 'not-attested']) }),
  z.strictObject({ state: z.literal('broken'), quotation: z.string(), evidence: z.string(), shared: z.int() }),
])
export type SealStanding = z.infer<typeof SealStanding>

/** The words of the passages as the text has them, a line each; undefined when it does not have them. */
function sealedPassages({ passages }: Seal, text: string): string | undefined {
  if (passages === undefined) return text
  const found = passages.map(
    ({ exact, prefix, suffix, start, end }) => text.slice(start, end) === exact || text.includes(prefix + exact + suffix),
  )
  return found.every(Boolean) ? passages.map(({ exact }) => exact).join('\n') : undefined
}

/**
 * Compares a version with what it is sealed against: the text of its evidence, or of its attested transcript. Where
 * passages are named the quotation must be all of them, and elsewhere stand in the text, under the one folding.
 */
export function sealStanding({ seal, body }: Pick<ClauseVersion, 'seal' | 'body'>, text: string | undefined): SealStanding {
  if (seal === undefined) return { state: 'unsealed' }
  if (!canBeSealed(body)) return { state: 'not-sealable' }
  if (text === undefined || text.trim() === '') return { state: 'no-text' }
  const passages = sealedPassages(seal, text)
  if (passages === undefined) return { state: 'moved' }
  return seal.passages === undefined ? standingInWhole(sealedWords(body), text) : standingOfPassage(sealedWords(body), passages)
}

function standingOfPassage(words: string, passage: string): SealStanding {
  const quotation = foldForSeal(words)
  const evidence = readingAlong(quotation, foldedEvidence(passage))
  if (evidence === quotation) return { state: 'holds' }
  return { state: 'broken', quotation, evidence, shared: sharedLength(quotation, evidence) }
}

function standingInWhole(words: string, text: string): SealStanding {
  const parts = sealBreak(words, text)
  if (parts === undefined) return { state: 'holds' }
  return { state: 'broken', quotation: foldForSeal(words), evidence: parts.shared + parts.evidence, shared: parts.shared.length }
}

function sharedLength(one: string, other: string): number {
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared += 1
  // A character outside the first plane is two code units, and texts part before it, not inside.
  return shared > 0 && /[\uDC00-\uDFFF]/u.test((one[shared] ?? '') + (other[shared] ?? '')) ? shared - 1 : shared
}

/** Why a seal does not hold. */
export interface SealFault {
  readonly code: 'seal-broken' | 'evidence-missing' | 'transcript-not-attested'
  readonly message: string
  readonly remedy: string
}

/** What is wrong with a seal, and what to do; undefined when nothing is. */
export function sealFault(standing: SealStanding): SealFault | undefined {
  switch (standing.state) {
    case 'unsealed':
    case 'holds':
      return undefined
    case 'broken': {
      const { quotation, evidence, shared } = standing
      const at = (words: string): string => words.slice(shared, shared + 60) || 'nothing more'
      return {
        code: 'seal-broken',
        message: `The quotation departs from its evidence after “${quotation.slice(Math.max(0, shared - 40), shared)}”: it says “${at(quotation)}”, the evidence “${at(evidence)}”.`,
        remedy: 'Quote the evidence word for word, or unseal the quotation and give the reason.',
      }
    }
    case 'not-sealable':
      return {
        code: 'seal-broken',
        message: 'The clause is sealed, but holds no quotation, or one with merge fields, footnotes or conditions in it.',
        remedy: 'Put the quoted words into a block quotation, without fields, footnotes and conditions.',
      }
    case 'moved':
      return {
        code: 'seal-broken',
        message: 'The evidence does not hold the passage that the quotation is sealed against.',
        remedy: 'Unseal the quotation, give the reason, and select its passage in the evidence again.',
      }
    case 'no-text':
      return {
        code: 'evidence-missing',
        message: 'The quotation is sealed, but its evidence has no text here to compare it with.',
        remedy: 'Attach the file of that evidence; for a scan, write a transcript.',
      }
    case 'not-attested':
      return {
        code: 'transcript-not-attested',
        message: 'The quotation is sealed against a transcript that nobody but its author has compared with the picture.',
        remedy: 'Ask a second person to attest the transcript.',
      }
  }
}
