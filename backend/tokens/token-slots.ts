import type { Handle, Pkcs11Module } from './pkcs11-binding.ts'

/** A module, and what it answers by number. */
export interface ModuleInUse {
  readonly module: Pkcs11Module
  codeOf(error: unknown): number | undefined
}

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

/** What a reader says whose card cannot be read: taken away at this moment, or none that the module knows. */
const unreadable: ReadonlySet<number> = new Set([0x32, 0xe0, 0xe1])

/** The tokens that are there, but for those that nobody set up yet and cards in other readers that the module does not know. */
export function tokensOf(use: ModuleInUse): TokenSlot[] {
  return use.module.C_GetSlotList(true).flatMap((slot) => {
    const info = unless(unreadable, use, () => use.module.C_GetTokenInfo(slot))
    if (info === undefined || (info.flags & cryptoki.initialised) === 0) return []
    return [{ slot, label: info.label.trimEnd(), serial: info.serialNumber.trimEnd(), flags: info.flags }]
  })
}

/** The certificates that a session sees: without a PIN those that are for everybody, which certificates are. */
export function certificatesIn(use: ModuleInUse, session: Handle): CertificateObject[] {
  return objectsOf(use, session, cryptoki.certificate).flatMap((object) => {
    const der = attributeOf(use, session, object, cryptoki.attribute.value)
    return der === undefined ? [] : [{ id: attributeOf(use, session, object, cryptoki.attribute.id) ?? Buffer.alloc(0), der }]
  })
}

export function objectsOf({ module }: ModuleInUse, session: Handle, kind: number): Handle[] {
  module.C_FindObjectsInit(session, [{ type: cryptoki.attribute.class, value: kind }])
  try {
    return module.C_FindObjects(session, most)
  } finally {
    module.C_FindObjectsFinal(session)
  }
}

/** What a module says of an attribute that an object does not have, or does not tell; 0x5 and 0x6 are what old ones say of any. */
const untold: ReadonlySet<number> = new Set([0x5, 0x6, 0x11, 0x12])

/** Undefined where the object has no such attribute. */
export function attributeOf(use: ModuleInUse, session: Handle, object: Handle, type: number): Buffer | undefined {
  return unless(untold, use, () => use.module.C_GetAttributeValue(session, object, [{ type }])[0]?.value)
}

/** What was asked for; undefined where the module answers with one of these numbers. */
function unless<Value>(codes: ReadonlySet<number>, use: ModuleInUse, ask: () => Value): Value | undefined {
  try {
    return ask()
  } catch (error) {
    if (codes.has(use.codeOf(error) ?? -1)) return undefined
    throw error
  }
}
