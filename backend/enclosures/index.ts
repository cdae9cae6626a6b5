export { appendingFindings } from './appending-findings.ts'
export { mediaTypeToEnclose, tooLarge } from './check-file.ts'
