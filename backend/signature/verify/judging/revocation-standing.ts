import type { X509Certificate } from 'node:crypto'
import { BasicOCSPResponse, CertificateRevocationList, OCSPResponse, type SingleResponse } from 'pkijs'
import { extensionIn, isIssuedBy, isSelfIssued } from '../../sign/certificate-parts.ts'
import { namesIn } from '../../sign/cms.ts'
import { contentOf, partsIn } from '../../sign/der.ts'
import { certificateFrom, dayOf, nameOf, type CertificatePath } from './certificate-path.ts'
import { digestForName, isSignedBy, signedBytesIn } from './signed-bytes.ts'
import type { ValidationStore } from './store-in.ts'

/** Whether a certificate was revoked, as far as what the file carries tells; `by` names what told it. */
export type RevocationStanding =
  | { readonly standing: 'good'; readonly by: 'response' | 'list' }
  | { readonly standing: 'revoked'; readonly by: 'response' | 'list'; readonly on: Date }
  | { readonly standing: 'unknown' }

const unknown: RevocationStanding = { standing: 'unknown' }

/** The use that the certificate of a responder must have whose answers are not signed by the issuer itself (RFC 6960 §4.2.2.2). */
const ocspSigning = '1.3.6.1.5.5.7.3.9'
const noCheck = '1.3.6.1.5.5.7.48.1.5'

/** Clocks differ by this much, in milliseconds. */
const tolerance = 5 * 60_000

/** The standing of every certificate of a path at a time; nobody revokes the root, or the one that is trusted at its end (RFC 5280 §6.1). */
export function revocationsOf(
  { certificates, end }: CertificatePath,
  store: ValidationStore,
  at: Date,
  now: Date,
): { readonly certificate: X509Certificate; readonly found: RevocationStanding }[] {
  return certificates.flatMap((certificate, index) => {
    if (isSelfIssued(certificate) || extensionIn(certificate, noCheck) !== undefined) return []
    const issuer = certificates[index + 1]
    if (issuer === undefined) return end === 'trusted' && index > 0 ? [] : [{ certificate, found: unknown }]
    return [{ certificate, found: standingOf({ certificate, issuer, at, now }, store) }]
  })
}

/** Sentences about those that were revoked; of those that nobody told about nothing is said here. */
export function revocationFaults(standings: ReturnType<typeof revocationsOf>): string[] {
  return standings.flatMap(({ certificate, found }) =>
    found.standing === 'revoked' ? [`The certificate of ${nameOf(certificate)} was revoked on ${dayOf(found.on)}.`] : [],
  )
}

interface Question {
  readonly certificate: X509Certificate
  readonly issuer: X509Certificate
  readonly at: Date
  readonly now: Date
}

/** Who says that it was revoked is believed before who says that it was not: an older answer proves nothing against a newer. */
function standingOf(question: Question, { responses, lists }: ValidationStore): RevocationStanding {
  const found = [
    ...responses.map((response) => quietly(() => byResponse(response, question))),
    ...lists.map((list) => quietly(() => byList(list, question))),
  ]
  return found.find(({ standing }) => standing === 'revoked') ?? found.find(({ standing }) => standing === 'good') ?? unknown
}

function quietly(ask: () => RevocationStanding): RevocationStanding {
  try {
    return ask()
  } catch {
    return unknown
  }
}

/** What an answer says that was in force at the time, or was given after it; its times may not lie ahead. */
function judged(
  by: 'response' | 'list',
  { at, now }: Question,
  { revokedOn, from, until }: { readonly revokedOn: Date | undefined; readonly from: Date; readonly until: Date | undefined },
): RevocationStanding {
  if (from.getTime() > now.getTime() + tolerance) return unknown
  if (revokedOn !== undefined && revokedOn <= at) return { standing: 'revoked', by, on: revokedOn }
  return from >= at || (until !== undefined && until >= at) ? { standing: 'good', by } : unknown
}

function byResponse(encoded: Uint8Array, question: Question): RevocationStanding {
  const { responseStatus, responseBytes } = OCSPResponse.fromBER(Uint8Array.from(encoded))
  if (responseStatus.valueBlock.valueDec !== 0 || responseBytes === undefined) return unknown
  const basicBytes = new Uint8Array(responseBytes.response.getValue())
  const basic = BasicOCSPResponse.fromBER(basicBytes)
  const about = basic.tbsResponseData.responses.find((response) => isAbout(response, question))
  const beside = (basic.certs ?? []).flatMap((each) => certificateFrom(new Uint8Array(each.toSchema(true).toBER())) ?? [])
  const responders = [question.issuer, ...beside.filter((each) => mayAnswer(each, question.issuer, basic.tbsResponseData.producedAt))]
  const signed = signedBytesIn(basicBytes)
  if (about === undefined || !responders.some(({ publicKey }) => isSignedBy(signed, publicKey))) return unknown
  const status = statusOf(about)
  if (status === 'unknown') return unknown
  return judged('response', question, { revokedOn: status, from: about.thisUpdate, until: about.nextUpdate })
}

/** Only the issuer's own responder may answer for it: without its use, who was revoked could answer for himself. */
function mayAnswer(responder: X509Certificate, issuer: X509Certificate, at: Date): boolean {
  const isInTime = at >= responder.validFromDate && at <= responder.validToDate
  return isInTime && (responder.keyUsage ?? []).includes(ocspSigning) && isIssuedBy(responder, issuer)
}

/** The names of issuer and number by which an answer says what it is about (RFC 6960 §4.1.1). */
function isAbout({ certID }: SingleResponse, { certificate, issuer }: Question): boolean {
  const { serial, issuer: name } = namesIn(certificate.raw)
  const [, key = new Uint8Array()] = partsIn(namesIn(issuer.raw).key)
  const digest = (bytes: Uint8Array): Buffer | undefined => digestForName(certID.hashAlgorithm.algorithmId, bytes)
  return (
    digest(name)?.equals(Buffer.from(certID.issuerNameHash.getValue())) === true &&
    digest(contentOf(key).subarray(1))?.equals(Buffer.from(certID.issuerKeyHash.getValue())) === true &&
    Buffer.from(certID.serialNumber.toBER()).equals(serial)
  )
}

/** When it was revoked; undefined when it was not. */
function statusOf({ certStatus }: SingleResponse): Date | undefined | 'unknown' {
  const status = new Uint8Array((certStatus as { toBER(): ArrayBuffer }).toBER())
  if (status[0] === 0x80) return undefined
  if (status[0] !== 0xa1) return 'unknown'
  const [time] = partsIn(status)
  return time === undefined ? 'unknown' : timeIn(time)
}

/** A GeneralizedTime as DER has it, `YYYYMMDDHHMMSSZ`. */
function timeIn(encoded: Uint8Array): Date {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/u.exec(Buffer.from(contentOf(encoded)).toString('latin1')) ?? []
  if (year === undefined) throw new RangeError('a time cannot be read')
  return new Date(`${year}-${String(month)}-${String(day)}T${String(hour)}:${String(minute)}:${String(second)}Z`)
}

/** Extensions of a list that narrow down what it is about are not read here; such a list tells nothing (RFC 5280 §5.2). */
const knownInLists = ['2.5.29.20', '2.5.29.35']

function byList(encoded: Uint8Array, question: Question): RevocationStanding {
  const { certificate, issuer } = question
  const list = CertificateRevocationList.fromBER(Uint8Array.from(encoded))
  const isWhole = (list.crlExtensions?.extensions ?? []).every(({ extnID, critical }) => !critical || knownInLists.includes(extnID))
  if (!isWhole || !maySignLists(issuer) || !isSignedBy(signedBytesIn(encoded), issuer.publicKey)) return unknown
  const { serial, issuer: name } = namesIn(certificate.raw)
  if (!Buffer.from(list.issuer.toSchema().toBER()).equals(name) && !isSameName(list, issuer)) return unknown
  const entry = list.revokedCertificates?.find(({ userCertificate }) => Buffer.from(userCertificate.toBER()).equals(serial))
  return judged('list', question, {
    revokedOn: entry?.revocationDate.value,
    from: list.thisUpdate.value,
    until: list.nextUpdate?.value,
  })
}

function isSameName(list: CertificateRevocationList, issuer: X509Certificate): boolean {
  const [body = new Uint8Array()] = partsIn(issuer.raw)
  const parts = partsIn(body)
  const subject = parts[parts[0]?.[0] === 0xa0 ? 5 : 4]
  return subject !== undefined && Buffer.from(list.issuer.toSchema().toBER()).equals(subject)
}

function maySignLists(issuer: X509Certificate): boolean {
  const usage = extensionIn(issuer, '2.5.29.15')
  if (usage === undefined) return true
  const [, bits = 0] = contentOf(usage)
  return (bits & 0x02) !== 0
}
