import { Desk, House } from '../people/index.ts'
import { outsideHere, type Store } from '../store/index.ts'

/** What opens and locks keys, and what keeps the people of the house. */
export interface KeyKeeping {
  readonly desk: Desk
  readonly house: House
}

/**
 * Milliseconds that never go back. The one clock stands still while a computer sleeps, the other may be set back, so each
 * step is the longer of the two.
 */
function forwardClock(): () => number {
  let [monotonic, wall, sum] = [performance.now(), Date.now(), 0]
  return () => {
    const [monotonicNow, wallNow] = [performance.now(), Date.now()]
    sum += Math.max(monotonicNow - monotonic, wallNow - wall)
    monotonic = monotonicNow
    wall = wallNow
    return sum
  }
}

/** Keys under this machine's clock. */
export function keyKeepingHere(store: Store): KeyKeeping {
  return { desk: new Desk(store, forwardClock()), house: new House(store.people, outsideHere()) }
}
