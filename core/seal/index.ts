export { leastSeal, SealPlace, SealSheet, type SealBox } from './seal-place.ts'
export {
  areOver,
  boxOfSeal,
  guidesOf,
  isOnPage,
  keptOnPage,
  millimetresOf,
  movedSeal,
  pointsOf,
  resizedSeal,
  roundedSeal,
  snappedSeal,
  underSeal,
  type SealGuides,
} from './seal-geometry.ts'
