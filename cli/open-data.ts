import { dataFolderOf, thisMachine } from '../backend/places/index.ts'
import { isDataFolder, openStore, outsideHere, type Store } from '../backend/store/index.ts'
import { fail, type Result } from '../core/requests/index.ts'
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

/** The same, for commands that say what is kept: of a folder without letters they would say that nothing is wrong with it. */
export async function openDataThere(options: DataOption): Promise<Result<Store>> {
  const folder = dataFolderFrom(options)
  if (isDataFolder(folder)) return openData(options)
  return fail({
    code: 'no-data',
    message: `There are no letters in ${folder}.`,
    remedy: 'Check the folder that --data names. A new one is begun by opening the window.',
  })
}

/** Opens the store for one piece of work, and closes it again. */
export function withStore<Value>(options: DataOption, action: (store: Store) => Promise<Result<Value>>): Promise<Result<Value>> {
  return withOpened(openData(options), action)
}

/** The same, only where there is a store already. */
export function withStoreThere<Value>(options: DataOption, action: (store: Store) => Promise<Result<Value>>): Promise<Result<Value>> {
  return withOpened(openDataThere(options), action)
}

async function withOpened<Value>(
  opening: Promise<Result<Store>>,
  action: (store: Store) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const store = await opening
  if (!store.ok) return store
  const outcome = await action(store.value)
  await store.value.close()
  return outcome
}
