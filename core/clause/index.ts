export * from './clause-version.ts'
export { identityOf, variantFor, type ClauseLibrary, type ClauseQuery } from './library.ts'
export { standingOn, successorOn, versionFor, type Standing } from './validity.ts'
export { canBeSealed, foldForSeal, sealBreak, sealedWords, type SealBreak } from './seal.ts'
