import { expect, test } from 'vitest'
import type { Pkcs11Module } from '../../../../backend/signature/sign/pkcs11-binding.ts'
import { openKey, type ModuleInUse } from '../../../../backend/signature/sign/token-session.ts'
import { cryptoki } from '../../../../backend/signature/sign/token-slots.ts'

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
      tries.push(pin ?? 'on its own pad')
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

test('a token with a pad of its own is asked to open without a PIN', () => {
  const { use, tries } = tokenThatAnswers(0x50, cryptoki.ownPinPad)
  openKey(use, wanted, undefined)
  expect(tries).toEqual(['on its own pad'])
})
