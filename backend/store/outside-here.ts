import { randomBytes } from 'node:crypto'
import type { StoreOutside } from './connection.ts'
import { uuidV7 } from './uuid.ts'

/** This machine's clock and chance, for a store that is no test's. */
export function outsideHere(): StoreOutside {
  return { now: () => new Date().toISOString(), newId: (at) => uuidV7(Date.parse(at), randomBytes(10)) }
}
