export * from './suggestion.ts'
export * from './run.ts'
export {
  Citation,
  citationMark,
  CitedEvidence,
  CitedPlace,
  fieldNamePattern,
  Footnote,
  Inline,
  Link,
  LinkAddress,
  MergeField,
  sourceKey,
} from './inline.ts'
export { addressOfValue, namesValue, withAddressOf, type AddressOfValue } from './link-address.ts'
export * from './block.ts'
export * from './clause-name.ts'
export { Condition, conditionHolds, conditionText, parseCondition } from './condition.ts'
export { ClauseOrigin, ClauseOrigins, joinedOrigins, originsOf, originsText, originText, parseOrigin, parseOrigins } from './origin.ts'
export * from './document.ts'
export { isRun, mapNodes, nodeAt, walk, type Visited } from './walk.ts'
export { holdsBlocks, isVoid, mergeRuns, toSlateForm } from './slate-form.ts'
export { parseDocument, type DocumentFault, type NotADocument } from './parse.ts'
export { canonicalDocument, canonicalJson, keptDocument, serialiseDocument, serialiseNode, type Json } from './canonical.ts'
export { digestOf, digestOfDocument, digestOfJson } from './digest.ts'
export { labelItems, type ItemLabel } from './numbering.ts'
export { plainText } from './plain-text.ts'
export { withWholeGrid } from './whole-grid.ts'
export { coveredCells, coverOf, gridFault, mergedCells, type Covered, type GridPlace } from './table-grid.ts'
export { invisibleCharacters, storableText, visibleText } from './visible-text.ts'
