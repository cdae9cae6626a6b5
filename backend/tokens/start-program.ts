import { spawn, type ChildProcess } from 'node:child_process'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { fail, succeed, type Result } from '../../core/requests/result.ts'
import { Lines } from './lines.ts'
import { tokenFailures, type TokenFailure } from './token-failures.ts'
import { longestLine } from './words.ts'

/** A program that holds the library of a token, in a process of its own. */
export interface TokenProgram {
  /** Its answer to a line, as it came. Fails with `token-stopped` once the process has ended, or said what it was not asked for. */
  ask(line: string): Promise<Result<string, TokenFailure>>
  /** Ends it: the library is put away if it still answers, and the process is ended where it does not. */
  end(): Promise<void>
}

export type StartTokenProgram = () => TokenProgram

/** What is said to end the program. */
export const endWords = '{"kind":"end"}'

/** How long a library has to put itself away, in milliseconds. */
export const endLasts = 1000

/** Where the program lies: beside this file, as its source or as it was built. */
export const programPath = (): string => fileURLToPath(new URL('./worker.ts', import.meta.url))

/** Flags that belong to this process alone. */
const ownFlag = /^--(?:inspect|debug|test|watch|eval|print)/u

/** Starts the program under Node, spoken with by its input and a pipe that no library knows. `started` hears of the process. */
export function startTokenProgram(started: (child: ChildProcess) => void = () => undefined): TokenProgram {
  const flags = process.execArgv.filter((flag) => !ownFlag.test(flag))
  const child = spawn(process.execPath, [...flags, programPath()], { stdio: ['pipe', 'ignore', 'ignore', 'pipe'], windowsHide: true })
  started(child)
  return new NodeProgram(child)
}

class NodeProgram implements TokenProgram {
  readonly #child: ChildProcess
  readonly #lines = new Lines(longestLine)
  readonly #ended = Promise.withResolvers<void>()
  readonly #kill = (): void => void this.#child.kill('SIGKILL')
  #waiting: ((answer: Result<string, TokenFailure>) => void) | undefined
  #isGone = false

  constructor(child: ChildProcess) {
    this.#child = child
    const answers = child.stdio[3]
    if (answers instanceof Readable) {
      answers.setEncoding('utf8')
      answers.on('data', (piece: string) => this.#hear(piece))
      answers.on('error', this.#kill)
    }
    // What it does not take any more is seen by its end.
    child.stdin?.on('error', () => undefined)
    child.once('error', () => this.#leave())
    child.once('exit', () => this.#leave())
    process.once('exit', this.#kill)
  }

  ask(line: string): Promise<Result<string, TokenFailure>> {
    if (this.#isGone || this.#waiting !== undefined) return Promise.resolve(fail(tokenFailures.stopped))
    return new Promise((resolve) => {
      this.#waiting = resolve
      this.#child.stdin?.write(`${line}\n`)
    })
  }

  async end(): Promise<void> {
    if (!this.#isGone) this.#child.stdin?.end(`${endWords}\n`)
    const late = setTimeout(this.#kill, endLasts)
    await this.#ended.promise
    clearTimeout(late)
  }

  #hear(piece: string): void {
    const [answer, ...more] = this.#lines.take(piece) ?? ['', '']
    if (answer === undefined) return
    // One answer to one question: whatever says more is not ours any more.
    if (this.#waiting === undefined || more.length > 0) return this.#kill()
    this.#answer(succeed(answer))
  }

  #leave(): void {
    this.#isGone = true
    process.removeListener('exit', this.#kill)
    this.#answer(fail(tokenFailures.stopped))
    this.#ended.resolve()
  }

  #answer(answer: Result<string, TokenFailure>): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.(answer)
  }
}
