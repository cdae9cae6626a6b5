import { constants, sign, type KeyObject, type X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import { fail, succeed, type Failure, type Result } from '../../../core/requests/index.ts'
import { isIssuedBy, isSelfIssued } from './certificate-parts.ts'
import { digestLength } from './cms.ts'
import type { Identity, Signer } from './signer.ts'

/** Why a key with its certificates cannot be used at all. Nothing of a key or password is ever in the words. */
export type IdentityFailure = Failure<'key-unreadable' | 'password-wrong' | 'key-unsupported' | 'certificate-missing'>

const signLater = promisify(sign)

/** A key that lies in the memory of this process. */
export function keySigner(key: KeyObject): Signer {
  return {
    async sign(data, { kind, hash }) {
      const padding = kind === 'rsa-pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
      const how = kind === 'ecdsa' ? { key, dsaEncoding: 'der' as const } : { key, padding, saltLength: digestLength[hash] }
      try {
        return succeed(await signLater(hash, data, how))
      } catch {
        return fail({
          code: 'signer-refused',
          message: 'The key could not sign this letter.',
          remedy: 'Check that it may be used for signing.',
        })
      }
    },
  }
}

/** A key with the certificate among these that belongs to it and those above. */
export function identityOf(key: KeyObject, certificates: readonly X509Certificate[]): Result<Identity, IdentityFailure> {
  const keyKind = key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss' ? 'rsa' : key.asymmetricKeyType
  if (keyKind !== 'rsa' && keyKind !== 'ec') return fail(unsupported('it is neither an RSA nor an elliptic-curve key'))
  const curve = key.asymmetricKeyDetails?.namedCurve
  if (keyKind === 'ec' && !curves.has(curve ?? '')) return fail(unsupported('its curve is none of P-256, P-384 and P-521'))
  const certificate = certificates.find((candidate) => candidate.checkPrivateKey(key))
  if (certificate === undefined)
    return fail({
      code: 'certificate-missing',
      message: 'There is no certificate that belongs to the key.',
      remedy: 'Export the key once more, together with its certificate.',
    })
  return succeed({ certificate, chain: chainAbove(certificate, certificates), keyKind, signer: keySigner(key) })
}

const curves = new Set(['prime256v1', 'secp384r1', 'secp521r1'])

function unsupported(why: string): IdentityFailure {
  return {
    code: 'key-unsupported',
    message: `The key cannot sign letters: ${why}.`,
    remedy: 'Use an RSA key, or one of the curves P-256, P-384 or P-521.',
  }
}

/** The certificates above one, each by the one before it, as far as they are at hand. */
export function chainAbove(certificate: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  const chain: X509Certificate[] = []
  for (let lowest = certificate; !isSelfIssued(lowest);) {
    const above = others.find((other) => other !== lowest && !chain.includes(other) && isIssuedBy(lowest, other))
    if (above === undefined) break
    chain.push(above)
    lowest = above
  }
  return chain
}
