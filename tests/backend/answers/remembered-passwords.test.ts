import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fail, succeed, type Ask, type RequestInput, type SigningCertificate } from '../../../core/requests/index.ts'
import { author, reviewer } from '../../core/review/house.ts'
import { templatesFolder } from '../../templates/starter-library.ts'
import { stockedHouse } from '../release/house.ts'
import { codeOf, must } from '../store/stores.ts'
import { password, releasedAt } from './signing-sitting.ts'
import { sittingIn, type Sitting } from './sitting.ts'

/** A keychain that turns what it is given round, until it is lost or refuses. */
const keychain = { whyNot: undefined as string | undefined, isLost: false, refuses: false }
const refusal = fail({ code: 'keychain-refused', message: 'Refused.' })
const turned = (text: string): string => [...text].toReversed().join('')

let sitting: Sitting
let ask: Ask
let certificate: SigningCertificate
let release: string

beforeAll(async () => {
  sitting = await sittingIn(stockedHouse, {
    libraries: [templatesFolder],
    keychain: {
      whyNoKeychain: () => Promise.resolve(succeed(keychain.whyNot)),
      sealSecret: (secret) => Promise.resolve(keychain.refuses ? refusal : succeed(Buffer.from(turned(secret)))),
      unsealSecret: (sealed) => Promise.resolve(keychain.isLost ? refusal : succeed(turned(Buffer.from(sealed).toString()))),
    },
  })
  ;({ ask } = sitting)
  sitting.sits(author)
  release = await releasedAt(sitting)
}, 60_000)
afterAll(() => sitting.close())
beforeEach(async () => {
  Object.assign(keychain, { whyNot: undefined, isLost: false, refuses: false })
  if (certificate !== undefined) await ask('signing.removeCertificate', { id: certificate.id })
  certificate = must(await ask('signing.makeTestCertificate', { password }))
})

async function sign(other: Partial<RequestInput<'signing.sign'>>): Promise<string> {
  const wish = { release, certificate: certificate.id, password: '', level: 'B-B', ticket: randomUUID(), ...other } as const
  const signed = await ask('signing.sign', wish)
  return signed.ok ? 'signed' : codeOf(signed)
}

async function isRemembered(): Promise<boolean> {
  return must(await ask('signing.certificates', {})).certificates[0]?.isRemembered ?? false
}

test('a password is remembered when whoever signs asks for it, and signs from then on without being typed', async () => {
  expect([await sign({ password }), await isRemembered()]).toEqual(['signed', false])
  expect([await sign({ password, remember: true }), await isRemembered(), await sign({})]).toEqual(['signed', true, 'signed'])
})

test('a password that does not open its key is not remembered', async () => {
  expect([await sign({ password: 'another secret', remember: true }), await isRemembered()]).toEqual(['password-wrong', false])
})

test('a remembered password is forgotten when that is asked for, and lies in the store no more', async () => {
  await sign({ password, remember: true })
  const lies = (): boolean => readFileSync(join(sitting.folder, 'chancery.sqlite')).includes(turned(password))
  const before = must(await sitting.store.signing.certificate(certificate.id, author.person.id)).remembered
  must(await ask('signing.forgetPassword', { id: certificate.id }))
  expect([Buffer.from(before ?? []).toString(), lies(), await isRemembered(), await sign({})]).toEqual([
    turned(password),
    false,
    false,
    'password-wrong',
  ])
})

test('a password that the keychain gives no more is forgotten, and asked for again', async () => {
  await sign({ password, remember: true })
  keychain.isLost = true
  expect([await sign({}), await isRemembered()]).toEqual(['password-lost', false])
})

test.each([
  ['the keychain refuses', { refuses: true }],
  ['there is no keychain', { whyNot: 'There is none.' }],
])('nothing is signed where a password is to be remembered and %s', async (_, state) => {
  Object.assign(keychain, state)
  expect([await sign({ password, remember: true }), await isRemembered()]).toEqual(['password-not-kept', false])
})

test('a remembered password is of its person alone', async () => {
  await sign({ password, remember: true })
  sitting.sits(reviewer)
  const forgotten = codeOf(await ask('signing.forgetPassword', { id: certificate.id }))
  sitting.sits(author)
  expect([forgotten, await isRemembered()]).toEqual(['certificate-unknown', true])
})

test('neither the window nor the audit trail hears a password', async () => {
  await sign({ password, remember: true })
  const told = JSON.stringify([
    must(await ask('signing.certificates', {})),
    must(await ask('signing.passwordKeeping', {})),
    must(await sitting.store.audit.entries({ offset: 0, limit: 100 })).entries,
  ])
  expect([told.includes(password), told.includes(turned(password)), told.includes('certificate.password-remembered')]).toEqual([
    false,
    false,
    true,
  ])
})
