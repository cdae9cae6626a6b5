import { fail, succeed, type Result } from '../../core/requests/result.ts'
import type { Handle } from './pkcs11-binding.ts'
import { tokenFailures, type TokenFailure } from './token-failures.ts'
import {
  attributeOf,
  certificatesIn,
  cryptoki,
  objectsOf,
  tokensOf,
  type CertificateObject,
  type ModuleInUse,
  type TokenSlot,
} from './token-slots.ts'

/** Which token, and which key on it: by its label, or by the ID that it shares with its certificate. */
export interface KeyOnToken {
  /** The label of the token. */
  readonly token: string
  /** Its serial number, where it is known: labels may be alike. */
  readonly serial?: string | undefined
  readonly key: { readonly label: string } | { readonly id: string }
}

/** What a token holds that can sign: a key and the certificates that lie beside it. */
export interface TokenKey {
  readonly session: Handle
  readonly key: Handle
  readonly id: Buffer
  /** Whether the PIN is asked for again at every signature. */
  readonly asksAlways: boolean
  /** Empty unless it is asked for again, and not on the pad of the token. */
  readonly pin: string
  readonly certificates: readonly CertificateObject[]
}

/** Opens a token and finds a key on it; `pin` may be left out where the token asks for it itself. */
export function openKey(use: ModuleInUse, wanted: KeyOnToken, pin: string | undefined): Result<TokenKey, TokenFailure> {
  const { module } = use
  const token = tokenFor(tokensOf(use), wanted)
  if (!token.ok) return token
  const session = module.C_OpenSession(token.value.slot, cryptoki.serialSession)
  const login = logIn(use, token.value, session, pin)
  if (!login.ok) return login
  const key = keyFor(use, session, wanted.key)
  if (!key.ok) return key
  const asksAlways = attributeOf(use, session, key.value, cryptoki.attribute.asksAlways)?.[0] === 1
  return succeed({
    session,
    key: key.value,
    id: attributeOf(use, session, key.value, cryptoki.attribute.id) ?? Buffer.alloc(0),
    asksAlways,
    pin: asksAlways ? pinFor(token.value, pin) : '',
    certificates: certificatesIn(use, session),
  })
}

function tokenFor(tokens: readonly TokenSlot[], { token: label, serial }: KeyOnToken): Result<TokenSlot, TokenFailure> {
  const named = tokens.filter((one) => one.label === label && (serial === undefined || one.serial === serial))
  const [token] = named
  if (token === undefined)
    return fail(
      tokenFailures.noToken(
        label,
        tokens.map((one) => one.label),
      ),
    )
  return named.length > 1 ? fail(tokenFailures.manyTokens(label)) : succeed(token)
}

/** A token with a pad of its own is given none: the person types it there (PKCS #11 v2.40, C_Login). */
function pinFor({ flags }: TokenSlot, pin = ''): string {
  return (flags & cryptoki.ownPinPad) === 0 ? pin : ''
}

/** Fails with `password-wrong`, and with `token-locked`; what the token tells of the tries that are left is told. */
function logIn(use: ModuleInUse, token: TokenSlot, session: Handle, pin: string | undefined): Result<void, TokenFailure> {
  const has = (flag: number): boolean => (token.flags & flag) !== 0
  if (!has(cryptoki.loginRequired)) return succeed(undefined)
  if (has(cryptoki.pinLocked)) return fail(tokenFailures.locked)
  if (pin === undefined && !has(cryptoki.ownPinPad)) return fail(tokenFailures.noPin)
  try {
    openWith(use, session, pinFor(token, pin))
    return succeed(undefined)
  } catch (error) {
    const code = use.codeOf(error)
    if (code === undefined) throw error
    const after = tokensOf(use).find(({ slot }) => slot.equals(token.slot))
    return fail(tokenFailures.notOpened(code, after?.flags ?? 0))
  }
}

const alreadyLoggedIn = 0x100

/** Somebody's login that is still open is none of ours: the token is asked anew, so that nobody signs on the PIN of somebody else. */
function openWith(use: ModuleInUse, session: Handle, pin: string): void {
  try {
    use.module.C_Login(session, cryptoki.user, pin)
  } catch (error) {
    if (use.codeOf(error) !== alreadyLoggedIn) throw error
    use.module.C_Logout(session)
    use.module.C_Login(session, cryptoki.user, pin)
  }
}

function keyFor(use: ModuleInUse, session: Handle, wanted: KeyOnToken['key']): Result<Handle, TokenFailure> {
  const keys = objectsOf(use, session, cryptoki.privateKey)
  const labelOf = (object: Handle): string => attributeOf(use, session, object, cryptoki.attribute.label)?.toString('utf8') ?? ''
  const idOf = (object: Handle): string => attributeOf(use, session, object, cryptoki.attribute.id)?.toString('hex') ?? ''
  const found = keys.filter((key) => ('id' in wanted ? idOf(key) === wanted.id : labelOf(key) === wanted.label))
  const [key] = found
  if (key !== undefined && found.length === 1) return succeed(key)
  if ('id' in wanted) return fail(key === undefined ? tokenFailures.noKeyOfCertificate : tokenFailures.manyKeys(wanted.id))
  return fail(key === undefined ? tokenFailures.noKey(wanted.label, keys.map(labelOf)) : tokenFailures.manyKeys(wanted.label))
}
