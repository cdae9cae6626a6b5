import type { MessagePort } from 'node:worker_threads'
import { fail, type Failure, type Result } from '../../core/requests/index.ts'
import { todayHere, type HostServices, type OpenAnswers } from '../answers/index.ts'
import type { DeedWanted, HostDeeds, ThreadData, ToHost, ToThread } from './messages.ts'

const cancelled: Failure = { code: 'answers-closed', message: 'Chancery is closing, so no file was saved or shown.' }
const notSent: Failure = {
  code: 'unexpected',
  message: 'Something went wrong inside Chancery: what you asked for was done, but its answer could not be passed on.',
  remedy: 'Look whether it is there before you try again. If this happens again, please report what you did.',
}

/** What answers are opened with inside the thread. */
export interface ThreadServices {
  readonly host: HostServices
  /** Tells the host of faults that are ours. */
  report(fault: unknown): void
}

/**
 * The thread's end of the messages: answers what the host asks through the port, asks it for its deeds, and closes when it is told to. What
 * cannot be cloned is answered with a failure and reported. A message that cannot be read ends the thread, since it does not say who waits for it.
 */
export async function serveAnswers(
  port: MessagePort,
  { host }: Pick<ThreadData, 'host'>,
  open: (services: ThreadServices) => Promise<Result<OpenAnswers>>,
): Promise<void> {
  const end = new ThreadEnd(port)
  const opened = await open({ host: { ...host, today: todayHere, ...end.deeds }, report: (fault) => end.report(fault) })
  if (opened.ok) end.serve(opened.value)
  end.say({ kind: 'opened', failure: opened.ok ? undefined : opened.error })
}

class ThreadEnd {
  readonly #port: MessagePort
  /** Deeds that the host was asked for and has not done yet. */
  readonly #wanted = new Map<number, (result: Result<unknown>) => void>()
  readonly #underWay = new Set<Promise<void>>()
  #lastWanted = 0
  #isClosing = false

  readonly deeds: HostDeeds = {
    saveFiles: (files) => this.#want({ deed: 'saveFiles', argument: files }),
    chooseFolder: () => this.#want({ deed: 'chooseFolder', argument: undefined }),
    placeForFolder: (name) => this.#want({ deed: 'placeForFolder', argument: name }),
    chooseTokenLibrary: () => this.#want({ deed: 'chooseTokenLibrary', argument: undefined }),
    askToken: (question) => this.#want({ deed: 'askToken', argument: question }),
    whyNoKeychain: () => this.#want({ deed: 'whyNoKeychain', argument: undefined }),
    sealSecret: (secret) => this.#want({ deed: 'sealSecret', argument: secret }),
    unsealSecret: (sealed) => this.#want({ deed: 'unsealSecret', argument: sealed }),
    reveal: (handle) => this.#want({ deed: 'reveal', argument: handle }),
  }

  constructor(port: MessagePort) {
    this.#port = port
  }

  /** Throws for what cannot be cloned. */
  say(words: ToHost): void {
    this.#port.postMessage(words)
  }

  /** A fault as it can be sent: what is no error, or carries what cannot be cloned, is said in words. */
  report(fault: unknown): void {
    try {
      this.say({ kind: 'fault', fault: fault instanceof Error ? fault : String(fault) })
    } catch {
      this.say({ kind: 'fault', fault: String(fault) })
    }
  }

  serve(answers: OpenAnswers): void {
    this.#port.on('message', (words: ToThread) => {
      if (words.kind === 'ask') {
        const answered = this.#answer(answers, words)
        this.#underWay.add(answered)
        void answered.finally(() => this.#underWay.delete(answered))
      } else if (words.kind === 'done') {
        this.#wanted.get(words.id)?.(words.result)
        this.#wanted.delete(words.id)
      } else void this.#close(answers)
    })
    this.#port.on('messageerror', (error) => {
      throw error
    })
  }

  async #answer({ ask }: OpenAnswers, { id, name, input }: Extract<ToThread, { kind: 'ask' }>): Promise<void> {
    const result = await ask(name, input)
    try {
      this.say({ kind: 'answer', id, result })
    } catch (error) {
      this.report(error)
      this.say({ kind: 'answer', id, result: fail(notSent) })
    }
  }

  async #want<Value>(deed: DeedWanted): Promise<Result<Value>> {
    if (this.#isClosing) return fail(cancelled)
    this.#lastWanted += 1
    const id = this.#lastWanted
    return new Promise((resolve) => {
      // A deed that cannot be cloned throws here, which fails the request that wanted it.
      this.say({ kind: 'wanted', id, wanted: deed })
      // The host answers a deed with what that deed gives; the compiler cannot follow it through a message.
      this.#wanted.set(id, resolve as (result: Result<unknown>) => void)
    })
  }

  /** Ends when the last answer is given, so that no write is cut off; a dialog that is still open waits for nobody any more. */
  async #close(answers: OpenAnswers): Promise<void> {
    this.#isClosing = true
    for (const resolve of this.#wanted.values()) resolve(fail(cancelled))
    this.#wanted.clear()
    await Promise.allSettled(this.#underWay)
    await answers.close()
    this.say({ kind: 'closed' })
  }
}
