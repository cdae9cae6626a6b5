import { fail, succeed, type Result } from '../../core/requests/result.ts'
import type { Mechanism } from './pkcs11-binding.ts'
import { tokenFailures, type TokenFailure } from './token-failures.ts'
import type { TokenKey } from './token-session.ts'
import { cryptoki, type ModuleInUse } from './token-slots.ts'

/** How a digest is signed: RSA with PKCS #1 v1.5 or PSS, or ECDSA. */
export interface TokenScheme {
  readonly kind: 'rsa' | 'rsa-pss' | 'ecdsa'
  readonly hash: 'sha256' | 'sha384' | 'sha512'
}

/** Longer than any signature. */
const room = 1024

/**
 * Signs a digest with a key on a token; an ECDSA signature comes as its two numbers, one behind the other. A key that asks at every signature
 * is given the PIN again, between the beginning and the end of it (PKCS #11 v2.40, CKA_ALWAYS_AUTHENTICATE).
 */
export function signWith(use: ModuleInUse, key: TokenKey, scheme: TokenScheme, digest: Buffer): Result<Buffer, TokenFailure> {
  const { module } = use
  try {
    module.C_SignInit(key.session, mechanismFor(scheme), key.key)
    if (key.asksAlways) module.C_Login(key.session, cryptoki.forOneUse, key.pin)
    const given = scheme.kind === 'rsa' ? Buffer.concat([Buffer.from(digestInfo[scheme.hash], 'hex'), digest]) : digest
    return succeed(module.C_Sign(key.session, given, Buffer.alloc(room)))
  } catch (error) {
    const code = use.codeOf(error)
    return fail(code === undefined ? tokenFailures.notSigned : tokenFailures.notSignedFor(code))
  }
}

/** The numbers of hash, mask and length that PSS is told (PKCS #11 v2.40, 2.1.7). */
const pssNumbers: Readonly<Record<TokenScheme['hash'], readonly [hashAlg: number, mgf: number, saltLen: number]>> = {
  sha256: [0x250, 2, 32],
  sha384: [0x260, 3, 48],
  sha512: [0x270, 4, 64],
}
const pssParameter = 5

function mechanismFor({ kind, hash }: TokenScheme): Mechanism {
  if (kind === 'ecdsa') return { mechanism: 0x1041 }
  if (kind === 'rsa') return { mechanism: 0x1 }
  const [hashAlg, mgf, saltLen] = pssNumbers[hash]
  return { mechanism: 0xd, parameter: { type: pssParameter, hashAlg, mgf, saltLen } }
}

/** What stands before a digest that is signed with PKCS #1 v1.5 (RFC 8017, 9.2, note 1). */
const digestInfo: Readonly<Record<TokenScheme['hash'], string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
}
