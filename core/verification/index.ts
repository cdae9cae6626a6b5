export { claimSentence } from './claims.ts'
export * from './report.ts'
export { lowered, verdictOn } from './verdict.ts'
export { certificationWords, pageSentences, revocationWords, trustWords, verdictWords } from './words.ts'
