import { randomUUID } from 'node:crypto'
import { fail, succeed, type Result } from '../../core/requests/result.ts'
import type { StartTokenProgram, TokenProgram } from './start-program.ts'
import { tokenFailures, type TokenFailure } from './token-failures.ts'

/** What is asked of a token's program: by a name that whoever asks gave it, and nothing where it is to end. */
export interface TokenQuestion {
  readonly program: string
  readonly line: string | undefined
}

export type AskToken = (question: TokenQuestion) => Promise<Result<string, TokenFailure>>

/** A person signs with one token, and looks at others meanwhile. */
const mostPrograms = 4

/** The programs of tokens that a host has started: each at the first question under its name, until it is told to end. */
export class TokenPrograms {
  readonly #start: StartTokenProgram
  readonly #programs = new Map<string, TokenProgram>()

  constructor(start: StartTokenProgram) {
    this.#start = start
  }

  readonly ask: AskToken = async ({ program: name, line }) => {
    const known = this.#programs.get(name)
    if (line === undefined) {
      await known?.end()
      this.#programs.delete(name)
      return succeed('')
    }
    if (known === undefined && this.#programs.size >= mostPrograms) return fail(tokenFailures.tooMany)
    const program = known ?? this.#start()
    this.#programs.set(name, program)
    return program.ask(line)
  }
}

/** Starts programs through the host, which alone may start processes. */
export function tokenProgramsOf(askToken: (question: TokenQuestion) => Promise<Result<string>>): StartTokenProgram {
  return () => {
    const program = randomUUID()
    return {
      async ask(line) {
        const answered = await askToken({ program, line })
        // What a host fails with of its own, it fails with since it cannot pass anything on.
        return answered.ok ? answered : fail(tokenFailures.isOurs(answered.error) ? answered.error : tokenFailures.stopped)
      },
      async end() {
        await askToken({ program, line: undefined })
      },
    }
  }
}
