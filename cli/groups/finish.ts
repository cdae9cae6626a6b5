import { InvalidArgumentError, Option } from 'commander'
import type { ExitCode } from '../exit-codes.ts'

/** Hears how a command ended. */
export type Finish = (code: ExitCode) => void

/** Collects an option that may be given again. */
export const also = (value: string, before: readonly string[]): string[] => [...before, value]

/** The libraries that a letter file is read with. */
export function libraryOption(description = 'a library, as for build; may be given again'): Option {
  return new Option('--library <folder>', description).argParser(also).default([], 'the starter library')
}

/** An option that is a whole number, from 0. */
export function whole(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError('Use a whole number.')
  return Number(text)
}
