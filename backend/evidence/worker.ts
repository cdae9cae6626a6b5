import { parentPort } from 'node:worker_threads'
import type { Result } from '../../core/requests/index.ts'
import type { DrawnImage } from '../images/draw-svg.ts'
import type { ImageFailure } from '../images/index.ts'
import { evidenceFailures, Unreadable, type EvidenceFailure } from './failures.ts'
import { readFile, type ReadFile } from './read-file.ts'
import { readOldLetter } from './read-old-letter.ts'
import type { OldLetter } from './old-letter.ts'

/** What the thread is asked, once: to read a file as evidence, or as a letter of another program, or to draw an SVG drawing. */
export type ReadQuestion = { readonly bytes: Uint8Array; readonly as: 'evidence' | 'letter' | 'drawing' }

/** What the thread says, once: the file as it was read, or why not. */
export type ReadAnswer =
  | { readonly read: ReadFile }
  | { readonly letter: OldLetter }
  | { readonly drawing: Result<DrawnImage, ImageFailure> }
  | { readonly failure: EvidenceFailure }

async function answer({ bytes, as }: ReadQuestion): Promise<ReadAnswer> {
  try {
    if (as === 'drawing') return { drawing: await draw(bytes) }
    return as === 'letter' ? { letter: await readOldLetter(bytes) } : { read: await readFile(bytes) }
  } catch (error) {
    // A reader that stumbles over a file has met a damaged one; what it says of it is not for a person.
    return { failure: error instanceof Unreadable ? error.failure : evidenceFailures.damaged }
  }
}

/** The engine is loaded with the first drawing alone. */
async function draw(bytes: Uint8Array): Promise<Result<DrawnImage, ImageFailure>> {
  const { drawSvg } = await import('../images/draw-svg.ts')
  return drawSvg(bytes)
}

parentPort?.once('message', (question: ReadQuestion) => {
  void answer(question).then((said) => parentPort?.postMessage(said))
})
