import type { HostServices } from '../../../backend/answers/index.ts'
import { fail, succeed } from '../../../core/requests/index.ts'

/** A host whose person chooses no folder and no library of tokens, and whose system has no keychain. */
export const noFolders: Pick<
  HostServices,
  'chooseFolder' | 'placeForFolder' | 'chooseTokenLibrary' | 'tokenLibraries' | 'whyNoKeychain' | 'sealSecret' | 'unsealSecret'
> = {
  chooseFolder: () => Promise.resolve(succeed(undefined)),
  chooseTokenLibrary: () => Promise.resolve(succeed(undefined)),
  tokenLibraries: [],
  whyNoKeychain: () => Promise.resolve(succeed('There is no keychain.')),
  sealSecret: () => Promise.resolve(fail({ code: 'no-keychain', message: 'There is no keychain.' })),
  unsealSecret: () => Promise.resolve(fail({ code: 'no-keychain', message: 'There is no keychain.' })),
  placeForFolder: () => Promise.resolve(succeed(undefined)),
}
