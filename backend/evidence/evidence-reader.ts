import { Worker } from 'node:worker_threads'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { evidenceFailures, largestEvidence, type EvidenceFailure } from './failures.ts'
import type { DrawnImage } from '../images/draw-svg.ts'
import type { ImageFailure } from '../images/index.ts'
import type { OldLetter } from './old-letter.ts'
import type { ReadFile } from './read-file.ts'
import type { ReadAnswer, ReadQuestion } from './worker.ts'

/** Reads files of evidence, whoever made them. */
export interface EvidenceReader {
  /** What a file is and the text in it. Fails in one sentence for what cannot be read, takes too long or too much memory. */
  read(bytes: Uint8Array): Promise<Result<ReadFile, EvidenceFailure>>
  /** The blocks of a letter of another program: a Word document, a PDF or plain text. Fails as `read` does. */
  readLetter(bytes: Uint8Array): Promise<Result<OldLetter, EvidenceFailure>>
  /** An SVG drawing as a picture. Fails in one sentence for what cannot be drawn, takes too long or too much memory. */
  draw(bytes: Uint8Array): Promise<Result<DrawnImage, ImageFailure>>
}

export interface ReadingLimits {
  /** Milliseconds. */
  readonly time: number
  /** Bytes that the process may grow by while a file is read. */
  readonly memory: number
}

const usualLimits: ReadingLimits = { time: 30_000, memory: 1_000_000_000 }

/**
 * A reader that gives each file a thread of its own, which ends with it: a file that hangs, crashes or fills the memory takes
 * only its thread along.
 */
export function createEvidenceReader(limits: ReadingLimits = usualLimits): EvidenceReader {
  const asked = async (question: ReadQuestion): Promise<ReadAnswer> =>
    question.bytes.length > largestEvidence ? { failure: evidenceFailures.heavy } : readInThread(question, limits)
  return {
    async read(bytes) {
      const answer = await asked({ bytes, as: 'evidence' })
      return 'read' in answer ? succeed(answer.read) : fail(failureOf(answer))
    },
    async readLetter(bytes) {
      const answer = await asked({ bytes, as: 'letter' })
      return 'letter' in answer ? succeed(answer.letter) : fail(failureOf(answer))
    },
    async draw(bytes) {
      const answer = await asked({ bytes, as: 'drawing' })
      return 'drawing' in answer ? answer.drawing : fail(undrawn)
    },
  }
}

const undrawn: ImageFailure = {
  code: 'image-drawing',
  message: 'The SVG drawing takes too long or too much memory to draw, so it was given up.',
  remedy: 'Export the drawing as PNG, about 2,000 pixels wide, and name that file.',
}

function failureOf(answer: ReadAnswer): EvidenceFailure {
  return 'failure' in answer ? answer.failure : evidenceFailures.damaged
}

function readInThread(question: ReadQuestion, { time, memory }: ReadingLimits): Promise<ReadAnswer> {
  const megabytes = Math.ceil(memory / 1_000_000)
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    env: {},
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const before = process.memoryUsage.rss()
    const end = (result: ReadAnswer): void => {
      clearTimeout(clock)
      clearInterval(scales)
      resolve(result)
      void worker.terminate()
    }
    const clock = setTimeout(() => end({ failure: evidenceFailures.slow }), time)
    // Buffers lie outside the thread's own heap, which is all that its limit covers.
    const scales = setInterval(() => {
      if (process.memoryUsage.rss() - before > memory) end({ failure: evidenceFailures.stopped })
    }, 50)
    worker.on('message', end)
    worker.on('error', (error: Error & { code?: string }) =>
      end({ failure: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? evidenceFailures.stopped : evidenceFailures.damaged }),
    )
    worker.on('exit', () => end({ failure: evidenceFailures.stopped }))
    worker.postMessage(question)
  })
}
