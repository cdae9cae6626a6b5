import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Authority, openssl } from './index.ts'

let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
})
afterAll(() => authority[Symbol.asyncDispose]())

function verified(certificate: string): string {
  return openssl(authority.folder, 'verify', '-CAfile', authority.root, '-untrusted', authority.intermediate, certificate)
}

test.each(['rsa-2048', 'p-256', 'p-384', 'p-521'] as const)('a leaf with a key of %s leads up to the root', (kind) => {
  expect(verified(authority.leaf(kind).certificate)).toMatch(/: OK\n$/u)
})

test.each(['expired', 'not-yet-valid', 'self-signed'] as const)('a leaf that is %s is refused by openssl', (fault) => {
  expect(() => verified(authority.leaf('p-256', { fault }).certificate)).toThrow(/verif/iu)
})

test('the responder and the list say which leaf was revoked', async () => {
  const leafs = [authority.leaf('p-256'), authority.leaf('p-256', { fault: 'revoked' })]
  const said: string[] = []
  for (const { certificate } of leafs) {
    openssl(authority.folder, 'ocsp', '-issuer', 'intermediate.pem', '-cert', certificate, '-reqout', 'asked.der', '-no_nonce')
    const answer = await posted('/ocsp', 'asked.der')
    writeFileSync(join(authority.folder, 'answered.der'), answer)
    const trust = ['-CAfile', 'root.pem', '-issuer', 'intermediate.pem', '-cert', certificate]
    said.push(/: (good|revoked)/u.exec(openssl(authority.folder, 'ocsp', '-respin', 'answered.der', ...trust))?.[1] ?? 'nothing')
  }
  const list = openssl(authority.folder, 'crl', '-in', 'intermediate.crl.pem', '-noout', '-text')
  expect([said, list.match(/Serial Number/gu)?.length]).toEqual([['good', 'revoked'], 1])
})

test('the timestamp authority stamps a digest', async () => {
  writeFileSync(join(authority.folder, 'words.txt'), 'some words')
  openssl(authority.folder, 'ts', '-query', '-data', 'words.txt', '-sha256', '-cert', '-out', 'query.tsq')
  writeFileSync(join(authority.folder, 'reply.tsr'), await posted('/tsa', 'query.tsq'))
  const trust = ['-CAfile', 'root.pem', '-untrusted', 'intermediate.pem']
  expect(openssl(authority.folder, 'ts', '-verify', '-in', 'reply.tsr', '-queryfile', 'query.tsq', ...trust)).toMatch(/OK/u)
})

async function posted(path: string, file: string): Promise<Buffer> {
  const response = await fetch(authority.server.address + path, { method: 'POST', body: readFileSync(join(authority.folder, file)) })
  return Buffer.from(await response.arrayBuffer())
}
