import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/**
 * Looks through a copy of a store that nobody uses, and makes it one file. In a thread of its own: a large store takes a
 * second, in which the window goes on.
 */
export async function isSoundCopy(path: string): Promise<boolean> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: path })
  const [isSound]: unknown[] = await once(worker, 'message')
  return isSound === true
}
