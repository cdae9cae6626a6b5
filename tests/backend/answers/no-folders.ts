import type { HostServices } from '../../../backend/answers/index.ts'
import { succeed } from '../../../core/requests/index.ts'

/** A host whose person chooses no folder and no library of tokens. */
export const noFolders: Pick<HostServices, 'chooseFolder' | 'placeForFolder' | 'chooseTokenLibrary' | 'tokenLibraries'> = {
  chooseFolder: () => Promise.resolve(succeed(undefined)),
  chooseTokenLibrary: () => Promise.resolve(succeed(undefined)),
  tokenLibraries: [],
  placeForFolder: () => Promise.resolve(succeed(undefined)),
}
