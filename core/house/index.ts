export {
  companyCode,
  CompanyValues,
  digestOfHouse,
  houseCode,
  houseFrom,
  HouseKind,
  houseKinds,
  houseText,
  HouseThing,
  houseTitle,
  shelfOf,
  styleCode,
  thingsOf,
} from './house-version.ts'
export { usableHouse, houseStateOn } from './house-standing.ts'
export { starterValuesIn } from './starter-values.ts'
export { inReadingOrder, valueGroup, valueLabel, valuesInWords, windowTitles } from './value-labels.ts'
export { houseChanges, HouseChange } from './house-changes.ts'
export { fieldText, partOf } from './part-text.ts'
export { nameFault, renameInTemplate, type NamedKind } from './rename-field.ts'
export { HouseRecord, thingOfRecord } from './house-record.ts'
export { findingsOfSample, sampleLetter, type SampleLetter } from './sample-letter.ts'
export { houseFaults, type HouseFault } from './house-faults.ts'
export { houseLine } from './brought-words.ts'
