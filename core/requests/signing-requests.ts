import { z } from 'zod'
import { Sha256 } from '../clause/index.ts'
import { SealPlace, SealSheet } from '../seal/index.ts'
import { Verification } from '../verification/index.ts'
import { RegisterEntry, ReleaseId } from './register-requests.ts'
import { Nothing, Time, type RequestGroup } from './request-shapes.ts'

/** The baseline levels of PAdES (EN 319 142-1 §6.1), each with all that stands before it. */
export const SigningLevel = z.enum(['B-B', 'B-T', 'B-LT', 'B-LTA'])
export type SigningLevel = z.infer<typeof SigningLevel>

/** A certificate as a person sees it; nothing of its key. */
const CertificateFacts = z.strictObject({
  /** The common name of its subject, else the whole subject. */
  name: z.string(),
  issuer: z.string(),
  validFrom: Time,
  validUntil: Time,
  /** That day is over. */
  hasEnded: z.boolean(),
  /** SHA-256 of its bytes. */
  fingerprint: Sha256,
  /** It is for trying out, and proves nothing about who signed. */
  isTest: z.boolean(),
})

/** A certificate that somebody signs with. Its key lies in an encrypted file in the store or on a token, and never comes here. */
export const SigningCertificate = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['file', 'test', 'token']),
  ...CertificateFacts.shape,
  /** Such as "RSA 2048" or "P-256". */
  keyKind: z.string(),
  addedAt: Time,
  /** The keychain of the system keeps its password, so that none is asked for. */
  isRemembered: z.boolean(),
})
export type SigningCertificate = z.infer<typeof SigningCertificate>

/** The library that speaks with tokens of one make. The window knows it by a handle that says nothing of where it lies. */
export const TokenLibrary = z.strictObject({ handle: z.uuid(), name: z.string() })
export type TokenLibrary = z.infer<typeof TokenLibrary>

/** A token that is plugged in, and the certificates on it that may be added. */
export const TokenContents = z.strictObject({
  label: z.string(),
  /** It has locked itself after wrong PINs. */
  isLocked: z.boolean(),
  certificates: z.array(z.strictObject({ handle: z.uuid(), ...CertificateFacts.shape, keyKind: z.string() })),
})
export type TokenContents = z.infer<typeof TokenContents>

export const TrustedCertificate = z.strictObject({ ...CertificateFacts.shape, pem: z.string(), addedBy: z.string(), addedAt: Time })
export type TrustedCertificate = z.infer<typeof TrustedCertificate>

/** Something about a certificate, or about a letter, that keeps from signing, or that who signs should know. */
export const CertificateFinding = z.strictObject({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
})
export type CertificateFinding = z.infer<typeof CertificateFinding>

/** The password of a key, or the PIN of its token; it is used once, and kept nowhere unless the person asks. */
const Password = z.string().max(1000)
const CertificateId = z.uuid()
/** A key file or certificate as base64; 1 MB at most. */
const SmallFile = z.string().max(1_400_000)

/** How something is signed. */
export const SigningWish = z.strictObject({
  certificate: CertificateId,
  /** Empty for one that is remembered, and for a token with a pad of its own. */
  password: Password,
  /** Has the password remembered by the keychain of the system, once it has opened the key. */
  remember: z.boolean().default(false),
  level: SigningLevel,
  reason: z.string().trim().max(200).default(''),
  place: z.string().trim().max(200).default(''),
  /** How the signer can be reached, in their own words. */
  contact: z.string().trim().max(200).default(''),
  /** Allow nothing more (1), forms and signatures (2), or comments as well (3). */
  certify: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  /** A visible seal: at a place, or where there is room for it (`free`). Left out for none. */
  seal: z.union([z.literal('free'), SealPlace]).optional(),
})
export type SigningWish = z.infer<typeof SigningWish>

/** Of HTTP or HTTPS, and without a name and password: those would stand in the audit trail for good, and are sent to nobody. */
export const AuthorityAddress = z
  .url({ protocol: /^https?$/u })
  .max(500)
  .regex(/^https?:\/\/[^/?#@\\\s]+(?:[/?#]|$)/iu)

const Ticket = z.uuid()
/** Letters that one request signs at most. */
export const mostSignedAtOnce = 5000
const FailureShape = z.strictObject({ code: z.string(), message: z.string(), remedy: z.string().optional() })

/** A released letter that is to be signed next, by a certificate for trying out where `isTest`. */
const SigningNext = z.strictObject({ release: ReleaseId, isTest: z.boolean().default(false) })

export const signingRequests = {
  /** The certificates of whoever sits here. Fails with `locked` and `no-person`. */
  'signing.certificates': { input: Nothing, output: z.strictObject({ certificates: z.array(SigningCertificate) }) },
  /**
   * Keeps a key with its certificates: the file as it came, opened once with its password. `name` is the file's. Fails with
   * `password-wrong`, `key-unlocked` for a key without a password, and where there is no key or no certificate in it.
   */
  'signing.addCertificate': {
    input: z.strictObject({ name: z.string().max(255), bytes: SmallFile, password: Password }),
    output: SigningCertificate,
  },
  /** Makes a key and a certificate for trying out, in the name of whoever sits here. */
  'signing.makeTestCertificate': { input: z.strictObject({ password: Password.min(1) }), output: SigningCertificate },
  /** The libraries of tokens on this computer that are known, and those that were chosen or named at the start. */
  'signing.tokenLibraries': { input: Nothing, output: z.strictObject({ libraries: z.array(TokenLibrary) }) },
  /** Asks for a library in the host's dialog; no library when the person cancelled. Fails with `no-dialog` under `serve`. */
  'signing.chooseTokenLibrary': { input: Nothing, output: z.strictObject({ library: TokenLibrary.optional() }) },
  /** The tokens of a library; no PIN is needed to see what is on them. Fails with `tokens-unavailable`, `module-unusable` and `token-busy`. */
  'signing.tokens': { input: z.strictObject({ library: z.uuid() }), output: z.strictObject({ tokens: z.array(TokenContents) }) },
  /** Keeps a certificate that was seen on a token; its key stays there, and its PIN is asked for at every signing. */
  'signing.addFromToken': { input: z.strictObject({ certificate: z.uuid() }), output: SigningCertificate },
  /** Whether passwords can be remembered here, and why not. */
  'signing.passwordKeeping': { input: Nothing, output: z.strictObject({ whyNot: z.string().optional() }) },
  'signing.forgetPassword': { input: z.strictObject({ id: CertificateId }), output: Nothing },
  'signing.removeCertificate': { input: z.strictObject({ id: CertificateId }), output: Nothing },
  /** What is wrong or doubtful about signing with a certificate now, and about signing these `releases` with it: that another is their signatory, or that a clause in them was withdrawn since. `asks`: whether its issuers are asked if it was revoked; else nobody is asked anything. */
  'signing.check': {
    input: z.strictObject({ id: CertificateId, asks: z.boolean(), releases: z.array(ReleaseId).max(mostSignedAtOnce).default([]) }),
    output: z.strictObject({ findings: z.array(CertificateFinding) }),
  },
  /** Why nobody can sign a released letter, which is asked before anything is asked of whoever signs; nothing where it can be signed. */
  'signing.whyNot': { input: z.strictObject({ release: ReleaseId }), output: z.strictObject({ refusal: FailureShape.optional() }) },
  /** The file of a released letter that is signed next, to be looked at before; base64. */
  'signing.file': {
    input: SigningNext,
    output: z.strictObject({ mediaType: z.literal('application/pdf'), bytes: z.string() }),
  },
  /**
   * Where a seal may stand on the file of a released letter that is signed next; `block` is where it stands when nobody says where: in the room above the
   * signatory's name, else beside the last lines.
   */
  'signing.sealRoom': {
    input: SigningNext,
    output: z.strictObject({ pages: z.array(SealSheet), block: SealPlace.optional() }),
  },
  /**
   * A seal as it will look, drawn by what draws it in the file. Fails with `seal-small` and `seal-character`, and for a picture that cannot be
   * taken. `image`: a PNG or JPEG.
   */
  'signing.drawSeal': {
    input: z.strictObject({
      certificate: CertificateId,
      reason: z.string().trim().max(200),
      image: SmallFile.optional(),
      ...SealPlace.pick({ width: true, height: true }).shape,
    }),
    output: z.strictObject({ svg: z.string() }),
  },
  /** The house's timestamp authorities, the first one asked first, and the certificates whose word counts. */
  'signing.settings': {
    input: Nothing,
    output: z.strictObject({ authorities: z.array(z.string()), trusted: z.array(TrustedCertificate) }),
  },
  /** An administrator's. */
  'signing.setAuthorities': {
    input: z.strictObject({ authorities: z.array(AuthorityAddress).max(5) }),
    output: Nothing,
  },
  /** Trusts the certificates in a file, PEM or DER; an administrator's. */
  'signing.trust': { input: z.strictObject({ bytes: SmallFile, name: z.string().max(1000).optional() }), output: Nothing },
  'signing.distrust': { input: z.strictObject({ fingerprint: Sha256 }), output: Nothing },
  /** Signs a released letter, behind the signatures that it has. Fails with the first error that is found out about the certificate, and with `password-lost` where the keychain does not give what it kept. */
  'signing.sign': {
    input: z.strictObject({ ...SigningWish.shape, sealImage: SmallFile.optional(), release: ReleaseId, ticket: Ticket }),
    output: z.strictObject({ entry: RegisterEntry, findings: z.array(CertificateFinding) }),
  },
  /**
   * Signs many released letters, the key opened once, each behind the signatures that it has. What is signed by then stays signed when it is
   * cancelled; asked again, it goes on with the others. A letter with a clause that was withdrawn since its release is not signed among many.
   */
  'signing.signMany': {
    input: z.strictObject({
      ...SigningWish.omit({ seal: true }).shape,
      seal: z.literal('free').optional(),
      releases: z.array(ReleaseId).min(1).max(mostSignedAtOnce),
      ticket: Ticket,
    }),
    output: z.strictObject({
      signed: z.array(ReleaseId),
      /** Those that carried a signature of the same person by the same name already. */
      before: z.array(ReleaseId),
      failed: z.array(z.strictObject({ release: ReleaseId, failure: FailureShape })),
      /** Those that were not tried: it was cancelled, or ended. */
      left: z.array(ReleaseId),
      /** What every further letter would have met as well. */
      ended: FailureShape.optional(),
    }),
  },
  /**
   * Saves the newest signed file of each of these letters in a new folder where the person says, all of them or none, one after the
   * other. Fails with `not-signed`. Closed in the host's dialog: no folder.
   */
  'signing.save': {
    input: z.strictObject({ releases: z.array(ReleaseId).min(1).max(mostSignedAtOnce), ticket: Ticket }),
    output: z.strictObject({ folder: z.strictObject({ name: z.string(), handle: z.string(), files: z.int() }).optional() }),
  },
  'signing.progress': { input: z.strictObject({ ticket: Ticket }), output: z.strictObject({ done: z.int(), total: z.int() }) },
  /** Ends signing before anything is kept; `cancelled` is false when that was too late. */
  'signing.cancel': { input: z.strictObject({ ticket: Ticket }), output: z.strictObject({ cancelled: z.boolean() }) },
  /** What verification says of the newest file of a released letter. */
  'register.verify': { input: z.strictObject({ id: ReleaseId }), output: z.strictObject({ name: z.string(), verification: Verification }) },
} as const satisfies RequestGroup
