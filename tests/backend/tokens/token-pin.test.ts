import { expect, test } from 'vitest'
import type { Pkcs11Module } from '../../../backend/tokens/pkcs11-binding.ts'
import { signWith } from '../../../backend/tokens/sign-with.ts'
import { openKey } from '../../../backend/tokens/token-session.ts'
import { cryptoki, tokensOf, type ModuleInUse } from '../../../backend/tokens/token-slots.ts'

class Refusal extends Error {
  readonly code: number
  constructor(code: number) {
    super('refused')
    this.code = code
  }
}

/** A token that answers every PIN with a number, and whose flags are these before and after. */
function tokenThatAnswers(code: number, before: number, after = before): { readonly use: ModuleInUse; readonly tries: string[] } {
  const tries: string[] = []
  const slot = Buffer.of(1)
  const module: Partial<Pkcs11Module> = {
    C_GetSlotList: () => [slot],
    C_GetTokenInfo: () => ({
      label: 'Card'.padEnd(32),
      serialNumber: '1'.padEnd(16),
      flags: cryptoki.initialised | cryptoki.loginRequired | (tries.length === 0 ? before : after),
    }),
    C_OpenSession: () => Buffer.of(2),
    C_Login: (_session, _user, pin) => {
      tries.push(pin === '' ? 'on its own pad' : pin)
      throw new Refusal(code)
    },
  }
  // Only what opening a token asks for is there.
  const use: ModuleInUse = { module: module as Pkcs11Module, codeOf: (error) => (error instanceof Refusal ? error.code : undefined) }
  return { use, tries }
}

const wanted = { token: 'Card', key: { id: '01' } } as const

test.each([
  ['one try is left', 0xa0, 0, cryptoki.pinFinalTry, 'password-wrong', 'One try is left'],
  ['a wrong one was given', 0xa0, 0, cryptoki.pinCountLow, 'password-wrong', 'counts the wrong ones'],
  ['nothing', 0xa0, 0, 0, 'password-wrong', 'after a few wrong ones'],
  ['that was the last try', 0xa0, 0, cryptoki.pinLocked, 'token-locked', 'program that came with it'],
  ['that it is locked', 0xa4, 0, 0, 'token-locked', 'program that came with it'],
  ['that the PIN has ended', 0xa3, 0, 0, 'password-wrong', 'Change it'],
  ['that nobody typed one at its pad', 0x50, cryptoki.ownPinPad, cryptoki.ownPinPad, 'password-wrong', 'pad of the reader'],
  ['that it was pulled out', 0x32, 0, 0, 'token-missing', 'Plug it in'],
] as const)('a token that says of a wrong PIN: %s, is understood', (_, code, before, after, failure, words) => {
  const { use } = tokenThatAnswers(code, before, after)
  const opened = openKey(use, wanted, '123456')
  expect(opened.ok ? '' : [opened.error.code, opened.error.remedy?.includes(words)]).toEqual([failure, true])
})

test('a token that is locked is not given a PIN', () => {
  const { use, tries } = tokenThatAnswers(0xa4, cryptoki.pinLocked)
  expect([openKey(use, wanted, '123456').ok, tries]).toEqual([false, []])
})

test.each([undefined, '123456'])('a token with a pad of its own is given no PIN, also where one was typed (%s)', (pin) => {
  const { use, tries } = tokenThatAnswers(0x50, cryptoki.ownPinPad)
  openKey(use, wanted, pin)
  expect(tries).toEqual(['on its own pad'])
})

test('a login of somebody else that is still open is ended, and the token is asked anew', () => {
  const { use, tries } = tokenThatAnswers(0x100, 0)
  const out: string[] = []
  use.module.C_Logout = () => void out.push('logged out')
  openKey(use, wanted, '123456')
  expect([tries, out]).toEqual([['123456', '123456'], ['logged out']])
})

test('a card in another reader that the module does not know keeps nobody from their own', () => {
  const { use } = tokenThatAnswers(0xa0, 0)
  const slots = use.module.C_GetSlotList(true)
  use.module.C_GetSlotList = () => [Buffer.of(9), ...slots]
  const { C_GetTokenInfo: info } = use.module
  use.module.C_GetTokenInfo = (slot) => {
    if (slot[0] === 9) throw new Refusal(0xe1)
    return info(slot)
  }
  expect(tokensOf(use).map(({ label }) => label)).toEqual(['Card'])
})

test.each([
  ['a wrong PIN for this one signature', 0xa0, 'password-wrong'],
  ['a way of signing that it does not know', 0x70, 'key-unsupported'],
  ['its being pulled out', 0x32, 'token-missing'],
  ['anything else', 0x5, 'module-unusable'],
] as const)('a key that asks at every signature is given the PIN between beginning and end, and %s is told', (_, code, failure) => {
  const { use, tries } = tokenThatAnswers(code, 0)
  use.module.C_SignInit = () => void tries.push('begun')
  const key = { session: Buffer.of(2), key: Buffer.of(3), id: Buffer.of(1), asksAlways: true, pin: '123456', certificates: [] }
  const signed = signWith(use, key, { kind: 'rsa', hash: 'sha256' }, Buffer.alloc(32))
  expect([tries, signed.ok ? '' : signed.error.code]).toEqual([['begun', '123456'], failure])
})
