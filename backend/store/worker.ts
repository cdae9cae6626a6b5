import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** Looks through a copy of a store, and makes it one file: without a log beside it that could get lost. */
function isSound(path: string): boolean {
  try {
    const database = new DatabaseSync(path)
    try {
      database.exec('pragma synchronous = full; pragma journal_mode = delete')
      return database.prepare('pragma quick_check').get()?.['quick_check'] === 'ok'
    } finally {
      database.close()
    }
  } catch {
    return false
  }
}

parentPort?.postMessage(isSound(String(workerData)))
