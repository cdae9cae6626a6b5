import type { RegisterEntry } from '../../core/requests/index.ts'

/** The signatures that the signed file of a letter carries: those for trying out only while there are no others. */
export function inSignedFile(signatures: RegisterEntry['signatures']): RegisterEntry['signatures'] {
  const counting = signatures.filter(({ isTest }) => !isTest)
  return counting.length > 0 ? counting : signatures
}
