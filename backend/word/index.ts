export { writeWord } from './write-word.ts'
export {
  verifyWord,
  type ClauseVerification,
  type Difference,
  type WordVerification,
  type WordVerificationFailure,
} from './verify/verify-word.ts'
