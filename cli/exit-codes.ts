/** What the command line tells the shell. */
export const exitCode = {
  done: 0,
  /** Findings, an altered file, or a rule of the house: nothing was written. */
  refused: 1,
  /** Bad usage, or input that cannot be read. */
  badInput: 2,
} as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]
