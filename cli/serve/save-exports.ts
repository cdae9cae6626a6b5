import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { ExportedFiles } from '../../backend/export/exported-files.ts'
import type { HostDeeds } from '../../backend/workers/index.ts'
import { startTokenProgram, TokenPrograms } from '../../backend/tokens/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/result.ts'

/** The file manager's command that opens a folder. */
function opener(): string {
  if (process.platform === 'win32') return 'explorer'
  return process.platform === 'darwin' ? 'open' : 'xdg-open'
}

function openFolder(folder: string): Promise<Result<void>> {
  return new Promise((resolve) => {
    const shown = spawn(opener(), [folder], { stdio: 'ignore', detached: true })
    shown.on('error', () => {
      resolve(fail({ code: 'no-file-manager', message: `The folder could not be opened. The file is in ${folder}.` }))
    })
    shown.on('spawn', () => {
      shown.unref()
      resolve(succeed(undefined))
    })
  })
}

const noDialog: Failure = {
  code: 'no-dialog',
  message: 'This window is in a browser, which asks for folders itself.',
  remedy: 'Choose the folder in the browser.',
}

const keychainMissing: Failure = {
  code: 'no-keychain',
  message: 'This window is in a browser, which has no keychain.',
  remedy: 'Type the password, or use the desktop program.',
}

/** Passwords are remembered by the desktop program alone: a command that is started has no keychain of the person's own. */
const noKeychain: Pick<HostDeeds, 'whyNoKeychain' | 'sealSecret' | 'unsealSecret'> = {
  whyNoKeychain: () => Promise.resolve(succeed('Passwords are remembered by the desktop program only, in the keychain of the system.')),
  sealSecret: () => Promise.resolve(fail(keychainMissing)),
  unsealSecret: () => Promise.resolve(fail(keychainMissing)),
}

const noLibraryDialog: Failure = {
  code: 'no-dialog',
  message: 'This window is in a browser, which tells no program where a file lies.',
  remedy: 'Start Chancery with "serve --pkcs11 LIBRARY", or use the desktop program.',
}

/** A browser's page has no dialog of the host to ask in: exports go to one folder, under names that are free there. */
export function exportsTo(folder: string): HostDeeds {
  const exported = new ExportedFiles()
  return {
    saveFiles: (files) => exported.saveInto(folder, files),
    chooseFolder: () => Promise.resolve(fail(noDialog)),
    placeForFolder: (name) => Promise.resolve(succeed(exported.placeFor(folder, name))),
    chooseTokenLibrary: () => Promise.resolve(fail(noLibraryDialog)),
    askToken: new TokenPrograms(startTokenProgram).ask,
    ...noKeychain,
    async reveal(handle) {
      const path = exported.pathOf(handle)
      return path.ok ? openFolder(dirname(path.value)) : path
    },
  }
}
