import { X509Certificate } from 'node:crypto'
import { succeed, type Result } from '../../../core/requests/index.ts'
import { chainAbove } from './key-signer.ts'
import type { TokenFailure } from './token-failures.ts'
import { TokenModule } from './token-module.ts'
import { certificatesIn, cryptoki, tokensOf } from './token-slots.ts'

/** A certificate on a token that a key on it may belong to. */
export interface TokenCertificate {
  /** The ID that it shares with its key, in hexadecimal digits. */
  readonly id: string
  readonly certificate: X509Certificate
  /** Those above it that are on the token too. */
  readonly chain: readonly X509Certificate[]
}

/** A token that is there, with the certificates on it that are a person's and not an issuer's. */
export interface TokenAtHand {
  readonly label: string
  readonly serial: string
  /** It has locked itself after wrong PINs. */
  readonly isLocked: boolean
  readonly certificates: readonly TokenCertificate[]
}

/** The tokens of a module and what is on them that can be seen without a PIN. Fails as `openToken` does of a module. */
export async function tokensAtHand(path: string): Promise<Result<TokenAtHand[], TokenFailure>> {
  const loaded = await TokenModule.load(path)
  if (!loaded.ok) return loaded
  const { module } = loaded.value
  try {
    return loaded.value.ask(() =>
      succeed(
        tokensOf(module).map(({ slot, label, serial, flags }) => {
          const session = module.C_OpenSession(slot, cryptoki.serialSession)
          const read = certificatesIn(module, session).flatMap(({ id, der }) => certificateIn(id, der))
          module.C_CloseSession(session)
          return { label, serial, isLocked: (flags & cryptoki.pinLocked) !== 0, certificates: peopleIn(read) }
        }),
      ),
    )
  } finally {
    loaded.value.close()
  }
}

interface ReadCertificate {
  readonly id: string
  readonly certificate: X509Certificate
}

/** None for bytes that are no certificate: others may lie beside it. */
export function certificateIn(id: Buffer, der: Buffer): ReadCertificate[] {
  try {
    return [{ id: id.toString('hex'), certificate: new X509Certificate(der) }]
  } catch {
    return []
  }
}

function peopleIn(read: readonly ReadCertificate[]): TokenCertificate[] {
  const all = read.map(({ certificate }) => certificate)
  return read
    .filter(({ id, certificate }) => id !== '' && !certificate.ca)
    .map(({ id, certificate }) => ({ id, certificate, chain: chainAbove(certificate, all) }))
}
