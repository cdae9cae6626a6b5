import { parentPort } from 'node:worker_threads'
import { LayoutError } from './engine.ts'
import type { Answer, Job } from './jobs.ts'
import { createLetterSetter, type LetterSetter } from './set-letter.ts'

let setter: LetterSetter | undefined

function answer(job: Job): Answer {
  try {
    setter ??= createLetterSetter()
    if (job.kind === 'pdf') return { id: job.id, kind: 'pdf', value: setter.pdf(job.letter, job.attachments) }
    if (job.kind === 'redline') return { id: job.id, kind: 'pdf', value: setter.redline(job.sheet) }
    return { id: job.id, kind: 'pages', value: setter.pages(job.letter, job.known) }
  } catch (error) {
    // The engine's own words name places in our source, not in the letter: for the log of a developer, not for a person.
    return { id: job.id, kind: 'fault', fault: error instanceof LayoutError ? error.message : String(error) }
  }
}

parentPort?.on('message', (job: Job) => {
  parentPort?.postMessage(answer(job))
})
