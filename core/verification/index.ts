export * from './report.ts'
export { verdictOn } from './verdict.ts'
export { pageSentences, revocationWords, trustWords, verdictWords } from './words.ts'
