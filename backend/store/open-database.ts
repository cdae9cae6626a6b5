import { DatabaseSync } from 'node:sqlite'

/** How long a statement waits for another program that writes, in milliseconds. */
const waitsFor = 3000

/**
 * Opens the file of a store as the program writes to it; makes an empty one where there is none.
 * @throws what SQLite says of a file that it cannot read.
 */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: waitsFor })
  try {
    // WAL lets a reader read while a writer writes; FULL makes a save that returned survive a power cut.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma trusted_schema = off')
    // Without it a deleted name stays readable in the file until something happens to be written over it.
    database.exec('pragma secure_delete = on')
  } catch (error) {
    database.close()
    throw error
  }
  return database
}
