export {
  afterOf,
  beforeOf,
  inlinesOf,
  type ChangedBlock,
  type Redline,
  type RedlineBlock,
  type RedlineInline,
  type Shell,
} from './redline.ts'
export { compareDocuments } from './compare.ts'
export { changesOf, shellChange, type Change, type ChangeKind } from './changes.ts'
export { formatLabel, inlineText, redlineText } from './redline-text.ts'
