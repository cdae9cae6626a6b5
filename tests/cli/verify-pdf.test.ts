import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPem, signLetter } from '../../backend/signature/index.ts'
import { Authority } from '../backend/signature/authority/index.ts'
import { chancery, example, folder } from './chancery.ts'

test('a signed letter is rebuilt, its signature is sound until one byte is another, and no verdict is given yet', async () => {
  using here = folder()
  await using authority = await Authority.start()
  await chancery(here.path, 'build', example, '--out', '.', '--format', 'pdf')
  const path = join(here.path, 'partner-letter.pdf')
  const leaf = authority.leaf('p-256')
  const identity = readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), '')
  if (!identity.ok) throw new Error(identity.error.message)
  const signed = await signLetter(readFileSync(path), identity.value, { at: new Date(), level: 'B-B', authorities: [] })
  if (!signed.ok) throw new Error(signed.error.message)
  writeFileSync(path, signed.value.bytes)
  const sound = await chancery(here.path, 'verify', 'partner-letter.pdf')
  expect([sound.status, sound.stdout]).toEqual([
    1,
    expect.stringMatching(/begins, byte for byte[^]*A\. Person: sound, covers the whole file/u),
  ])
  const flipped = Buffer.from(signed.value.bytes)
  flipped[2000] = (flipped[2000] ?? 0) ^ 1
  writeFileSync(path, flipped)
  const broken = await chancery(here.path, 'verify', 'partner-letter.pdf')
  expect([broken.status, broken.stdout]).toEqual([1, expect.stringMatching(/BROKEN: What was signed was changed/u)])
})

test.each([
  ['nothing at all', ''],
  ['a beginning alone', '%PDF-1.7\n'],
  ['tables of objects in a circle', '%PDF-1.7\nxref\n0 0\ntrailer\n<< /Prev 9 >>\nstartxref\n9\n%%EOF\n'],
  ['an object too deep', `%PDF-1.7\nxref\n0 0\ntrailer\n<< /A ${'['.repeat(100_000)} >>\nstartxref\n9\n%%EOF\n`],
  ['an encrypted file', '%PDF-1.7\nxref\n0 0\ntrailer\n<< /Encrypt 1 0 R >>\nstartxref\n9\n%%EOF\n'],
])('a PDF that is %s is refused in a sentence', async (_, content) => {
  using here = folder()
  writeFileSync(join(here.path, 'letter.pdf'), content)
  const { status, stderr } = await chancery(here.path, 'verify', 'letter.pdf')
  expect([status, stderr.trim().split('\n').length]).toEqual([1, 1])
  expect(stderr).not.toMatch(/^\s+at |should not have/mu)
})
