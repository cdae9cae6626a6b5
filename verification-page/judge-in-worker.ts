import { largestPdf } from '../backend/signature/pdf/failures.ts'
import type { Failure } from '../core/requests/index.ts'
import type { Judge } from '../renderer/verification/use-judged-files.ts'
import type { Outcome, Question } from './worker.ts'
// What the bundler makes of the worker.
// oxlint-disable-next-line import/default
import JudgingWorker from './worker.ts?worker&inline'

interface Asked {
  readonly id: number
  readonly file: File
  readonly trusted: readonly File[]
  settle(outcome: Outcome): void
}

const tooLarge: Failure = {
  code: 'file-too-large',
  message: 'This file is larger than 200 MB.',
  remedy: 'No letter is: ask whoever sent it what it is.',
}
const unread: Failure = {
  code: 'unread',
  message: 'This file could not be read.',
  remedy: 'Check that it is still where it was, and drop it once more.',
}

/** Judges files one after another in a worker, so that the page answers while a large or hostile one is judged. */
export function judgeInWorker(): Judge {
  let waiting: Asked[] = []
  let underWay: { readonly id: number; readonly worker: Worker } | undefined
  const next = (): void => {
    const asked = underWay === undefined ? waiting.shift() : undefined
    if (asked === undefined) return
    const { id } = asked
    const worker = new JudgingWorker()
    underWay = { id, worker }
    const settle = (outcome: Outcome): void => {
      // What was stopped or asked anew has nothing to say any more.
      if (underWay?.id !== id) return
      worker.terminate()
      underWay = undefined
      asked.settle(outcome)
      next()
    }
    worker.addEventListener('message', ({ data }: MessageEvent<Outcome>) => settle(data))
    worker.addEventListener('error', () => settle(unread))
    void ask(worker, asked).then((failure) => failure && settle(failure))
  }
  return {
    judge(id, file, trusted, settle) {
      waiting.push({ id, file, trusted, settle })
      next()
    },
    leave() {
      underWay?.worker.terminate()
      underWay = undefined
      waiting = []
    },
  }
}

/** Gives a worker a file and the certificates that are trusted; what keeps it from that, where something does. */
async function ask(worker: Worker, { file, trusted }: Asked): Promise<Failure | undefined> {
  if (file.size > largestPdf) return tooLarge
  try {
    const read = await Promise.all([file, ...trusted].map(async (each) => new Uint8Array(await each.arrayBuffer())))
    const [bytes = new Uint8Array(), ...certificates] = read
    const question: Question = { bytes, trusted: certificates.map((each, index) => ({ name: trusted[index]?.name ?? '', bytes: each })) }
    worker.postMessage(question, [bytes.buffer])
    return undefined
  } catch {
    return unread
  }
}
