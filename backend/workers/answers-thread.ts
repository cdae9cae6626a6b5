import { Worker } from 'node:worker_threads'
import type { RequestInput, RequestName, RequestOutput } from '../../core/requests/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/result.ts'
import type { OpenAnswers } from '../answers/index.ts'
import type { DeedWanted, HostDeeds, ThreadData, ToHost, ToThread } from './messages.ts'

export interface AnswersThreadOptions extends ThreadData {
  readonly deeds: HostDeeds
  /** Hears of faults that are ours. */
  report(error: unknown): void
}

/** Restarts within a minute before the thread stays down: what ends it each time would end it for ever, and hide that it does. */
const mostRestarts = 3
const minute = 60_000

/** What a request is answered with whose thread ended before it could answer. */
const stopped: Failure = {
  code: 'answers-stopped',
  message: 'The part of Chancery that keeps the letters stopped, and was started again. What was saved before is kept.',
  remedy: 'Unlock your key again and repeat what you did last.',
}

/** What every request is answered with once the thread ended too often. */
const keepsStopping: Failure = {
  code: 'answers-gone',
  message: `The part of Chancery that keeps the letters stopped ${String(mostRestarts + 1)} times within a minute, so it was not started again. What was saved before is kept.`,
  remedy: 'Close Chancery and start it again. If it stops again, run "chancery audit verify", and report what you did last.',
}

const notSent: Failure = {
  code: 'unexpected',
  message: 'Something went wrong inside Chancery: this request could not be passed on, so nothing was done.',
  remedy: 'Try again. If it happens again, please report what you did.',
}

const deedFailed: Failure = {
  code: 'unexpected',
  message: 'Something went wrong inside Chancery; no file was saved or shown.',
  remedy: 'Try again. If it happens again, please report what you did.',
}

const closed: Failure = { code: 'answers-closed', message: 'Chancery is closing.', remedy: 'Start it again.' }

/** Starts the thread; a test may watch it. */
export function startThread(data: ThreadData): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { workerData: data })
}

/**
 * `openAnswers` in a thread of its own: store, session, layout and readers of files run there, so the host's own
 * thread never waits for a disk. A thread that ends by itself fails what it was asked with `answers-stopped`, and another one is
 * started at once, three times within a minute; after that every request fails with `answers-gone`. Fails where the store
 * cannot be opened.
 */
export async function openAnswersThread(options: AnswersThreadOptions, start = startThread): Promise<Result<OpenAnswers>> {
  const thread = new AnswersThread(options, start)
  const opened = await thread.open()
  if (!opened.ok) return opened
  return succeed({ ask: (name, input) => thread.ask(name, input), close: () => thread.close() })
}

class AnswersThread {
  readonly #options: AnswersThreadOptions
  readonly #start: typeof startThread
  readonly #waiting = new Map<number, (result: Result<never>) => void>()
  #worker: Worker | undefined
  #opening: Promise<Result<void>> | undefined
  #isClosing = false
  #last = 0
  /** When threads ended by themselves within the last minute, in milliseconds. */
  #ends: number[] = []

  constructor(options: AnswersThreadOptions, start: typeof startThread) {
    this.#options = options
    this.#start = start
  }

  /** Starts the thread unless it runs. */
  async open(): Promise<Result<void>> {
    if (this.#endedTooOften()) return fail(keepsStopping)
    const opened = await (this.#opening ??= this.#begin())
    // What kept it from opening may be gone by the next request: a full disk, another program.
    if (!opened.ok) this.#opening = undefined
    return opened
  }

  async ask<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<Result<RequestOutput<Name>>> {
    if (this.#isClosing) return fail(closed)
    const worker = this.#worker
    if (worker === undefined) {
      const opened = await this.open()
      return opened.ok ? this.ask(name, input) : opened
    }
    this.#last += 1
    const id = this.#last
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      if (this.#tell(worker, { kind: 'ask', id, name, input })) return
      this.#waiting.delete(id)
      resolve(fail(notSent))
    })
  }

  /** Waits for the last answer, then for the store to close. */
  async close(): Promise<void> {
    this.#isClosing = true
    await this.#opening
    const worker = this.#worker
    if (worker === undefined) return
    const ended = new Promise((resolve) => {
      worker.once('exit', resolve)
    })
    this.#tell(worker, { kind: 'close' })
    await ended
  }

  /** False for what cannot be cloned, which then was not sent. */
  #tell(worker: Worker, words: ToThread): boolean {
    try {
      worker.postMessage(words)
      return true
    } catch (error) {
      this.#options.report(error)
      return false
    }
  }

  #begin(): Promise<Result<void>> {
    const { dataFolder, libraryFolders, host, report } = this.#options
    const worker = this.#start({ dataFolder, libraryFolders, host })
    let isRefused = false
    return new Promise((resolve) => {
      worker.on('message', (words: ToHost) => {
        if (words.kind === 'opened') {
          if (words.failure === undefined) {
            this.#worker = worker
            resolve(succeed(undefined))
          } else {
            isRefused = true
            resolve(fail(words.failure))
            void worker.terminate()
          }
        } else this.#hear(worker, words)
      })
      worker.on('error', report)
      // An answer that cannot be read says not even whose it was, so all that wait have to be told.
      worker.on('messageerror', (error) => {
        report(error)
        void worker.terminate()
      })
      worker.on('exit', () => {
        if (!isRefused) this.#count()
        resolve(fail(this.#endedTooOften() ? keepsStopping : stopped))
        if (worker === this.#worker) this.#abandon()
      })
    })
  }

  #hear(worker: Worker, words: Exclude<ToHost, { kind: 'opened' }>): void {
    if (words.kind === 'answer') {
      // The thread answers a request with what its name promises; the compiler cannot follow it through a message.
      this.#waiting.get(words.id)?.(words.result as Result<never>)
      this.#waiting.delete(words.id)
    } else if (words.kind === 'wanted') {
      void this.#answerDeed(worker, words)
    } else if (words.kind === 'fault') this.#options.report(words.fault)
    else void worker.terminate()
  }

  async #answerDeed(worker: Worker, { id, wanted }: Extract<ToHost, { kind: 'wanted' }>): Promise<void> {
    const result = await this.#do(wanted)
    if (!this.#tell(worker, { kind: 'done', id, result })) this.#tell(worker, { kind: 'done', id, result: fail(deedFailed) })
  }

  async #do(wanted: DeedWanted): Promise<Result<unknown>> {
    try {
      return await deedOf(this.#options.deeds, wanted)
    } catch (error) {
      this.#options.report(error)
      return fail(deedFailed)
    }
  }

  /** The thread is gone: what waits is told so, and another one is started, which takes the data folder before others can. */
  #abandon(): void {
    this.#worker = undefined
    this.#opening = undefined
    const why = this.#isClosing ? closed : this.#endedTooOften() ? keepsStopping : stopped
    for (const resolve of this.#waiting.values()) resolve(fail(why))
    this.#waiting.clear()
    if (!this.#isClosing) void this.open()
  }

  #count(): void {
    // Once there were too many, time does not make them fewer: nobody sits by an hour later to see it begin again.
    if (this.#isClosing || this.#endedTooOften()) return
    const now = performance.now()
    this.#ends = [...this.#ends.filter((end) => now - end < minute), now]
  }

  #endedTooOften(): boolean {
    return this.#ends.length > mostRestarts
  }
}

function deedOf(deeds: HostDeeds, wanted: DeedWanted): Promise<Result<unknown>> {
  switch (wanted.deed) {
    case 'saveFiles':
      return deeds.saveFiles(wanted.argument)
    case 'chooseFolder':
      return deeds.chooseFolder()
    case 'placeForFolder':
      return deeds.placeForFolder(wanted.argument)
    case 'chooseTokenLibrary':
      return deeds.chooseTokenLibrary()
    case 'askToken':
      return deeds.askToken(wanted.argument)
    case 'whyNoKeychain':
      return deeds.whyNoKeychain()
    case 'sealSecret':
      return deeds.sealSecret(wanted.argument)
    case 'unsealSecret':
      return deeds.unsealSecret(wanted.argument)
    case 'reveal':
      return deeds.reveal(wanted.argument)
  }
}
