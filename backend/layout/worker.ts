import { parentPort } from 'node:worker_threads'
import { enclosureLabel, type ResolvedLetter } from '../../core/letter/index.ts'
import { LayoutError } from './engine.ts'
import type { Answer, Job } from './jobs.ts'
import type { LaidOutPdf } from './layout.ts'
import { createLetterSetter, type LetterSetter } from './set-letter.ts'

/** The PDF library is loaded with the first letter whose enclosures are appended. */
async function withEnclosedPages(pdf: LaidOutPdf, { enclosed = [], language }: ResolvedLetter): Promise<LaidOutPdf> {
  if (!enclosed.some(({ appended }) => appended === true)) return pdf
  const { appendPages } = await import('../enclosures/append/append-pages.ts')
  const files = enclosed.flatMap(({ appended, title, bytes }, index) =>
    appended === true ? [{ bytes, title, label: enclosureLabel(language, index + 1) }] : [],
  )
  return { ...pdf, bytes: await appendPages(pdf.bytes, files) }
}

let setter: LetterSetter | undefined

async function answer(job: Job): Promise<Answer> {
  try {
    setter ??= createLetterSetter()
    if (job.kind === 'pdf')
      return { id: job.id, kind: 'pdf', value: await withEnclosedPages(setter.pdf(job.letter, job.attachments, job.version), job.letter) }
    if (job.kind === 'redline') return { id: job.id, kind: 'pdf', value: setter.redline(job.sheet) }
    return { id: job.id, kind: 'pages', value: setter.pages(job.letter, job.known, job.version) }
  } catch (error) {
    // The engine's own words name places in our source, not in the letter: for the log of a developer, not for a person.
    return { id: job.id, kind: 'fault', fault: error instanceof LayoutError ? error.message : String(error) }
  }
}

async function take(job: Job): Promise<void> {
  parentPort?.postMessage(await answer(job))
  setter?.rest()
}

/** One job after the other, though appending pages gives others their turn. */
let last = Promise.resolve()

parentPort?.on('message', (job: Job) => {
  last = last.then(() => take(job))
})
