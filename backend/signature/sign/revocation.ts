import { createHash, type X509Certificate } from 'node:crypto'
import { RevocationAnswers, type Told, type Unknown } from './ask-issuers.ts'
import { extensionIn, isIssuedBy, isSelfIssued, shortName } from './certificate-parts.ts'
import { error, warning, type CertificateFinding } from './check-certificate.ts'

/** What tells later that certificates were not revoked, each as DER. */
export interface RevocationEvidence {
  readonly certificates: readonly Buffer[]
  readonly responses: readonly Buffer[]
  readonly lists: readonly Buffer[]
}

export interface GatheredEvidence {
  readonly evidence: RevocationEvidence
  readonly findings: readonly CertificateFinding[]
}

/** Certificates of responders say by this that nobody asks about them (RFC 6960 §4.2.2.2.1). */
const noCheck = '1.3.6.1.5.5.7.48.1.5'

/** An answer that nobody can check is none, so that nobody is asked for it (RFC 5280 §6.3.3, RFC 6960 §3.2). */
function withoutIssuer({ issuer }: X509Certificate): Unknown {
  return {
    standing: 'unknown',
    why: `the certificate of its issuer, ${shortName(issuer)}, by which an answer could be checked, is not at hand`,
    remedy: 'Export the key once more with all certificates up to the root, or have that of the issuer among those that are trusted.',
  }
}

interface Asking {
  readonly answers?: RevocationAnswers | undefined
  /** Certificates whose word counts: they stand in for issuers that did not come along, and nobody is asked about the highest. */
  readonly trusted?: readonly X509Certificate[] | undefined
}

/**
 * Asks the issuers of certificates whether they are revoked: the responder first, the list where it does not answer. What
 * is revoked is an error; a warning says of which ones it is not known, and why. An answer counts only when the issuer's
 * certificate proves it. Only addresses that stand in the certificates are asked.
 */
export async function gatherEvidence(
  certificates: readonly X509Certificate[],
  at: Date,
  { answers = new RevocationAnswers(), trusted = [] }: Asking = {},
): Promise<GatheredEvidence> {
  const known = withIssuers(certificates, trusted)
  const responses: Buffer[] = []
  const lists = new Map<string, Buffer>()
  const findings: CertificateFinding[] = []
  for (const certificate of known) {
    if (isSelfIssued(certificate) || extensionIn(certificate, noCheck) !== undefined) continue
    const issuer = known.find((other) => isIssuedBy(certificate, other))
    if (issuer === undefined && isAmong(certificate, trusted)) continue
    const told = issuer === undefined ? withoutIssuer(certificate) : await answers.about(certificate, issuer, at)
    findings.push(...findingsOn(certificate, told))
    if (told.standing === 'unknown') continue
    if (told.from === 'responder') responses.push(told.bytes)
    else lists.set(createHash('sha256').update(told.bytes).digest('hex'), told.bytes)
  }
  return { evidence: { certificates: known.map(({ raw }) => raw), responses, lists: [...lists.values()] }, findings }
}

/** Certificates, each once, with those above them that are trusted and did not come along. */
function withIssuers(certificates: readonly X509Certificate[], trusted: readonly X509Certificate[]): X509Certificate[] {
  const known: X509Certificate[] = []
  const waiting = [...certificates]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const certificate = next
    if (isAmong(certificate, known)) continue
    known.push(certificate)
    if (isSelfIssued(certificate) || [...known, ...waiting].some((other) => isIssuedBy(certificate, other))) continue
    waiting.push(...trusted.filter((other) => isIssuedBy(certificate, other)))
  }
  return known
}

function isAmong({ raw }: X509Certificate, certificates: readonly X509Certificate[]): boolean {
  return certificates.some((other) => other.raw.equals(raw))
}

function findingsOn({ subject }: X509Certificate, told: Told): CertificateFinding[] {
  const name = shortName(subject)
  if (told.standing === 'unknown')
    return [warning('revocation-unknown', `It is not known whether the certificate of ${name} was revoked: ${told.why}.`, told.remedy)]
  if (told.standing === 'good') return []
  return [error('certificate-revoked', `The certificate of ${name} was revoked by its issuer.`, 'Ask the issuer for a new one.')]
}
