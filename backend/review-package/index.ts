export { packReview, type Packed } from './pack.ts'
export { openPackage } from './open-package.ts'
