import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/**
 * Looks through a copy of a store, and makes it one file: without a log beside it that could get lost. A file of another program
 * and an empty one, which SQLite takes for a database without tables, are no stores.
 */
function isSound(path: string): boolean {
  try {
    const database = new DatabaseSync(path)
    try {
      database.exec('pragma synchronous = full; pragma journal_mode = delete')
      if (database.prepare('select name from kysely_migration limit 1').get() === undefined) return false
      return database.prepare('pragma quick_check').get()?.['quick_check'] === 'ok'
    } finally {
      database.close()
    }
  } catch {
    return false
  }
}

parentPort?.postMessage(isSound(String(workerData)))
