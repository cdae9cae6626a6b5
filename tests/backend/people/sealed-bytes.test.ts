import { createDecipheriv, scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { openSealed, sealBytes, type SealedBytes } from '../../../backend/people/sealed-bytes.ts'

const [secret, passphrase, owner] = [new Uint8Array(32).fill(7), 'seven quiet harbour lamps', 'a public key']
const sealed: SealedBytes = await sealBytes(secret, passphrase, owner)
const other = (hex: string): string => `${hex.startsWith('0') ? '1' : '0'}${hex.slice(1)}`

test('what is sealed opens under its passphrase', async () => {
  expect(await openSealed(sealed, passphrase, owner)).toEqual(Buffer.from(secret))
})
test('a passphrase opens however its accents are composed', async () => {
  const accented = await sealBytes(secret, 'sieben stille H\u00E4fen', owner)
  expect(await openSealed(accented, 'sieben stille Ha\u0308fen', owner)).toEqual(Buffer.from(secret))
})
test('another passphrase does not open it', async () => {
  expect(await openSealed(sealed, `${passphrase}s`, owner)).toBeUndefined()
})
test.each(['bytes', 'tag', 'nonce', 'salt'] as const)('it does not open with an altered %s', async (part) => {
  expect(await openSealed({ ...sealed, [part]: other(sealed[part]) }, passphrase, owner)).toBeUndefined()
})
test('it does not open as the key of somebody else', async () => {
  expect(await openSealed(sealed, passphrase, 'another public key')).toBeUndefined()
})
test('the same secret is sealed differently each time', async () => {
  const again = await sealBytes(secret, passphrase, owner)
  expect([again.salt === sealed.salt, again.nonce === sealed.nonce, again.bytes === sealed.bytes]).toEqual([false, false, false])
})
test('the key is made by scrypt at the cost that OWASP asks for, and the secret sealed by AES-256-GCM', () => {
  const bytesOf = (part: 'salt' | 'nonce' | 'tag' | 'bytes'): Buffer => Buffer.from(sealed[part], 'hex')
  const key = scryptSync(passphrase, bytesOf('salt'), 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 })
  const decipher = createDecipheriv('aes-256-gcm', key, bytesOf('nonce')).setAAD(Buffer.from(owner)).setAuthTag(bytesOf('tag'))
  expect(Buffer.concat([decipher.update(bytesOf('bytes')), decipher.final()])).toEqual(Buffer.from(secret))
})
