import type { Verification } from './report.ts'

/**
 * Says that what one of our letters tells of itself is only told: something in it does not fit, or it may be just what was changed since it
 * was signed. Undefined where it stands. Pages that are set again, byte for byte, prove what they are set from, whatever was changed behind them.
 */
export function claimSentence({ proof, signatures }: Pick<Verification, 'proof' | 'signatures'>): string | undefined {
  if (proof === undefined) return undefined
  if (proof.pages !== 'same' && signatures.some(({ isChanged }) => isChanged))
    return 'What was signed was changed: what follows is only what this file claims.'
  return proof.faults.length > 0 ? 'Not everything in this file fits together: what follows is only what it claims.' : undefined
}
