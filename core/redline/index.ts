export {
  afterOf,
  beforeOf,
  inlinesOf,
  insideOf,
  isIn,
  wordMovesOf,
  type ChangedBlock,
  type MovedBlock,
  type MoveEnd,
  type OneSidedBlock,
  type Redline,
  type RedlineBlock,
  type RedlineInline,
  type Shell,
  type Side,
} from './redline.ts'
export { commonOf } from './diff-sequence.ts'
export { compareDocuments } from './compare.ts'
export { labelsOf } from './labels.ts'
export { placesOf } from './places.ts'
export { changesOf, changesWords, openedLabel, shellChange, type Change, type ChangeKind } from './changes.ts'
export { formatLabel, inlineText, redlineText } from './redline-text.ts'
