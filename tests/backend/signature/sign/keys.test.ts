import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readP12, readPem } from '../../../../backend/signature/index.ts'
import { Authority, openssl } from '../authority/index.ts'

const password = 'grüner Tee & "Zucker"'

let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
})
afterAll(() => authority[Symbol.asyncDispose]())

describe('a PKCS #12 file', () => {
  test.each(['new', 'old', 'triple'] as const)('in %s encryption gives its key, certificate and chain', async (encryption) => {
    const leaf = authority.leaf('p-256')
    const read = readP12(readFileSync(authority.p12(leaf, password, encryption)), password)
    if (!read.ok) throw new Error(read.error.message)
    const data = Buffer.from('what is signed')
    const signature = await read.value.signer.sign(data, { kind: 'ecdsa', hash: 'sha256' })
    writeFileSync(join(authority.folder, 'data'), data)
    writeFileSync(join(authority.folder, 'signature'), signature.ok ? signature.value : '')
    openssl(authority.folder, 'x509', '-in', leaf.certificate, '-pubkey', '-noout', '-out', 'public.pem')
    const said = openssl(authority.folder, 'dgst', '-sha256', '-verify', 'public.pem', '-signature', 'signature', 'data')
    expect([said, read.value.chain.map(({ subject }) => /CN=(.*)/u.exec(subject)?.[1])]).toEqual([
      'Verified OK\n',
      ['Chancery test intermediate'],
    ])
  })

  test.each(['new', 'old', 'triple'] as const)('in %s encryption stays shut under another password, and nobody hears it', (encryption) => {
    const bytes = readFileSync(authority.p12(authority.leaf('p-256'), password, encryption))
    const read = readP12(bytes, 'another secret')
    expect(read).toMatchObject({ ok: false, error: { code: 'password-wrong' } })
    expect(JSON.stringify(read)).not.toContain('another secret')
  })

  test('with one byte changed is refused, wherever it was changed', () => {
    const bytes = readFileSync(authority.p12(authority.leaf('p-256'), password))
    const opened = Array.from({ length: 60 }, (_, index) => {
      const spoilt = Buffer.from(bytes)
      const at = Math.floor(((bytes.length - 1) * index) / 59)
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x55
      return readP12(spoilt, password).ok
    })
    expect(opened).not.toContain(true)
  })

  test.each([
    ['nothing', ''],
    ['a letter', 'Dear partner'],
  ])('that is %s is said to be none', (_, content) => {
    expect(readP12(Buffer.from(content), password)).toMatchObject({ ok: false, error: { code: 'key-unreadable' } })
  })
})

describe('a PEM file', () => {
  test.each(['rsa-2048', 'p-384'] as const)('with a key of %s and its chain is read', (kind) => {
    const leaf = authority.leaf(kind)
    const read = readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), '')
    expect(read.ok && [read.value.keyKind, read.value.chain.length]).toEqual([kind.startsWith('rsa') ? 'rsa' : 'ec', 1])
  })

  test('with an encrypted key opens with its password alone', () => {
    const leaf = authority.leaf('p-256')
    writeFileSync(join(authority.folder, 'password'), password)
    openssl(authority.folder, 'pkcs8', '-topk8', '-in', leaf.key, '-out', 'locked.pem', '-passout', 'file:password')
    const text = readFileSync(join(authority.folder, 'locked.pem'), 'utf8') + readFileSync(leaf.chain, 'utf8')
    expect([readPem(text, password).ok, readPem(text, 'another')]).toMatchObject([true, { error: { code: 'password-wrong' } }])
  })

  test('whose certificate belongs to another key is refused', () => {
    const text = readFileSync(authority.leaf('p-256').key, 'utf8') + readFileSync(authority.leaf('p-384').chain, 'utf8')
    expect(readPem(text, '')).toMatchObject({ ok: false, error: { code: 'certificate-missing' } })
  })
})
