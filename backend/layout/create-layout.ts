import { Worker } from 'node:worker_threads'
import type { ResolvedLetter } from '../../core/letter/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { Answer, Job } from './jobs.ts'
import type { LaidOutPages, LaidOutPdf, Layout } from './layout.ts'
import { layoutVersion } from './version.ts'

type Waiting = (answer: Answer) => void
type JobWithoutId = Job extends infer Each ? (Each extends Job ? Omit<Each, 'id'> : never) : never

const stopped: Failure = {
  code: 'layout-stopped',
  message: 'The page could not be laid out because the layout engine stopped.',
  remedy: 'Try again. If it stops again, remove what you changed last.',
}

/** How long the engine may be silent over one job, in milliseconds: many times what the longest letters take. */
const patience = 60_000

const late: Failure = {
  code: 'layout-late',
  message: 'The layout engine was given up, because it did not finish this text within 60 seconds. Nothing was written.',
  remedy: 'Undo the last change, or divide what is very long, such as a large table, and try again.',
}

const refused: Failure = {
  code: 'layout-refused',
  message: 'The layout engine refused this letter. Nothing was written.',
  remedy: 'Undo the last change and try again.',
}

/**
 * The worker and the jobs it has not answered, which it takes one after the other. A worker that dies, or is silent for too
 * long over one job, fails its jobs; the next job starts another.
 */
class LayoutWorker {
  readonly #begin: () => Worker
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #last = 0
  #watch: NodeJS.Timeout | undefined

  constructor(begin: () => Worker) {
    this.#begin = begin
  }

  ask(job: JobWithoutId): Promise<Answer> {
    this.#last += 1
    const id = this.#last
    const worker = (this.#worker ??= this.#start())
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      if (this.#waiting.size === 1) this.#watchOver(worker)
      worker.ref()
      worker.postMessage({ ...job, id })
    })
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
    this.#abandon(this.#worker)
  }

  #start(): Worker {
    const worker = this.#begin()
    worker.unref()
    worker.on('message', (answer: Answer) => {
      // A worker that was given up may still have had an answer on its way.
      if (worker !== this.#worker) return
      this.#waiting.get(answer.id)?.(answer)
      this.#waiting.delete(answer.id)
      clearTimeout(this.#watch)
      if (this.#waiting.size === 0) worker.unref()
      else this.#watchOver(worker)
    })
    worker.on('error', () => {
      this.#abandon(worker)
    })
    worker.on('exit', () => {
      this.#abandon(worker)
    })
    return worker
  }

  /** Gives the worker up when it is silent over the job that it has now; the jobs behind that one may be asked again. */
  #watchOver(worker: Worker): void {
    this.#watch = setTimeout(() => {
      const [first] = this.#waiting
      if (first !== undefined) {
        const [id, resolve] = first
        this.#waiting.delete(id)
        resolve({ id, kind: 'fault', fault: 'late' })
      }
      this.#abandon(worker)
      worker.unref()
      void worker.terminate()
    }, patience)
  }

  #abandon(worker: Worker | undefined): void {
    if (worker !== this.#worker) return
    this.#worker = undefined
    clearTimeout(this.#watch)
    for (const [id, resolve] of this.#waiting) resolve({ id, kind: 'fault', fault: 'stopped' })
    this.#waiting.clear()
  }
}

const refusedRedline: Failure = {
  code: 'layout-refused',
  message: 'The layout engine refused this redline. Nothing was written.',
  remedy: 'Copy the redline as text instead.',
}

function failureOf(answer: Answer, otherwise = refused): { readonly ok: false; readonly error: Failure } {
  if (answer.kind !== 'fault') return fail(otherwise)
  return fail(answer.fault === 'stopped' ? stopped : answer.fault === 'late' ? late : otherwise)
}

function beginWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: 4 } })
}

/** The preview shows nothing of what is enclosed: a key press copies none of it to the thread. */
function withoutFiles({ enclosed: _enclosed, ...letter }: ResolvedLetter): ResolvedLetter {
  return letter
}

/**
 * A layout whose engine runs in a thread of its own, started with the first job. It keeps no process alive by itself. A text
 * over which it is silent for 60 seconds is given up as `layout-late`, and the next job has a new thread, which `begin` makes.
 */
export function createLayout(begin: () => Worker = beginWorker): Layout {
  const worker = new LayoutWorker(begin)
  return {
    async pdf(letter, attachments, version = layoutVersion): Promise<Result<LaidOutPdf>> {
      const answer = await worker.ask({ kind: 'pdf', letter, attachments, version })
      return answer.kind === 'pdf' ? succeed(answer.value) : failureOf(answer)
    },
    async pages(letter, known, version = layoutVersion): Promise<Result<LaidOutPages>> {
      const answer = await worker.ask({ kind: 'pages', letter: withoutFiles(letter), known, version })
      return answer.kind === 'pages' ? succeed(answer.value) : failureOf(answer)
    },
    async redline(sheet): Promise<Result<LaidOutPdf>> {
      const answer = await worker.ask({ kind: 'redline', sheet })
      return answer.kind === 'pdf' ? succeed(answer.value) : failureOf(answer, refusedRedline)
    },
    close: () => worker.close(),
  }
}
