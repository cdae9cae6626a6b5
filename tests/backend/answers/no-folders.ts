import type { HostServices } from '../../../backend/answers/index.ts'
import { startTokenProgram, TokenPrograms } from '../../../backend/tokens/index.ts'
import { fail, succeed } from '../../../core/requests/index.ts'

/** A host whose person chooses no folder and no library of tokens, that speaks with tokens under Node, and whose system has no keychain. */
export const noFolders: Pick<
  HostServices,
  'askToken' | 'chooseFolder' | 'placeForFolder' | 'chooseTokenLibrary' | 'tokenLibraries' | 'whyNoKeychain' | 'sealSecret' | 'unsealSecret'
> = {
  askToken: new TokenPrograms(startTokenProgram).ask,
  chooseFolder: () => Promise.resolve(succeed(undefined)),
  chooseTokenLibrary: () => Promise.resolve(succeed(undefined)),
  tokenLibraries: [],
  whyNoKeychain: () => Promise.resolve(succeed('There is no keychain.')),
  sealSecret: () => Promise.resolve(fail({ code: 'no-keychain', message: 'There is no keychain.' })),
  unsealSecret: () => Promise.resolve(fail({ code: 'no-keychain', message: 'There is no keychain.' })),
  placeForFolder: () => Promise.resolve(succeed(undefined)),
}
