export { ForbiddenRule, HouseStyle, isAbout, RequiredRule, ruleTitles, StyleRule, TermRule } from './house-style.ts'
export { styleFaults } from './style-faults.ts'
export { foldText, type FoldedText } from './folded-text.ts'
export { PhraseFinder, type PhraseMatch, type PhraseWish } from './phrase-finder.ts'
