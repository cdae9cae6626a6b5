import { dataFolderOf, thisMachine } from '../backend/places/index.ts'
import { openStore, outsideHere, type Store } from '../backend/store/index.ts'
import type { Result } from '../core/requests/index.ts'
import { fromCaller } from './caller.ts'

/** The option of commands that work in a store. */
export interface DataOption {
  readonly data?: string
}

export function dataFolderFrom({ data }: DataOption): string {
  return data === undefined ? dataFolderOf(thisMachine()) : fromCaller(data)
}

/** Opens the store in the data folder, beside a window that may have it open; a folder that is not there is made. */
export function openData(options: DataOption): Promise<Result<Store>> {
  return openStore(dataFolderFrom(options), outsideHere())
}

/** Opens the store for one piece of work, and closes it again. */
export async function withStore<Value>(options: DataOption, action: (store: Store) => Promise<Result<Value>>): Promise<Result<Value>> {
  const store = await openData(options)
  if (!store.ok) return store
  const outcome = await action(store.value)
  await store.value.close()
  return outcome
}
