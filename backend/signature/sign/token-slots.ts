import type { Handle, Pkcs11Module } from './pkcs11-binding.ts'

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
  initialised: 0x400,
  pinCountLow: 0x10000,
  pinFinalTry: 0x20000,
  pinLocked: 0x40000,
} as const

/** How many objects of a kind are looked at; a token has a few. */
const most = 1000

/** A token that is there. */
export interface TokenSlot {
  readonly slot: Handle
  readonly label: string
  readonly serial: string
  readonly flags: number
}

/** A certificate on a token, under the ID that it shares with its key. */
export interface CertificateObject {
  readonly id: Buffer
  readonly der: Buffer
}

/** The tokens that are there, but for those that nobody set up yet. */
export function tokensOf(module: Pkcs11Module): TokenSlot[] {
  return module.C_GetSlotList(true).flatMap((slot) => {
    const { label, serialNumber, flags } = module.C_GetTokenInfo(slot)
    return (flags & cryptoki.initialised) === 0 ? [] : [{ slot, label: label.trimEnd(), serial: serialNumber.trimEnd(), flags }]
  })
}

/** The certificates that a session sees: without a PIN those that are for everybody, which certificates are. */
export function certificatesIn(module: Pkcs11Module, session: Handle): CertificateObject[] {
  return objectsOf(module, session, cryptoki.certificate).flatMap((object) => {
    const der = attributeOf(module, session, object, cryptoki.attribute.value)
    return der === undefined ? [] : [{ id: attributeOf(module, session, object, cryptoki.attribute.id) ?? Buffer.alloc(0), der }]
  })
}

export function objectsOf(module: Pkcs11Module, session: Handle, kind: number): Handle[] {
  module.C_FindObjectsInit(session, [{ type: cryptoki.attribute.class, value: kind }])
  try {
    return module.C_FindObjects(session, most)
  } finally {
    module.C_FindObjectsFinal(session)
  }
}

/** Undefined where the object has no such attribute, which older modules call a failure. */
export function attributeOf(module: Pkcs11Module, session: Handle, object: Handle, type: number): Buffer | undefined {
  try {
    return module.C_GetAttributeValue(session, object, [{ type }])[0]?.value
  } catch {
    return undefined
  }
}
