import type { HostServices } from '../../../backend/answers/index.ts'
import { succeed } from '../../../core/requests/index.ts'

/** A host whose person chooses no folder. */
export const noFolders: Pick<HostServices, 'chooseFolder' | 'placeForFolder'> = {
  chooseFolder: () => Promise.resolve(succeed(undefined)),
  placeForFolder: () => Promise.resolve(succeed(undefined)),
}
