import { constants, createHash, verify, type X509Certificate } from 'node:crypto'
import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import { digestLength } from './cms.ts'
import { der } from './der.ts'
import { chainAbove } from './key-signer.ts'
import type { Mechanism } from './pkcs11-binding.ts'
import type { Hash, Identity, Scheme, Signer, SignerFailure } from './signer.ts'
import { tokenFailures, type TokenFailure } from './token-failures.ts'
import { TokenModule } from './token-module.ts'
import { openKey, type KeyOnToken, type TokenKey } from './token-session.ts'
import { cryptoki } from './token-slots.ts'
import { certificateIn } from './tokens-at-hand.ts'

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
 * Finds a key and its certificates on a PKCS #11 token (OASIS PKCS #11 v2.40). The key never leaves it: digests are taken
 * here, which every token can be given, and only they are signed there. What the token signs is checked with the
 * certificate before it is used. Fails with `token-busy` while somebody else signs with it.
 */
export async function openToken({ module: path, pin, ...wanted }: TokenPlace): Promise<Result<TokenIdentity, TokenFailure>> {
  const loaded = await TokenModule.load(path)
  if (!loaded.ok) return loaded
  const use = loaded.value
  const identity = use.ask(() => {
    const opened = openKey(use, wanted, pin)
    return opened.ok ? identityOn(opened.value, tokenSigner(use, opened.value, pin)) : opened
  })
  if (identity.ok) return succeed({ ...identity.value, close: () => use.close() })
  use.close()
  return identity
}

type SignerOf = (certificate: X509Certificate) => Signer

function identityOn(token: TokenKey, signerOf: SignerOf): Result<Identity, TokenFailure> {
  const read = token.certificates.flatMap(({ id, der: bytes }) => certificateIn(id, bytes))
  const own = read.filter(({ id }) => id === token.id.toString('hex'))
  const certificate = (own.find((one) => !one.certificate.ca) ?? own[0])?.certificate
  if (certificate === undefined) return fail(tokenFailures.noCertificate)
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey
  const keyKind = type === 'rsa' ? 'rsa' : type === 'ec' && curveLength[details?.namedCurve ?? ''] !== undefined ? 'ec' : undefined
  if (keyKind === undefined) return fail(tokenFailures.unsupported)
  const others = read.map((one) => one.certificate)
  return succeed({ certificate, chain: chainAbove(certificate, others), keyKind, signer: signerOf(certificate) })
}

const curveLength: Readonly<Record<string, number>> = { prime256v1: 32, secp384r1: 48, secp521r1: 66 }

/** Longer than any signature. */
const room = 1024

function tokenSigner(use: TokenModule, { session, key, asksAlways }: TokenKey, pin: string | undefined): SignerOf {
  const { module } = use
  return (certificate) => ({
    async sign(data, scheme) {
      if (use.isClosed) return fail(refused)
      const digest = createHash(scheme.hash).update(data).digest()
      try {
        module.C_SignInit(session, mechanismFor(scheme), key)
        if (asksAlways) module.C_Login(session, cryptoki.forOneUse, pin)
        const given = scheme.kind === 'rsa' ? Buffer.concat([Buffer.from(digestInfo[scheme.hash], 'hex'), digest]) : digest
        const signed = await use.during(module.C_SignAsync(session, given, Buffer.alloc(room)))
        const signature = scheme.kind === 'ecdsa' ? ecdsaAsDer(signed) : signed
        return isBy(certificate, data, signature, scheme) ? succeed(signature) : fail(anotherKey)
      } catch (error) {
        return fail(goneCodes.has(use.codeOf(error) ?? 0) ? gone : refused)
      }
    },
  })
}

const refused: SignerFailure = {
  code: 'signer-refused',
  message: 'The token did not sign this letter.',
  remedy: 'Check that it is still plugged in, and that its key may be used for signing.',
}

/** The device, the token or the session with it is not there any more: CKR_DEVICE_REMOVED, CKR_TOKEN_NOT_PRESENT, CKR_SESSION_HANDLE_INVALID. */
const goneCodes: ReadonlySet<number> = new Set([0x32, 0xe0, 0xb3])

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

/** The numbers of hash, mask and length that PSS is told (PKCS #11 v2.40, 2.1.7). */
const pssNumbers: Readonly<Record<Hash, readonly [hashAlg: number, mgf: number]>> = {
  sha256: [0x250, 2],
  sha384: [0x260, 3],
  sha512: [0x270, 4],
}
const pssParameter = 5

function mechanismFor({ kind, hash }: Scheme): Mechanism {
  if (kind === 'ecdsa') return { mechanism: 0x1041 }
  if (kind === 'rsa') return { mechanism: 0x1 }
  const [hashAlg, mgf] = pssNumbers[hash]
  return { mechanism: 0xd, parameter: { type: pssParameter, hashAlg, mgf, saltLen: digestLength[hash] } }
}

/** What stands before a digest that is signed with PKCS #1 v1.5 (RFC 8017, 9.2, note 1). */
const digestInfo: Readonly<Record<Hash, string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
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
