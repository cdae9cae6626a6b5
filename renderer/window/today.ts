import { useAnswer } from './answers.ts'

/** The day it is at the host; empty before the window knows it. */
export function useToday(): string {
  return useAnswer('host.describe', {}).data?.today ?? ''
}
