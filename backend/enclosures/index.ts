export { appendingFindings, appendingOf } from './appending-findings.ts'
export { mediaTypeToEnclose, tooLarge } from './check-file.ts'
