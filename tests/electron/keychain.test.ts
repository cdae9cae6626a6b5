import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemKeychain } from '../../electron/main/keychain.ts'
import { safeStorage } from './fake-electron.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

const { platform } = process
const on = (name: NodeJS.Platform): void => void Object.defineProperty(process, 'platform', { value: name })

beforeEach(() => {
  safeStorage.isAvailable = true
  safeStorage.backend = 'gnome_libsecret'
  on('linux')
})
afterEach(() => on(platform))

test('a secret that was sealed is given back, and does not lie open in what is kept', async () => {
  const sealed = await systemKeychain.sealSecret('seven quiet harbour lamps')
  if (!sealed.ok) throw new Error('not sealed')
  expect(Buffer.from(sealed.value).toString('latin1')).not.toContain('harbour')
  expect(await systemKeychain.unsealSecret(sealed.value)).toEqual({ ok: true, value: 'seven quiet harbour lamps' })
})

test('a keychain of the desktop is offered', async () => {
  expect(await systemKeychain.whyNoKeychain()).toEqual({ ok: true, value: undefined })
})

test.each([
  ['on Linux where secrets would lie in the open', 'linux', 'basic_text', true, 'no keychain that Chancery can use'],
  ['on Linux where it is not known where they would lie', 'linux', 'unknown', true, 'no keychain that Chancery can use'],
  ['where the system has none at hand', 'darwin', 'basic_text', false, 'cannot be used'],
  ['on Windows without encryption', 'win32', 'unknown', false, 'cannot be used'],
] as const)('no keychain is offered %s, and a sentence says why', async (_, system, backend, isAvailable, words) => {
  on(system)
  Object.assign(safeStorage, { backend, isAvailable })
  expect(await systemKeychain.whyNoKeychain()).toEqual({ ok: true, value: expect.stringContaining(words) as string })
})

test('a keychain that is offered on macOS and Windows is asked for no backend, which they do not have', async () => {
  on('darwin')
  safeStorage.backend = 'unknown'
  expect(await systemKeychain.whyNoKeychain()).toEqual({ ok: true, value: undefined })
})

test('nothing of what a keychain throws is passed on', async () => {
  const refusal = await systemKeychain.unsealSecret(Buffer.from('sealed elsewhere'))
  expect([refusal.ok ? '' : refusal.error.code, JSON.stringify(refusal).includes('elsewhere')]).toEqual(['keychain-refused', false])
})
