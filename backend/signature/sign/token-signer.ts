import { constants, createHash, verify, type X509Certificate } from 'node:crypto'
import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import { tokenFailures, TokenUse, type KeyOnToken, type TokenFailure, type TokenHost } from '../../tokens/index.ts'
import { digestLength } from './cms.ts'
import { der } from './der.ts'
import { chainAbove } from './key-signer.ts'
import type { Identity, Scheme, Signer, SignerFailure } from './signer.ts'
import { certificateIn, type SaidCertificate } from './tokens-at-hand.ts'

export interface TokenPlace extends KeyOnToken {
  /** The library of the token, by its whole path. */
  readonly module: string
  /** Left out where the token has a pad of its own for it. */
  readonly pin?: string | undefined
}

/** An identity whose key lies on a token, until it is closed. What the token is doing then is done first. */
export interface TokenIdentity extends Identity {
  close(): void
}

/**
 * Finds a key and its certificates on a PKCS #11 token (OASIS PKCS #11 v2.40), whose library runs in a process of its own. The key never leaves
 * it: digests are taken here, which every token can be given, and only they are signed there. What the token signs is checked with the
 * certificate before it is used. Fails as `TokenUse` does, and with `token-busy` while somebody else signs with it.
 */
export async function openToken(
  { module: path, ...wanted }: TokenPlace,
  host: TokenHost = {},
): Promise<Result<TokenIdentity, TokenFailure>> {
  const begun = await TokenUse.begin(path, host)
  if (!begun.ok) return begun
  const use = begun.value
  const opened = await use.ask({ kind: 'open', ...wanted }, 'opened')
  const identity = opened.ok ? identityOn(opened.value, (certificate) => tokenSigner(use, certificate)) : opened
  if (identity.ok) return succeed({ ...identity.value, close: () => use.close() })
  use.close()
  return identity
}

interface OpenedKey {
  readonly id: string
  readonly certificates: readonly SaidCertificate[]
}

function identityOn(key: OpenedKey, signerOf: (certificate: X509Certificate) => Signer): Result<Identity, TokenFailure> {
  const read = key.certificates.flatMap(certificateIn)
  const own = read.filter(({ id }) => id === key.id)
  const certificate = (own.find((one) => !one.certificate.ca) ?? own[0])?.certificate
  if (certificate === undefined) return fail(tokenFailures.noCertificate)
  const { asymmetricKeyType: type } = certificate.publicKey
  const keyKind = type === 'rsa' ? 'rsa' : type === 'ec' && orderOf(certificate) !== undefined ? 'ec' : undefined
  if (keyKind === undefined) return fail(tokenFailures.unsupported)
  const others = read.map((one) => one.certificate)
  return succeed({ certificate, chain: chainAbove(certificate, others), keyKind, signer: signerOf(certificate) })
}

const orders: Readonly<Record<string, number>> = { prime256v1: 32, secp384r1: 48, secp521r1: 66 }

/** How long a number of the curve's order is, in bytes. */
function orderOf({ publicKey }: X509Certificate): number | undefined {
  return orders[publicKey.asymmetricKeyDetails?.namedCurve ?? '']
}

function tokenSigner(use: TokenUse, certificate: X509Certificate): Signer {
  return {
    async sign(data, scheme) {
      if (use.isClosed) return fail(refused)
      const digest = createHash(scheme.hash).update(data).digest()
      // Only the leftmost bits of a longer digest count (FIPS 186-5, 6.4.1), and not every token cuts them off itself.
      const given = scheme.kind === 'ecdsa' ? digest.subarray(0, orderOf(certificate)) : digest
      const answer = await use.ask({ kind: 'sign', scheme, digest: given.toString('base64') }, 'signed')
      if (!answer.ok) return fail(asSignerSays(answer.error))
      const signed = Buffer.from(answer.value.signature, 'base64')
      const signature = scheme.kind === 'ecdsa' ? ecdsaAsDer(signed) : signed
      return isBy(certificate, data, signature, scheme) ? succeed(signature) : fail(anotherKey)
    },
  }
}

const refused: SignerFailure = { code: 'signer-refused', message: tokenFailures.notSigned.message, remedy: tokenFailures.notSigned.remedy }

/** A failure of the token while it signs, in the words of any signer. */
function asSignerSays(failure: TokenFailure): SignerFailure {
  const { code, ...words } = failure
  if (code === 'cancelled') return { code, ...words }
  if (code === 'token-missing') return gone
  if (code === 'token-stopped' || code === 'token-silent') return { code: 'signer-stopped', ...words }
  return { code: 'signer-refused', ...words }
}

const gone: SignerFailure = {
  code: 'signer-away',
  message: 'The token was taken away while it was to sign.',
  remedy: 'Plug it in and sign again.',
}

const anotherKey: SignerFailure = {
  code: 'signer-refused',
  message: 'What the token signed does not fit the certificate beside the key.',
  remedy: 'Write the certificate that belongs to the key onto the token.',
}

/** A token gives both numbers of an ECDSA signature one behind the other; CMS wants them as DER (RFC 5480). */
function ecdsaAsDer(signed: Buffer): Buffer {
  const half = signed.length / 2
  return der.sequence(der.wholeNumber(signed.subarray(0, half)), der.wholeNumber(signed.subarray(half)))
}

function isBy({ publicKey }: X509Certificate, data: Uint8Array, signature: Buffer, { kind, hash }: Scheme): boolean {
  const padding = kind === 'rsa-pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
  const how = kind === 'ecdsa' ? { key: publicKey } : { key: publicKey, padding, saltLength: digestLength[hash] }
  return verify(hash, data, how, signature)
}
