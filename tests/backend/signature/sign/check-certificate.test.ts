import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCertificate } from '../../../../backend/signature/index.ts'
import { identityFrom } from '../attacks/signed-files.ts'
import { Authority, type KeyKind, type LeafOptions } from '../authority/index.ts'

const day = 24 * 3600 * 1000

let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
})
afterAll(() => authority[Symbol.asyncDispose]())

function found(options: LeafOptions = {}, kind: KeyKind = 'p-256', inDays = 0): string[] {
  const identity = identityFrom(authority, kind, options)
  return checkCertificate(identity, new Date(Date.now() + inDays * day)).map(({ severity, code }) => `${severity} ${code}`)
}

test('nothing is said of a certificate that is in order', () => {
  expect(found()).toEqual([])
})

test.each<[string, LeafOptions, KeyKind, number, string[]]>([
  ['has ended', { fault: 'expired' }, 'p-256', 0, ['error certificate-expired']],
  ['is not valid yet', { fault: 'not-yet-valid' }, 'p-256', 0, ['error certificate-not-yet-valid']],
  ['ends within a month', {}, 'p-256', 350, ['warning certificate-ends-soon']],
  ['is for another use', { fault: 'wrong-usage' }, 'p-256', 0, ['error certificate-usage']],
  ['has a key of 1024 bits', {}, 'rsa-1024', 0, ['error key-weak']],
  ['is signed by itself', { fault: 'self-signed' }, 'p-256', 0, ['warning certificate-self-signed']],
])('it is said of a certificate that it %s', (_, options, kind, inDays, said) => {
  expect(found(options, kind, inDays)).toEqual(said)
})

test('a certificate of an authority signs nothing', () => {
  const certificate = new X509Certificate(readFileSync(authority.intermediate))
  const chain = [new X509Certificate(readFileSync(authority.root))]
  expect(checkCertificate({ certificate, chain }, new Date()).map(({ code }) => code)).toEqual(['certificate-usage'])
})

test('a certificate that comes without its issuer’s is a warning', () => {
  const { certificate } = identityFrom(authority)
  expect(checkCertificate({ certificate, chain: [] }, new Date())).toMatchObject([{ severity: 'warning', code: 'chain-incomplete' }])
})

test('a certificate whose issuer’s has ended signs nothing', () => {
  const { certificate } = identityFrom(authority)
  const chain = identityFrom(authority, 'p-384', { fault: 'expired' })
  expect(checkCertificate({ certificate, chain: [chain.certificate] }, new Date())).toMatchObject([
    { severity: 'error', code: 'chain-expired' },
  ])
})
