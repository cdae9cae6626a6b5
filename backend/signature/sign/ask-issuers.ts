import { createHash, type X509Certificate } from 'node:crypto'
import { BasicOCSPResponse, Certificate, CertificateRevocationList, OCSPResponse } from 'pkijs'
import { listAddresses, responderAddresses, shortName } from './certificate-parts.ts'
import { namesIn } from './cms.ts'
import { contentOf, der, partsIn } from './der.ts'
import { fetchLimited } from './fetch-limited.ts'

const patience = 10_000
const largestResponse = 100_000
const largestList = 20_000_000

type Standing = 'good' | 'revoked' | 'unknown'

interface Answer {
  readonly standing: Exclude<Standing, 'unknown'>
  readonly bytes: Buffer
}

/** How long an answer serves further letters: short, since it is to say how things stand when they are signed. */
const sharedFor = 600_000

/** Why nothing is known of a certificate, in the middle of a sentence, and what can be done about it. */
export interface Unknown {
  readonly standing: 'unknown'
  readonly why: string
  readonly remedy: string
}

export type Told = (Answer & { readonly from: 'responder' | 'list' }) | Unknown

/** What issuers answered, kept so that many letters signed by the same certificates need not ask again; no answer is kept too. */
export class RevocationAnswers {
  readonly #kept = new Map<string, { readonly at: Date; readonly answer: Promise<Told> }>()

  about(certificate: X509Certificate, issuer: X509Certificate, at: Date): Promise<Told> {
    const key = `${certificate.fingerprint256} ${issuer.fingerprint256}`
    const kept = this.#kept.get(key)
    if (kept !== undefined && Math.abs(at.getTime() - kept.at.getTime()) < sharedFor) return kept.answer
    const answer = ask(certificate, issuer, at)
    this.#kept.set(key, { at, answer })
    return answer
  }
}

/** Asks the responder first, and fetches the list where it does not answer. */
async function ask(certificate: X509Certificate, issuer: X509Certificate, at: Date): Promise<Told> {
  if (responderAddresses(certificate).length === 0 && listAddresses(certificate).length === 0) return nobodyToAsk(issuer)
  const response = await askResponders(certificate, issuer, at)
  if (response !== undefined) return { ...response, from: 'responder' }
  const list = await askLists(certificate, issuer, at)
  if (list !== undefined) return { ...list, from: 'list' }
  return {
    standing: 'unknown',
    why: `nobody gave an answer that ${shortName(issuer.subject)} signed and that is in force`,
    remedy: 'The signature is good without; ask its issuer about it, or try again later.',
  }
}

/** Asking once more would bring nothing: RFC 5280 leaves it to issuers whether their certificates name an address. */
function nobodyToAsk(issuer: X509Certificate): Unknown {
  const name = shortName(issuer.subject)
  return {
    standing: 'unknown',
    why: 'it names no address at which its issuer tells that',
    remedy: `The signature is good without, and nobody can be asked later either: ask ${name} itself, or, to have the proof in the file, for a certificate that names such an address.`,
  }
}

async function askResponders(certificate: X509Certificate, issuer: X509Certificate, at: Date): Promise<Answer | undefined> {
  const body = responderRequest(certificate, issuer)
  for (const address of responderAddresses(certificate)) {
    const asked = { body, type: 'application/ocsp-request', milliseconds: patience, most: largestResponse }
    const answer = await fetchLimited(address, asked)
    const standing = answer.ok ? await standingByResponse(answer.value, certificate, issuer, at) : 'unknown'
    if (answer.ok && standing !== 'unknown') return { standing, bytes: answer.value }
  }
  return undefined
}

/** An OCSPRequest about one certificate (RFC 6960 §4.1.1), by SHA-1 as every responder knows it; nothing rests on its strength. */
function responderRequest(certificate: X509Certificate, issuer: X509Certificate): Buffer {
  const sha1 = (bytes: Uint8Array): Buffer => der.octets(createHash('sha1').update(bytes).digest())
  const { serial, issuer: name } = namesIn(certificate.raw)
  const [, key = new Uint8Array()] = partsIn(namesIn(issuer.raw).key)
  const algorithm = der.sequence(der.identifier('1.3.14.3.2.26'), der.null())
  const about = der.sequence(algorithm, sha1(name), sha1(contentOf(key).subarray(1)), serial)
  return der.sequence(der.sequence(der.sequence(der.sequence(about))))
}

async function standingByResponse(bytes: Buffer, certificate: X509Certificate, issuer: X509Certificate, at: Date): Promise<Standing> {
  try {
    const { responseStatus, responseBytes } = OCSPResponse.fromBER(copyOf(bytes))
    if (responseStatus.valueBlock.valueDec !== 0 || responseBytes === undefined) return 'unknown'
    const basic = BasicOCSPResponse.fromBER(responseBytes.response.getValue())
    const isFresh = basic.tbsResponseData.responses.every(({ nextUpdate }) => nextUpdate === undefined || nextUpdate > at)
    if (!isFresh || !(await basic.verify({ trustedCerts: [parsed(issuer)] }))) return 'unknown'
    const { isForCertificate, status } = await basic.getCertificateStatus(parsed(certificate), parsed(issuer))
    return !isForCertificate ? 'unknown' : status === 0 ? 'good' : status === 1 ? 'revoked' : 'unknown'
  } catch {
    return 'unknown'
  }
}

async function askLists(certificate: X509Certificate, issuer: X509Certificate, at: Date): Promise<Answer | undefined> {
  for (const address of listAddresses(certificate)) {
    const answer = await fetchLimited(address, { milliseconds: patience, most: largestList })
    const standing = answer.ok ? await standingByList(answer.value, certificate, issuer, at) : 'unknown'
    if (answer.ok && standing !== 'unknown') return { standing, bytes: answer.value }
  }
  return undefined
}

async function standingByList(bytes: Buffer, certificate: X509Certificate, issuer: X509Certificate, at: Date): Promise<Standing> {
  try {
    const list = CertificateRevocationList.fromBER(copyOf(bytes))
    const about = parsed(certificate)
    if (!list.issuer.isEqual(about.issuer)) return 'unknown'
    if (list.nextUpdate !== undefined && list.nextUpdate.value < at) return 'unknown'
    if (!(await list.verify({ issuerCertificate: parsed(issuer) }))) return 'unknown'
    return list.isCertificateRevoked(about) ? 'revoked' : 'good'
  } catch {
    return 'unknown'
  }
}

function parsed({ raw }: X509Certificate): Certificate {
  return Certificate.fromBER(copyOf(raw))
}

/** A buffer of its own, as the library wants one. */
function copyOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}
