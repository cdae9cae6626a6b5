import { expect, test } from 'vitest'
import { tokenLibrariesOn, tokenLibraryAt } from '../../../backend/places/index.ts'

const at = (...there: string[]) => {
  const slashed = new Set(there)
  return (path: string) => slashed.has(path.replaceAll('\\', '/'))
}

test.each([
  ['linux', '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so', 'OpenSC (smart cards)'],
  ['linux', '/usr/lib64/libeTPkcs11.so', 'SafeNet eToken'],
  ['darwin', '/opt/homebrew/lib/libykcs11.dylib', 'YubiKey'],
  ['win32', 'D:/Programs/Yubico/Yubico PIV Tool/bin/libykcs11.dll', 'YubiKey'],
  ['win32', 'D:/Windows/System32/eTPKCS11.dll', 'SafeNet eToken'],
] as const)('on %s the library at %s is known', (platform, path, name) => {
  const machine = { platform, home: '/home/a', environment: { ProgramFiles: 'D:/Programs', SystemRoot: 'D:/Windows' } }
  expect(tokenLibrariesOn(machine, at(path)).map((library) => library.name)).toEqual([name])
})

test('a library that is there in several folders is known once', () => {
  const machine = { platform: 'linux', home: '/home/a', environment: {} } as const
  const found = tokenLibrariesOn(machine, at('/usr/lib64/libykcs11.so', '/usr/lib/libykcs11.so'))
  expect(found.map(({ path }) => path.replaceAll('\\', '/'))).toEqual(['/usr/lib64/libykcs11.so'])
})

test('a library that somebody names is known by its file', () => {
  expect(tokenLibraryAt('/opt/card/libcard.so')).toEqual({ name: 'libcard.so', path: '/opt/card/libcard.so' })
})
