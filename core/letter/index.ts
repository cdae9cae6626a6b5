export * from './finding.ts'
export * from './letter.ts'
export * from './letterhead.ts'
export * from './template.ts'
export {
  Enclosure,
  EnclosureEntry,
  EnclosureName,
  enclosureNameFor,
  EnclosureRelationship,
  Enclosures,
  largestEnclosure,
  largestEnclosures,
  mostEnclosures,
  type EnclosedFile,
} from './enclosure.ts'
export { describeEnclosure, encloseFiles, moveEnclosure, printsEnclosures, takeOutEnclosure, type Enclosing } from './enclosing.ts'
export type { LetterWords, ResolvedBlock, ResolvedLetter, ResolvedPart } from './resolved-letter.ts'
export type { LetterSource, Shelf, ShelfWithoutClauses } from './shelf.ts'
export { assembleLetter, dayOf, lockOf, newLetter, pinClause, pinReferences, type PinDefaults } from './assemble.ts'
export { adaptClause, adaptedFrom } from './adaptation.ts'
export { asAccepted, type AcceptedLetter } from './as-accepted.ts'
export { checkLetter } from './check.ts'
export { conditionOf, isOff, letterAsShown } from './branches.ts'
export { clauseVersionsIn, codesIn } from './codes-in.ts'
export { checkStyle, type Styled } from './check-style.ts'
export { wordsOfDocument, wordsToSpell, type WordToSpell } from './words-to-spell.ts'
export { correctionLetter, type Corrected } from './correction.ts'
export { fillLetter, letterheadOf, resolveLetter, type ResolveOptions } from './resolve.ts'
export { objectReplacement, typographicChange, type TypographicChange } from './typography.ts'
export { wantedInstead } from './field-rules.ts'
export { amountOf } from './amounts.ts'
export { calendarDay } from './days.ts'
export { formatChoices, formatNames, formatValue, usualFormat, type FormatChoice, type FormatFailure } from './format.ts'
export { entriesOf, entryName, entryTitle, groupField, mostEntries, nameInTemplate, reorderEntries, type GroupField } from './groups.ts'
export { longestFormula, namesIn, parseFormula, renameInFormula, type Formula, type FormulaFault } from './formula.ts'
export { knownLanguages } from './locale-data.ts'
export { valuesOf, type ValueFailure, type Values } from './values.ts'
export { enclosureLabel, wordsFor } from './words.ts'
export { citesEvidence } from './check-citations.ts'
export { citationOf, HouseEvidence, houseEvidence, placeFrom, searchEvidence, type KnownEvidence } from './house-evidence.ts'
export { firstPageFor, type FirstPage, type PaperArea } from './envelope-window.ts'
export { entryText, sourceEntry, sourceListIn, sourcesOf, type Source, type SourceEntry, type Sources } from './sources.ts'
export { RefusedBlock, salvageLetter, type SalvagedLetter } from './salvage.ts'
export { runningLine } from './running-line.ts'
export { recogniseParts, type RecognisedParts } from './recognise-parts.ts'
export { notesOfImport } from './import-notes.ts'
export { likenessText, passagesInLibrary, type LibraryPassage, type PassageSearch } from './passages-in-library.ts'
export { linkAddress } from './link-address.ts'
export { fieldsInWords, writtenField } from './written-field.ts'
export { mayBeSamePerson } from './same-person.ts'
