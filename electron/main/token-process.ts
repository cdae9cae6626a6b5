import { utilityProcess, type UtilityProcess } from 'electron'
import { join } from 'node:path'
import { endLasts, endWords, tokenFailures, type TokenFailure, type TokenProgram } from '../../backend/tokens/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'

/**
 * Starts the program that holds a token's library. Electron's binary is no Node here (the fuse `runAsNode` is off), so it is a utility process,
 * which can be read from the archive that the program lies in.
 */
export function startUtility(): TokenProgram {
  return new Utility(
    utilityProcess.fork(join(import.meta.dirname, 'token-worker.js'), [], {
      serviceName: 'Chancery token',
      stdio: 'ignore',
      // Makers sign their libraries with a certificate of their own.
      ...(process.platform === 'darwin' && { allowLoadingUnsignedLibraries: true }),
    }),
  )
}

class Utility implements TokenProgram {
  readonly #process: UtilityProcess
  readonly #ended = Promise.withResolvers<void>()
  #waiting: ((answer: Result<string, TokenFailure>) => void) | undefined
  #isGone = false

  constructor(started: UtilityProcess) {
    this.#process = started
    started.on('message', (said: unknown) => {
      if (this.#waiting === undefined || typeof said !== 'string') this.#kill()
      else this.#answer(succeed(said))
    })
    // A library that corrupts its process has it end in V8's own fault, which `exit` follows.
    started.on('error', () => undefined)
    started.once('exit', () => {
      this.#isGone = true
      this.#answer(fail(tokenFailures.stopped))
      this.#ended.resolve()
    })
  }

  ask(line: string): Promise<Result<string, TokenFailure>> {
    if (this.#isGone || this.#waiting !== undefined) return Promise.resolve(fail(tokenFailures.stopped))
    return new Promise((resolve) => {
      this.#waiting = resolve
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
      this.#process.postMessage(line)
    })
  }

  async end(): Promise<void> {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    if (!this.#isGone) this.#process.postMessage(endWords)
    const late = setTimeout(() => this.#kill(), endLasts)
    await this.#ended.promise
    clearTimeout(late)
  }

  /** `kill` asks a process to end, which one that hangs in a library does not hear everywhere. */
  #kill(): void {
    const { pid } = this.#process
    if (pid === undefined) return
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }

  #answer(answer: Result<string, TokenFailure>): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.(answer)
  }
}
