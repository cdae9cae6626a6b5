export { openStore } from './open-store.ts'
export { Store, type StoredLetter, type StoreOutside } from './store.ts'
export type { StoreFailure } from './failures.ts'
export { uuidV7 } from './uuid.ts'
