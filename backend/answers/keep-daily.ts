import type { Backups } from '../store/index.ts'

/** How often it is looked whether a new day has begun, in milliseconds. */
const hour = 3_600_000

/** How long after its start the window has the disk for itself, in milliseconds. */
const afterStart = 5000

/** Sees to it that there is a backup of each day on which the window is open. It never keeps the window waiting. */
export function keepDaily(backups: Pick<Backups, 'makeDaily'>): { end(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  // Why one could not be made is kept beside the backups, where the window asks for it.
  const make = (): void => {
    running = running.then(() => backups.makeDaily())
  }
  const first = setTimeout(make, afterStart).unref()
  const others = setInterval(make, hour).unref()
  return {
    async end() {
      clearTimeout(first)
      clearInterval(others)
      await running
    },
  }
}
