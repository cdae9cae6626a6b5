export * from './audit-entry.ts'
export { personalDigest } from './personal-digest.ts'
export {
  chainFault,
  ChainHead,
  faultOfEntry,
  verifyChain,
  verifyLog,
  type ChainFault,
  type ChainFaultReason,
  type ChainVerdict,
} from './verify-chain.ts'
