import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import type { Handle, Pkcs11Module } from './pkcs11-binding.ts'
import { tokenFailures, type TokenFailure } from './token-failures.ts'

/** Numbers of PKCS #11 v2.40 (pkcs11t.h). */
export const cryptoki = {
  certificate: 1,
  privateKey: 3,
  attribute: { class: 0x0, label: 0x3, value: 0x11, keyType: 0x100, id: 0x102, asksAlways: 0x202 },
  user: 1,
  forOneUse: 2,
  serialSession: 4,
  loginRequired: 0x4,
  ownPinPad: 0x100,
} as const

/** How many objects of a kind are looked at; a token has a few. */
const most = 1000

/** What a token holds that can sign: a key and the certificates that lie beside it. */
export interface TokenKey {
  readonly session: Handle
  readonly key: Handle
  readonly id: Buffer
  /** Whether the PIN is asked for again at every signature. */
  readonly asksAlways: boolean
  readonly certificates: readonly { readonly id: Buffer; readonly der: Buffer }[]
}

/** Opens a token by its label and finds a key by its own; `pin` may be left out where the token asks for it itself. */
export function openKey(module: Pkcs11Module, label: string, keyLabel: string, pin: string | undefined): Result<TokenKey, TokenFailure> {
  const tokens = module.C_GetSlotList(true).map((slot) => ({ slot, info: module.C_GetTokenInfo(slot) }))
  const named = tokens.filter(({ info }) => info.label.trimEnd() === label)
  const [token] = named
  const labels = tokens.map(({ info }) => info.label.trimEnd()).filter((one) => one !== '')
  if (token === undefined) return fail(tokenFailures.noToken(label, labels))
  if (named.length > 1) return fail(tokenFailures.manyTokens(label))
  const { flags } = token.info
  if (pin === undefined && (flags & cryptoki.loginRequired) !== 0 && (flags & cryptoki.ownPinPad) === 0) return fail(tokenFailures.noPin)
  const session = module.C_OpenSession(token.slot, cryptoki.serialSession)
  if ((flags & cryptoki.loginRequired) !== 0) module.C_Login(session, cryptoki.user, pin)
  const keys = objectsOf(module, session, cryptoki.privateKey)
  const labelOf = (object: Handle): string => attributeOf(module, session, object, cryptoki.attribute.label)?.toString('utf8') ?? ''
  const found = keys.filter((key) => labelOf(key) === keyLabel)
  const [key] = found
  if (key === undefined) return fail(tokenFailures.noKey(keyLabel, keys.map(labelOf)))
  if (found.length > 1) return fail(tokenFailures.manyKeys(keyLabel))
  const certificates = objectsOf(module, session, cryptoki.certificate).flatMap((object) => {
    const der = attributeOf(module, session, object, cryptoki.attribute.value)
    return der === undefined ? [] : [{ id: attributeOf(module, session, object, cryptoki.attribute.id) ?? Buffer.alloc(0), der }]
  })
  return succeed({
    session,
    key,
    id: attributeOf(module, session, key, cryptoki.attribute.id) ?? Buffer.alloc(0),
    asksAlways: attributeOf(module, session, key, cryptoki.attribute.asksAlways)?.[0] === 1,
    certificates,
  })
}

function objectsOf(module: Pkcs11Module, session: Handle, kind: number): Handle[] {
  module.C_FindObjectsInit(session, [{ type: cryptoki.attribute.class, value: kind }])
  try {
    return module.C_FindObjects(session, most)
  } finally {
    module.C_FindObjectsFinal(session)
  }
}

/** Undefined where the object has no such attribute, which older modules call a failure. */
function attributeOf(module: Pkcs11Module, session: Handle, object: Handle, type: number): Buffer | undefined {
  try {
    return module.C_GetAttributeValue(session, object, [{ type }])[0]?.value
  } catch {
    return undefined
  }
}
