import { X509Certificate } from 'node:crypto'
import { succeed, type Result } from '../../../core/requests/index.ts'
import { TokenUse, type TokenFailure, type TokenHost } from '../../tokens/index.ts'
import { chainAbove } from './key-signer.ts'

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

/** How long a look may take, in milliseconds: it asks nobody for anything. */
const lookLasts = 30_000

/** The tokens of a module and what is on them that can be seen without a PIN. Fails as `openToken` does of a module. */
export async function tokensAtHand(path: string, host: TokenHost = {}): Promise<Result<TokenAtHand[], TokenFailure>> {
  const begun = await TokenUse.begin(path, { patience: lookLasts, ...host })
  if (!begun.ok) return begun
  const seen = await begun.value.ask({ kind: 'look' }, 'seen')
  begun.value.close()
  if (!seen.ok) return seen
  return succeed(seen.value.tokens.map((token) => ({ ...token, certificates: peopleIn(token.certificates.flatMap(certificateIn)) })))
}

/** A certificate as the program of a token says it: under its ID, as DER in base 64. */
export interface SaidCertificate {
  readonly id: string
  readonly der: string
}

interface ReadCertificate {
  readonly id: string
  readonly certificate: X509Certificate
}

/** None for bytes that are no certificate: others may lie beside it. */
export function certificateIn({ id, der }: SaidCertificate): ReadCertificate[] {
  try {
    return [{ id, certificate: new X509Certificate(Buffer.from(der, 'base64')) }]
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
