import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import type { Handle } from './pkcs11-binding.ts'
import { tokenFailures, type TokenFailure } from './token-failures.ts'
import type { TokenModule } from './token-module.ts'
import { attributeOf, certificatesIn, cryptoki, objectsOf, tokensOf, type CertificateObject, type TokenSlot } from './token-slots.ts'

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
  readonly certificates: readonly CertificateObject[]
}

/** A module, and what it answers by number. */
export type ModuleInUse = Pick<TokenModule, 'module' | 'codeOf'>

/** Opens a token and finds a key on it; `pin` may be left out where the token asks for it itself. */
export function openKey(use: ModuleInUse, wanted: KeyOnToken, pin: string | undefined): Result<TokenKey, TokenFailure> {
  const { module } = use
  const token = tokenFor(tokensOf(module), wanted)
  if (!token.ok) return token
  const session = module.C_OpenSession(token.value.slot, cryptoki.serialSession)
  const login = logIn(use, token.value, session, pin)
  if (!login.ok) return login
  const key = keyFor(use, session, wanted.key)
  if (!key.ok) return key
  return succeed({
    session,
    key: key.value,
    id: attributeOf(module, session, key.value, cryptoki.attribute.id) ?? Buffer.alloc(0),
    asksAlways: attributeOf(module, session, key.value, cryptoki.attribute.asksAlways)?.[0] === 1,
    certificates: certificatesIn(module, session),
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

/** Fails with `password-wrong`, and with `token-locked`; what the token tells of the tries that are left is told. */
function logIn(use: ModuleInUse, token: TokenSlot, session: Handle, pin: string | undefined): Result<void, TokenFailure> {
  const has = (flag: number): boolean => (token.flags & flag) !== 0
  if (!has(cryptoki.loginRequired)) return succeed(undefined)
  if (has(cryptoki.pinLocked)) return fail(tokenFailures.locked)
  if (pin === undefined && !has(cryptoki.ownPinPad)) return fail(tokenFailures.noPin)
  try {
    use.module.C_Login(session, cryptoki.user, pin)
    return succeed(undefined)
  } catch (error) {
    const code = use.codeOf(error)
    if (code === undefined) throw error
    const after = tokensOf(use.module).find(({ slot }) => slot.equals(token.slot))
    return fail(tokenFailures.notOpened(code, after?.flags ?? 0))
  }
}

function keyFor({ module }: ModuleInUse, session: Handle, wanted: KeyOnToken['key']): Result<Handle, TokenFailure> {
  const keys = objectsOf(module, session, cryptoki.privateKey)
  const labelOf = (object: Handle): string => attributeOf(module, session, object, cryptoki.attribute.label)?.toString('utf8') ?? ''
  const idOf = (object: Handle): string => attributeOf(module, session, object, cryptoki.attribute.id)?.toString('hex') ?? ''
  const found = keys.filter((key) => ('id' in wanted ? idOf(key) === wanted.id : labelOf(key) === wanted.label))
  const [key] = found
  if (key !== undefined && found.length === 1) return succeed(key)
  if ('id' in wanted) return fail(tokenFailures.noKeyOfCertificate)
  return fail(key === undefined ? tokenFailures.noKey(wanted.label, keys.map(labelOf)) : tokenFailures.manyKeys(wanted.label))
}
