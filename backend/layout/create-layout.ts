import { Worker } from 'node:worker_threads'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { Answer, Job } from './jobs.ts'
import type { LaidOutPages, LaidOutPdf, Layout } from './layout.ts'

type Waiting = (answer: Answer) => void
type JobWithoutId = Job extends infer Each ? (Each extends Job ? Omit<Each, 'id'> : never) : never

const stopped: Failure = {
  code: 'layout-stopped',
  message: 'The page could not be laid out because the layout engine stopped.',
  remedy: 'Try again. If it stops again, remove what you changed last.',
}

const refused: Failure = {
  code: 'layout-refused',
  message: 'The layout engine refused this letter. Nothing was written.',
  remedy: 'Undo the last change and try again.',
}

/** The worker and the jobs it has not answered. A worker that dies fails its jobs; the next job starts another. */
class LayoutWorker {
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #last = 0

  ask(job: JobWithoutId): Promise<Answer> {
    this.#last += 1
    const id = this.#last
    const worker = (this.#worker ??= this.#start())
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      worker.ref()
      worker.postMessage({ ...job, id })
    })
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
    this.#abandon(this.#worker)
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: 4 } })
    worker.unref()
    worker.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.(answer)
      this.#waiting.delete(answer.id)
      if (this.#waiting.size === 0) worker.unref()
    })
    worker.on('error', () => {
      this.#abandon(worker)
    })
    worker.on('exit', () => {
      this.#abandon(worker)
    })
    return worker
  }

  #abandon(worker: Worker | undefined): void {
    if (worker !== this.#worker) return
    this.#worker = undefined
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
  return fail(answer.kind === 'fault' && answer.fault === 'stopped' ? stopped : otherwise)
}

/** A layout whose engine runs in a thread of its own, started with the first job. It keeps no process alive by itself. */
export function createLayout(): Layout {
  const worker = new LayoutWorker()
  return {
    async pdf(letter, attachments): Promise<Result<LaidOutPdf>> {
      const answer = await worker.ask({ kind: 'pdf', letter, attachments })
      return answer.kind === 'pdf' ? succeed(answer.value) : failureOf(answer)
    },
    async pages(letter, known): Promise<Result<LaidOutPages>> {
      const answer = await worker.ask({ kind: 'pages', letter, known })
      return answer.kind === 'pages' ? succeed(answer.value) : failureOf(answer)
    },
    async redline(sheet): Promise<Result<LaidOutPdf>> {
      const answer = await worker.ask({ kind: 'redline', sheet })
      return answer.kind === 'pdf' ? succeed(answer.value) : failureOf(answer, refusedRedline)
    },
    close: () => worker.close(),
  }
}
