import { createRequire } from 'node:module'

/** A session, a slot or an object of a module. */
export type Handle = Buffer

export interface Attribute {
  readonly type: number
  readonly value?: number | boolean | string | Buffer
}

export interface Mechanism {
  readonly mechanism: number
  readonly parameter?: { readonly type: number; readonly hashAlg: number; readonly mgf: number; readonly saltLen: number }
}

/** What is used of a PKCS #11 module, under the standard's names. Each function throws a `Pkcs11Error` for what is not CKR_OK. */
export interface Pkcs11Module {
  load(path: string): void
  close(): void
  C_Initialize(): void
  C_Finalize(): void
  C_GetSlotList(tokenPresent: boolean): Handle[]
  C_GetTokenInfo(slot: Handle): { readonly label: string; readonly serialNumber: string; readonly flags: number }
  C_OpenSession(slot: Handle, flags: number): Handle
  /** An empty PIN where the token has a pad of its own: the package can pass on no NULL pointer, which the standard has in its place. */
  C_Login(session: Handle, userType: number, pin: string): void
  C_Logout(session: Handle): void
  C_CloseSession(session: Handle): void
  C_FindObjectsInit(session: Handle, template: readonly Attribute[]): void
  C_FindObjects(session: Handle, most: number): Handle[]
  C_FindObjectsFinal(session: Handle): void
  C_CreateObject(session: Handle, template: readonly Attribute[]): Handle
  C_GetAttributeValue(session: Handle, object: Handle, template: readonly Attribute[]): { readonly type: number; readonly value: Buffer }[]
  C_SignInit(session: Handle, mechanism: Mechanism, key: Handle): void
  C_Sign(session: Handle, data: Buffer, room: Buffer): Buffer
}

export interface Pkcs11Binding {
  readonly PKCS11: new () => Pkcs11Module
  readonly Pkcs11Error: new () => Error & { readonly code: number }
}

/**
 * The package that calls PKCS #11 modules; undefined where it is not there. It is compiled where it is installed and
 * optional, so neither the program nor its types may rest on it: its types are those above.
 */
export function pkcs11Binding(): Pkcs11Binding | undefined {
  try {
    return createRequire(import.meta.url)('pkcs11js') as Pkcs11Binding
  } catch {
    return undefined
  }
}
