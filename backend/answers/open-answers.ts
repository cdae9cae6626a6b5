import { succeed, type Ask, type Result } from '../../core/requests/index.ts'
import { createLayout } from '../layout/index.ts'
import { dayHere } from '../places/index.ts'
import { openStore, outsideHere } from '../store/index.ts'
import type { HostServices } from './answers.ts'
import { createAnswers } from './create-answers.ts'
import { keyKeepingHere } from './key-keeping.ts'
import { keepDaily } from './keep-daily.ts'
import { libraryOfStore } from './library-of-store.ts'
import { settleReviews } from './settle-reviews.ts'

export interface AnswersOptions {
  readonly dataFolder: string
  readonly libraryFolders: readonly string[]
  readonly host: HostServices
  /** Hears of faults that are ours. */
  report(error: unknown): void
}

export interface OpenAnswers {
  readonly ask: Ask
  /** Ends the layout engine and closes the store. */
  close(): Promise<void>
}

/** Everything behind a window, opened on this machine's disk and clock. Fails where the store cannot be opened. */
export async function openAnswers({ dataFolder, libraryFolders, host, report }: AnswersOptions): Promise<Result<OpenAnswers>> {
  const opened = await openStore(dataFolder, outsideHere(), 'window')
  if (!opened.ok) return opened
  const store = opened.value
  const opening = await libraryOfStore(libraryFolders, store, () => performance.now())
  if (!opening.ok) {
    await store.close()
    return opening
  }
  const library = opening.value
  const layout = createLayout()
  const keys = keyKeepingHere(store)
  const { desk } = keys
  await desk.lookAgain()
  const ask = createAnswers({ store, library, layout, host, session: desk }, report, keys)
  // A desk that nobody asks anything of would keep its key in memory.
  const leaving = setInterval(() => desk.actor(), 30_000)
  leaving.unref()
  const daily = keepDaily(store.backups)
  const settling = settleReviews(store.reviews, todayHere)
  return succeed({
    ask,
    async close() {
      clearInterval(leaving)
      desk.lock()
      await layout.close()
      await daily.end()
      await settling.end()
      await store.close()
    },
  })
}

/** The day it is on this machine. */
export function todayHere(): string {
  return dayHere(new Date())
}
