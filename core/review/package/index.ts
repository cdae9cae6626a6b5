export { packageLimits, plainPackage, ReviewPackage, wordsToPack, type UnsignedPackage } from './review-package.ts'
export { packageAltered, packageUnreadable, readPackage, type PackageFailure } from './check-package.ts'
export { digestOfRules, Judging, judgingOf, standInFault } from './judging.ts'
export { provenHouseState, provenState } from './proven-state.ts'
