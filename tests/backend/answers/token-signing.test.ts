import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ask, RequestInput, SigningCertificate, TokenContents } from '../../../core/requests/index.ts'
import { author } from '../../core/review/house.ts'
import { templatesFolder } from '../../templates/starter-library.ts'
import { stockedHouse } from '../release/house.ts'
import { Authority } from '../signature/authority/index.ts'
import { softModule, SoftToken, whyNoToken } from '../../../scripts/soft-token.ts'
import { codeOf, must } from '../store/stores.ts'
import { releasedAt } from './signing-sitting.ts'
import { sittingIn, type Sitting } from './sitting.ts'

if (whyNoToken !== undefined) process.stdout.write(`Skipped: signing released letters with a key on a token (${whyNoToken}).\n`)

describe.skipIf(whyNoToken !== undefined)('a certificate on a token', () => {
  let sitting: Sitting
  let ask: Ask
  let authority: Authority
  let token: SoftToken
  let added: SigningCertificate

  beforeAll(async () => {
    authority = await Authority.start()
    token = new SoftToken()
    const leaf = authority.leaf('p-256')
    token.add('My key', 'a1', leaf, [leaf.certificate, authority.intermediate])
    sitting = await sittingIn(stockedHouse, { libraries: [templatesFolder], tokenLibraries: [softModule] })
    ;({ ask } = sitting)
    sitting.sits(author)
    const [certificate] = (await tokens())[0]?.certificates ?? []
    added = must(await ask('signing.addFromToken', { certificate: certificate?.handle ?? '' }))
  }, 120_000)
  afterAll(async () => {
    await sitting.close()
    token[Symbol.dispose]()
    await authority[Symbol.asyncDispose]()
  })
  beforeEach(() => sitting.sits(author))

  async function tokens(): Promise<TokenContents[]> {
    const { libraries } = must(await ask('signing.tokenLibraries', {}))
    const library = libraries.find(({ name }) => name === 'libsofthsm2.so')
    return must(await ask('signing.tokens', { library: library?.handle ?? '' })).tokens
  }

  const released = (): Promise<string> => releasedAt(sitting)

  const wish = (other: Partial<RequestInput<'signing.signMany'>> = {}) =>
    ({ certificate: added.id, password: token.pin, level: 'B-B', ticket: randomUUID(), ...other }) as const

  test('is seen without its PIN and without a path, and kept by its place alone', async () => {
    const seen = await tokens()
    const shown = JSON.stringify([seen, added, must(await ask('signing.tokenLibraries', {}))])
    const kept = must(await sitting.store.signing.certificate(added.id, author.person.id))
    expect([seen[0]?.label, seen[0]?.certificates[0]?.name, added.kind, added.keyKind]).toEqual([
      'Office token',
      'A. Person',
      'token',
      'P-256',
    ])
    expect([shown.includes('softhsm/'), kept.key]).toEqual([
      false,
      { kind: 'token', place: { module: softModule, token: 'Office token', serial: expect.any(String) as string, id: 'a1' } },
    ])
  })

  test('is not added from what was seen before the tokens were looked at anew', async () => {
    const [before] = await tokens()
    await tokens()
    expect(codeOf(await ask('signing.addFromToken', { certificate: before?.certificates[0]?.handle ?? '' }))).toBe('certificate-unseen')
  })

  test('is seen by whoever looks anew before the look before has ended', async () => {
    const { libraries } = must(await ask('signing.tokenLibraries', {}))
    const library = libraries.find(({ name }) => name === 'libsofthsm2.so')?.handle ?? ''
    const [, last] = await Promise.all([ask('signing.tokens', { library }), ask('signing.tokens', { library })])
    expect(must(last).tokens.map(({ label }) => label)).toEqual(['Office token'])
  })

  test('is shown to nobody while nobody sits here', async () => {
    sitting.leaves()
    expect(codeOf(await ask('signing.tokens', { library: randomUUID() }))).toBe('no-person')
  })

  test('signs a released letter with the PIN, and the file is found sound', async () => {
    const release = await released()
    must(await ask('signing.sign', { ...wish(), release }))
    const { verification } = must(await ask('register.verify', { id: release }))
    expect([verification.verdict, verification.signatures[0]?.signer]).toEqual(['valid', 'A. Person'])
  })

  test('signs many with one PIN', async () => {
    const releases = [await released(), await released(), await released()]
    expect(must(await ask('signing.signMany', { ...wish(), releases })).signed).toEqual(releases)
  })

  test('signs nothing under a wrong PIN, and says that the token counts them', async () => {
    const release = await released()
    const refused = await ask('signing.sign', { ...wish({ password: '000000' }), release })
    must(await ask('signing.sign', { ...wish(), release }))
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'password-wrong', remedy: expect.stringContaining('counts the wrong ones') as string },
    })
    expect(JSON.stringify(refused)).not.toContain('000000')
  })

  test('of which another one is on the token by now signs nothing', async () => {
    const kept = must(await sitting.store.signing.certificate(added.id, author.person.id))
    const { certificate } = authority.leaf('p-384')
    const other = must(
      await sitting.store.signing.addCertificate({ ...kept, certificate: readFileSync(certificate, 'utf8') }, '0'.repeat(64)),
    )
    const refused = await ask('signing.sign', { ...wish({ certificate: other.id }), release: await released() })
    must(await ask('signing.removeCertificate', { id: other.id }))
    expect(codeOf(refused)).toBe('token-changed')
  })

  test('can be used again at once after signing with it was cancelled while an authority was silent', async () => {
    must(await sitting.store.signing.setAuthorities([authority.timestampAddress], author.person.id))
    authority.server.misbehave('/tsa', 'silent')
    const [release, ticket, asked] = [await released(), randomUUID(), authority.server.asked.length]
    const signing = ask('signing.sign', { ...wish({ level: 'B-T', ticket }), release })
    await expect.poll(() => authority.server.asked.length).toBeGreaterThan(asked)
    must(await ask('signing.cancel', { ticket }))
    const again = await ask('signing.sign', { ...wish(), release })
    must(await sitting.store.signing.setAuthorities([], author.person.id))
    expect([codeOf(await signing), again.ok]).toEqual(['cancelled', true])
  })

  test('whose token was taken away says so', async () => {
    const release = await released()
    const away = token.takenAway()
    const refused = codeOf(await ask('signing.sign', { ...wish(), release }))
    away[Symbol.dispose]()
    expect([refused, (await ask('signing.sign', { ...wish(), release })).ok]).toEqual(['token-missing', true])
  })
})
