import { verify, constants, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashes, openToken, tokensAtHand, type TokenPlace } from '../../../../backend/signature/index.ts'
import { must } from '../../store/stores.ts'
import { Authority, type KeyKind } from '../authority/index.ts'
import { softModule, SoftToken, whyNoToken } from '../../../../scripts/soft-token.ts'

if (whyNoToken !== undefined) process.stdout.write(`Skipped: signing with a key on a token (${whyNoToken}).\n`)

const kinds = ['rsa-2048', 'rsa-4096', 'p-256', 'p-384', 'p-521'] as const satisfies readonly KeyKind[]
const data = Buffer.from('what is signed')

test('a module that is none is told without a crash', async () => {
  const opened = await openToken({ module: join(import.meta.dirname, 'token.test.ts'), token: 'a', key: { label: 'b' }, pin: '1' })
  expect(opened).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^(module-unusable|tokens-unavailable)$/u) as string } })
})

describe.skipIf(whyNoToken !== undefined)('a key on a token', () => {
  let authority: Authority
  let token: SoftToken
  beforeAll(async () => {
    authority = await Authority.start()
    token = new SoftToken()
    for (const [index, kind] of kinds.entries()) {
      const leaf = authority.leaf(kind)
      token.add(kind, `0${String(index + 1)}`, leaf, [leaf.certificate, authority.intermediate])
    }
    token.add('alone', '0a', authority.leaf('p-256', { commonName: 'Alone' }), [])
    token.add('mixed', '0b', authority.leaf('p-256', { commonName: 'Mixed' }), [authority.leaf('p-256').certificate])
    token.add('twice', '0c', authority.leaf('p-256'), [])
    token.add('twice', '0d', authority.leaf('p-384'), [])
  })
  afterAll(async () => {
    token[Symbol.dispose]()
    await authority[Symbol.asyncDispose]()
  })

  const place = (key: string, changes: Partial<TokenPlace> = {}): TokenPlace => ({
    module: softModule,
    token: token.label,
    key: { label: key },
    pin: token.pin,
    ...changes,
  })

  test.each(kinds)('of %s signs in every digest, as its certificate proves, and brings its chain', async (kind) => {
    const opened = await openToken(place(kind))
    if (!opened.ok) throw new Error(opened.error.message)
    const { certificate, chain, keyKind, signer } = opened.value
    const schemes = keyKind === 'ec' ? (['ecdsa'] as const) : (['rsa', 'rsa-pss'] as const)
    const proved: boolean[] = []
    for (const scheme of schemes.flatMap((kind) => hashes.map((hash) => ({ kind, hash })))) {
      const signature = await signer.sign(data, scheme)
      const padding = scheme.kind === 'rsa-pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
      const how = { key: certificate.publicKey, ...(keyKind === 'rsa' && { padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }) }
      proved.push(signature.ok && verify(scheme.hash, data, how, signature.value))
    }
    opened.value.close()
    const own = new X509Certificate(readFileSync(authority.leaf(kind).certificate))
    expect([new Set(proved), certificate.raw.equals(own.raw), chain.map(({ subject }) => /CN=(.*)/u.exec(subject)?.[1])]).toEqual([
      new Set([true]),
      true,
      ['Chancery test intermediate'],
    ])
  })

  test.each([
    ['a wrong PIN', { pin: '999999' }, 'password-wrong', 'PIN does not open'],
    ['a PIN of no sense', { pin: '' }, 'password-wrong', 'PIN'],
    ['no PIN', { pin: undefined }, 'password-wrong', '--pin-file'],
    ['another token', { token: 'Home token' }, 'token-missing', 'there are: Office token'],
    ['another key', { key: { label: 'none' } }, 'key-unreadable', 'it has: '],
    ['a key whose name is there twice', { key: { label: 'twice' } }, 'key-unreadable', 'several private keys'],
    ['a key without a certificate', { key: { label: 'alone' } }, 'certificate-missing', 'belongs to the key'],
    ['a module whose place is not whole', { module: 'libsofthsm2.so' }, 'module-unusable', 'cannot be loaded'],
    ['a module of another computer', { module: '//elsewhere/share/module.so' }, 'module-unusable', 'cannot be loaded'],
    ['a key by an ID that is not there', { key: { id: 'ff' } }, 'key-unreadable', 'key of this certificate'],
    ['a serial number of another token', { serial: 'none' }, 'token-missing', 'no token'],
    ['a module that is not there', { module: '/nowhere/module.so' }, 'module-unusable', 'cannot be loaded'],
  ] as const)('with %s is refused, and nobody hears the PIN', async (_, changes, code, words) => {
    const opened = await openToken(place('p-256', changes))
    const said = opened.ok ? '' : `${opened.error.message} ${opened.error.remedy}`
    expect([opened.ok ? '' : opened.error.code, said.includes(words), said.includes('999999')]).toEqual([code, true, false])
  })

  test('beside a certificate of another key signs nothing', async () => {
    const opened = await openToken(place('mixed'))
    if (!opened.ok) throw new Error(opened.error.message)
    const signature = await opened.value.signer.sign(data, { kind: 'ecdsa', hash: 'sha256' })
    opened.value.close()
    expect(signature).toMatchObject({ ok: false, error: { code: 'signer-refused' } })
  })

  test('whose name is that of two tokens is not guessed', async () => {
    token.addToken('Office twin')
    token.addToken('Office twin')
    expect(await openToken(place('p-256', { token: 'Office twin' }))).toMatchObject({ ok: false, error: { code: 'token-missing' } })
  })

  test('is refused where the token is gone between two letters', async () => {
    const opened = await openToken(place('p-256'))
    if (!opened.ok) throw new Error(opened.error.message)
    opened.value.close()
    expect(await opened.value.signer.sign(data, { kind: 'ecdsa', hash: 'sha256' })).toMatchObject({ error: { code: 'signer-refused' } })
  })

  test('signs for one at a time, and the next one may when it is closed', async () => {
    const first = must(await openToken(place('p-256')))
    const second = await openToken(place('p-384', { pin: 'not asked for' }))
    first.close()
    const third = must(await openToken(place('p-384')))
    third.close()
    expect(second).toMatchObject({ ok: false, error: { code: 'token-busy' } })
  })

  test('that is closed while it signs finishes that first, signs no more, and whoever comes next waits for it', async () => {
    const opened = must(await openToken(place('rsa-4096')))
    const underWay = opened.signer.sign(data, { kind: 'rsa', hash: 'sha256' })
    opened.close()
    const [next, late, signature] = await Promise.all([
      openToken(place('rsa-4096')),
      opened.signer.sign(data, { kind: 'rsa', hash: 'sha256' }),
      underWay,
    ])
    const again = await must(next).signer.sign(data, { kind: 'rsa', hash: 'sha256' })
    must(next).close()
    expect([signature.ok, late.ok, again.ok && signature.ok && Buffer.from(again.value).equals(signature.value)]).toEqual([
      true,
      false,
      true,
    ])
  })

  test('is found by the ID of its certificate, and the certificates of people are seen without a PIN', async () => {
    const tokens = must(await tokensAtHand(softModule))
    const here = tokens.find(({ label }) => label === token.label)
    const seen = here?.certificates.find(({ id }) => id === '03')
    const opened = must(await openToken(place('', { serial: here?.serial, key: { id: '03' } })))
    opened.close()
    expect([here?.isLocked, here?.certificates.some(({ certificate }) => certificate.ca), seen?.chain.length]).toEqual([false, false, 1])
    expect(opened.certificate.raw.equals(seen?.certificate.raw ?? Buffer.of())).toBe(true)
  })

  test('tells after a wrong PIN that the token counts them', async () => {
    const refused = await openToken(place('p-256', { pin: '999999' }))
    must(await openToken(place('p-256'))).close()
    expect(refused.ok ? '' : refused.error.remedy).toContain('counts the wrong ones')
  })
})
