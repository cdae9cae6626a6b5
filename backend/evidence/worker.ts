import { parentPort } from 'node:worker_threads'
import { evidenceFailures, Unreadable, type EvidenceFailure } from './failures.ts'
import { readFile, type ReadFile } from './read-file.ts'

/** What the thread says, once: the file as it was read, or why not. */
export type ReadAnswer = { readonly read: ReadFile } | { readonly failure: EvidenceFailure }

async function answer(bytes: Uint8Array): Promise<ReadAnswer> {
  try {
    return { read: await readFile(bytes) }
  } catch (error) {
    // A reader that stumbles over a file has met a damaged one; what it says of it is not for a person.
    return { failure: error instanceof Unreadable ? error.failure : evidenceFailures.damaged }
  }
}

parentPort?.once('message', (bytes: Uint8Array) => {
  void answer(bytes).then((said) => parentPort?.postMessage(said))
})
