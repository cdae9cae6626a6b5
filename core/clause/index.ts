export * from './clause-version.ts'
export { adaptableKinds, adaptingObstacle, adaptingObstacleText, type AdaptingObstacle } from './adaptable.ts'
export { digestOfClauseVersion } from './clause-digest.ts'
export {
  identityInWords,
  identityOf,
  variantFor,
  versionNamed,
  type ClauseLibrary,
  type ClauseQuery,
  type ClauseVersionName,
} from './library.ts'
export { alternativesTo, fullCode, isShortForm } from './alternatives.ts'
export { addDays, daysBetween } from './days.ts'
export { expiringWithin, type Expiry } from './expiring.ts'
export { standingOn, successorOn, versionFor, type Standing } from './validity.ts'
export { canBeSealed, hasOwnWords, sealBreak, sealedWords, type SealBreak } from './seal.ts'
export { foldForSeal, joinLines } from './seal-folding.ts'
export { sealFault, sealStanding, SealStanding, type SealFault } from './seal-standing.ts'
