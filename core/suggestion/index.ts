export { sectionsOf, suggest, type Section, type Suggested, type SuggestOptions } from './suggest.ts'
export { choiceOf, suggestionsIn, type Suggestion, type SuggestionPlace } from './list.ts'
export { acceptAll, acceptWithPlaces, rejectAll, settle, type Choice, type Verdict } from './settle.ts'
export type { TextPlace } from './tokens.ts'
