import { useRef, useState } from 'react'
import { largestPdf } from '../backend/signature/pdf/failures.ts'
import type { Failure } from '../core/requests/index.ts'
import type { Outcome, Question } from './worker.ts'
// What the bundler makes of the worker.
// oxlint-disable-next-line import/default
import JudgingWorker from './worker.ts?worker&inline'

/** A file that was given; `outcome` is undefined while it is judged. */
export interface JudgedFile {
  readonly id: number
  readonly file: File
  readonly outcome: Outcome | undefined
}

export interface Judgements {
  readonly files: readonly JudgedFile[]
  readonly trusted: readonly File[]
  /** Judges PDFs, and takes certificates among the files for trusted. */
  take(files: readonly File[]): void
  distrust(file: File): void
  /** Ends the judging of what is not judged yet. */
  stop(): void
  clear(): void
}

interface Asked {
  readonly id: number
  readonly file: File
  readonly by: readonly File[]
}

const certificateNames = /\.(?:pem|crt|cer|der)$/iu

const tooLarge: Failure = {
  code: 'file-too-large',
  message: 'This file is larger than 200 MB.',
  remedy: 'No letter is: ask whoever sent it what it is.',
}
const stopped: Failure = { code: 'stopped', message: 'The judging was stopped.', remedy: 'Drop the file once more to judge it.' }
const unread: Failure = {
  code: 'unread',
  message: 'This file could not be read.',
  remedy: 'Check that it is still where it was, and drop it once more.',
}

let last = 0

/** Files are judged one after another in a worker, so that the page answers while a large or hostile one is. */
export function useJudgements(): Judgements {
  const [files, setFiles] = useState<readonly JudgedFile[]>([])
  const [trusted, setTrusted] = useState<readonly File[]>([])
  const waiting = useRef<Asked[]>([])
  const underWay = useRef<{ readonly id: number; readonly worker: Worker } | undefined>(undefined)
  const settle = (id: number, outcome: Outcome): void => {
    // What was stopped or asked anew has nothing to say any more.
    if (underWay.current?.id !== id) return
    underWay.current.worker.terminate()
    underWay.current = undefined
    setFiles((all) => all.map((each) => (each.id === id ? { ...each, outcome } : each)))
    next()
  }
  const next = (): void => {
    const asked = underWay.current === undefined ? waiting.current.shift() : undefined
    if (asked === undefined) return
    const worker = new JudgingWorker()
    underWay.current = { id: asked.id, worker }
    worker.addEventListener('message', ({ data }: MessageEvent<Outcome>) => settle(asked.id, data))
    worker.addEventListener('error', () => settle(asked.id, unread))
    void ask(worker, asked).then((failure) => failure && settle(asked.id, failure))
  }
  const leave = (): void => {
    underWay.current?.worker.terminate()
    underWay.current = undefined
    waiting.current = []
  }
  const judge = (given: readonly File[], by: readonly File[]): JudgedFile[] => {
    const asked = given.map((file) => ({ id: (last += 1), file, by }))
    waiting.current.push(...asked)
    next()
    return asked.map(({ id, file }) => ({ id, file, outcome: undefined }))
  }
  const judgeAll = (all: readonly File[], by: readonly File[]): void => {
    leave()
    setTrusted(by)
    setFiles(judge(all, by))
  }
  return {
    files,
    trusted,
    take(given) {
      const certificates = given.filter(({ name }) => certificateNames.test(name))
      const come = given.filter((file) => !certificates.includes(file))
      if (certificates.length > 0) return judgeAll([...come, ...files.map(({ file }) => file)], [...trusted, ...certificates])
      setFiles([...judge(come, trusted), ...files])
    },
    distrust(file) {
      judgeAll(
        files.map((each) => each.file),
        trusted.filter((each) => each !== file),
      )
    },
    stop() {
      leave()
      setFiles((all) => all.map((each) => ({ ...each, outcome: each.outcome ?? stopped })))
    },
    clear() {
      leave()
      setFiles([])
    },
  }
}

/** Gives a worker a file and the certificates that are trusted; what keeps it from that, where something does. */
async function ask(worker: Worker, { file, by }: Asked): Promise<Failure | undefined> {
  if (file.size > largestPdf) return tooLarge
  try {
    const read = await Promise.all([file, ...by].map(async (each) => new Uint8Array(await each.arrayBuffer())))
    const [bytes = new Uint8Array(), ...trusted] = read
    const question: Question = { bytes, trusted }
    worker.postMessage(question, [bytes.buffer])
    return undefined
  } catch {
    return unread
  }
}
