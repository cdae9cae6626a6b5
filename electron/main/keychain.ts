import { safeStorage } from 'electron'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { HostDeeds } from '../../backend/workers/index.ts'

const refused: Failure = {
  code: 'keychain-refused',
  message: 'The system’s keychain did not do what was asked of it.',
  remedy: 'Unlock it, or go on without it.',
}

/** Nothing of what the keychain throws is passed on: it may speak of what it was given. */
async function orRefused<Value>(asked: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return succeed(await asked())
  } catch {
    return fail(refused)
  }
}

/** Why no password is remembered here; undefined where the system keeps what opens it. */
async function whyNone(): Promise<string | undefined> {
  // Without a keychain of the desktop Chromium takes a password that everybody knows: no better than in the open.
  const isInTheOpen = process.platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
  if (isInTheOpen)
    return 'Passwords are not remembered: this desktop has no keychain that Chancery can use, such as GNOME Keyring or KWallet.'
  return (await safeStorage.isAsyncEncryptionAvailable())
    ? undefined
    : 'Passwords are not remembered: the system’s keychain cannot be used.'
}

/** Secrets sealed by the keychain of the system, for whoever is logged in to it. */
export const systemKeychain: Pick<HostDeeds, 'whyNoKeychain' | 'sealSecret' | 'unsealSecret'> = {
  whyNoKeychain: () => orRefused(whyNone),
  sealSecret: (secret) => orRefused(async () => Uint8Array.from(await safeStorage.encryptStringAsync(secret))),
  unsealSecret: (sealed) => orRefused(async () => (await safeStorage.decryptStringAsync(Buffer.from(sealed))).result),
}
