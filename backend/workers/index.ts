export { openAnswersThread, startThread, type AnswersThreadOptions } from './answers-thread.ts'
export type { HostDeeds, ThreadData } from './messages.ts'
