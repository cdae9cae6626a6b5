import type { StoreFailure } from './failures.ts'

export const clauseUnknown: StoreFailure = {
  code: 'clause-unknown',
  message: 'This clause is not in the library.',
  remedy: 'Go back to the list of clauses.',
}
export const clauseExists: StoreFailure = {
  code: 'clause-exists',
  message: 'The library has a clause with this code, language and jurisdictions.',
  remedy: 'Make the next version of that one, or choose another code.',
}
export const clauseFrozen: StoreFailure = {
  code: 'clause-frozen',
  message: 'This version was sent to review or withdrawn, so it never changes again.',
  remedy: 'Make the next version and change that.',
}
export const clauseConflict: StoreFailure = {
  code: 'clause-conflict',
  message: 'This clause was changed elsewhere since you opened it, so your change was not saved over it.',
  remedy: 'Open the clause again and repeat your change.',
}
export const clauseIdentity: StoreFailure = {
  code: 'clause-identity',
  message: 'Code, language and jurisdictions tell which clause this is, so a version cannot change them.',
  remedy: 'Make a new clause for another language or jurisdiction.',
}
export const replacementUnfit: StoreFailure = {
  code: 'replacement-unfit',
  message: 'A version cannot stand in for itself, and a withdrawn one for none.',
  remedy: 'Choose another version, or none.',
}
