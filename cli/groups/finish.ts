import type { ExitCode } from '../exit-codes.ts'

/** Hears how a command ended. */
export type Finish = (code: ExitCode) => void

/** Collects an option that may be given again. */
export const also = (value: string, before: readonly string[]): string[] => [...before, value]
