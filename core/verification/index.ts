export * from './report.ts'
export { verdictOn } from './verdict.ts'
