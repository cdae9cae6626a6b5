import { createHash, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { author, reviewer } from '../../core/review/house.ts'
import { codeOf, must } from '../store/stores.ts'
import { password, SigningSitting } from './signing-sitting.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const signing = new SigningSitting()
const { ask, released, wish, added } = signing

describe('a certificate', () => {
  test('for trying out says so in its name, and is of whoever made it alone', async () => {
    expect([signing.trying.kind, signing.trying.isTest, signing.trying.name]).toEqual(['test', true, 'Ada Author (test certificate)'])
    signing.sitting.sits(reviewer)
    expect(must(await ask('signing.certificates', {})).certificates).toEqual([])
    expect(codeOf(await ask('signing.check', { id: signing.trying.id, asks: false }))).toBe('certificate-unknown')
  })

  test('from a file is kept with the file as it came, and nothing of its key comes back', async () => {
    const path = signing.authority.p12(signing.authority.leaf('p-256'), password)
    const certificate = await added(path)
    const kept = must(await signing.store.signing.certificate(certificate.id, author.person.id))
    expect(kept.key.kind === 'file' && sha256(kept.key.file)).toBe(sha256(readFileSync(path)))
    expect(certificate).toMatchObject({
      kind: 'file',
      name: 'A. Person',
      issuer: 'Chancery test intermediate',
      keyKind: 'P-256',
      isTest: false,
    })
    must(await ask('signing.removeCertificate', { id: certificate.id }))
  })

  test('is refused under a wrong password, which nobody hears of', async () => {
    const bytes = readFileSync(signing.authority.p12(signing.authority.leaf('p-256'), password)).toString('base64')
    const refused = await ask('signing.addCertificate', { name: 'key.p12', bytes, password: 'another secret' })
    expect([codeOf(refused), JSON.stringify(refused).includes('another secret')]).toEqual(['password-wrong', false])
  })

  test('whose key has no password is refused', async () => {
    const { key, chain } = signing.authority.leaf('p-384')
    const bytes = Buffer.concat([readFileSync(key), readFileSync(chain)]).toString('base64')
    expect(codeOf(await ask('signing.addCertificate', { name: 'key.pem', bytes, password }))).toBe('key-unlocked')
  })

  test('whose file holds another key beside it that has no password is refused', async () => {
    const open = readFileSync(signing.authority.leaf('p-256').key)
    const kept = readFileSync(signing.authority.leaf('p-384').key)
    const sealed = createPrivateKey(kept).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: password })
    const bytes = Buffer.concat([Buffer.from(sealed), readFileSync(signing.authority.leaf('p-384').chain), open]).toString('base64')
    expect(codeOf(await ask('signing.addCertificate', { name: 'key.pem', bytes, password }))).toBe('key-unlocked')
  })

  test('whose key lies in the clear within a file that has a password is refused', async () => {
    const path = signing.authority.p12(signing.authority.leaf('p-384'), password, 'open')
    const bytes = readFileSync(path).toString('base64')
    expect(codeOf(await ask('signing.addCertificate', { name: 'key.p12', bytes, password }))).toBe('key-unlocked')
  })

  test('that is there already is refused', async () => {
    const path = signing.authority.p12(signing.authority.leaf('p-521'), password)
    const { id } = await added(path)
    const again = await ask('signing.addCertificate', { name: 'key.p12', bytes: readFileSync(path).toString('base64'), password })
    must(await ask('signing.removeCertificate', { id }))
    expect(codeOf(again)).toBe('certificate-exists')
  })

  test('that was removed leaves nothing of its key in the store', async () => {
    const { id } = await added(signing.authority.p12(signing.authority.leaf('p-521'), password))
    must(await ask('signing.removeCertificate', { id }))
    expect(codeOf(await signing.store.signing.certificate(id, author.person.id))).toBe('certificate-unknown')
  })

  test('that has ended is an error before anything is signed', async () => {
    const { id } = await added(signing.authority.p12(signing.authority.leaf('p-256', { fault: 'expired' }), password))
    const { findings } = must(await ask('signing.check', { id, asks: false }))
    const refused = await ask('signing.sign', wish(await released(), { certificate: id }))
    expect([findings[0]?.severity, findings[0]?.code, codeOf(refused)]).toEqual(['error', 'certificate-expired', 'certificate-expired'])
  })

  test('of another name than the signatory of a letter is a warning with both names, also over many letters', async () => {
    const [one, other] = [await released(), await released()]
    const warnings = async (id: string, releases: string[]): Promise<string[]> =>
      must(await ask('signing.check', { id, asks: false, releases })).findings.flatMap(({ code, severity, message }) =>
        code === 'certificate-other-name' && severity === 'warning' ? [message] : [],
      )
    // The letters are to be signed by Helen Marsh.
    const { id } = await added(signing.authority.p12(signing.authority.leaf('p-256', { commonName: 'Dr H. Marsh' }), password))
    const fits = await warnings(id, [one, other])
    must(await ask('signing.removeCertificate', { id }))
    expect([
      fits,
      await warnings(signing.trying.id, []),
      await warnings(signing.trying.id, [one]),
      await warnings(signing.trying.id, [one, other]),
    ]).toEqual([
      [],
      [],
      ['The certificate is of “Ada Author (test certificate)”, and the signatory of the letter is “Helen Marsh”.'],
      ['The certificate is of “Ada Author (test certificate)”, and 2 of the 2 letters have another signatory, such as “Helen Marsh”.'],
    ])
  })

  test('that was revoked is found out when its issuer is asked, and nobody is asked otherwise', async () => {
    const { id } = await added(signing.authority.p12(signing.authority.leaf('p-256', { fault: 'revoked' }), password))
    const asked = signing.authority.server.asked.length
    const quiet = must(await ask('signing.check', { id, asks: false })).findings
    expect([quiet.map(({ code }) => code), signing.authority.server.asked.length]).toEqual([[], asked])
    expect(must(await ask('signing.check', { id, asks: true })).findings.map(({ code }) => code)).toContain('certificate-revoked')
  })
})
