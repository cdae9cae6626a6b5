import { createHash, type X509Certificate } from 'node:crypto'
import { basename, extname, join } from 'node:path'
import { writeFilesWhole, type FileToWrite } from '../../backend/files/index.ts'
import { cleanImage, largestImage } from '../../backend/images/index.ts'
import {
  checkCertificate,
  commonNameOf,
  openToken,
  readP12,
  readPem,
  checkSignatories,
  signatoryIn,
  RevocationAnswers,
  signLetter,
  type Certification,
  type CertificateFinding,
  type Identity,
  type Level,
  type SealPlace,
  type SignedLetter,
} from '../../backend/signature/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { makeFolder } from '../make-folder.ts'
import { complain, counted, progressBar, say, visible } from '../output.ts'
import { readBytes } from '../read-bytes.ts'
import { readTrust } from '../read-trust.ts'
import { nothingWritten, refusedFile, refusedInput } from './sign-refusals.ts'
import { largestPdf, refuseUnsignable } from './signable.ts'

export interface SignCommand {
  readonly p12?: string
  readonly pem?: string
  readonly passwordFile?: string
  readonly pkcs11?: string
  readonly token?: string
  readonly key?: string
  readonly pinFile?: string
  readonly out: string
  readonly level: Level
  readonly tsa: readonly string[]
  readonly trust?: string
  readonly reason?: string
  readonly place?: string
  readonly contact?: string
  readonly certify?: Certification
  readonly seal?: SealPlace
  readonly sealImage?: string
  readonly pss: boolean
  readonly unreleased: boolean
}

interface Place {
  readonly file: string
  readonly path: string
}

/** A key on a token is held until it is closed. */
type HeldIdentity = Identity & { readonly close?: () => void }

const largestKey = 1_000_000

/** Signs each file with one key, and writes all of them or none. */
export async function sign(files: readonly string[], command: SignCommand): Promise<ExitCode> {
  const places = placesFor(files, command)
  if (!places.ok) return refusedInput(places.error)
  const unnamed = keyFault(command)
  if (unnamed !== undefined) return refusedInput(unnamed)
  // Before a key is opened or a token is asked for its PIN.
  const refused = await refuseUnsignable(files, command)
  if (refused !== undefined) return refused
  const identity = await identityFrom(command)
  if (!identity.ok) return refusedInput(identity.error)
  try {
    return await signAll(places.value, identity.value, command)
  } finally {
    identity.value.close?.()
  }
}

async function signAll(places: readonly Place[], identity: Identity, command: SignCommand): Promise<ExitCode> {
  const image = sealImageFrom(command)
  if (!image.ok) return refusedInput(image.error)
  const trusted = command.trust === undefined ? succeed([]) : readTrust(fromCaller(command.trust))
  if (!trusted.ok) return refusedInput(trusted.error)
  const findings = checkCertificate(identity, new Date())
  sayAll(findings)
  if (findings.some(({ severity }) => severity === 'error')) return nothingWritten(exitCode.refused)
  if (command.level !== 'B-B' && command.tsa.length === 0) return refusedInput(noAuthority)
  const bar = progressBar(places.length)
  const run = { ...command, image: image.value, trusted: trusted.value, answers: new RevocationAnswers() }
  const signed: FileToWrite[] = []
  const found: CertificateFinding[] = []
  for (const { file, path } of places) {
    bar.step(visible(basename(file)))
    const outcome = await signOne(file, identity, run)
    if (!outcome.ok) {
      bar.end()
      return refusedFile(file, outcome.error)
    }
    signed.push({ path, bytes: outcome.value.bytes })
    found.push(...outcome.value.findings)
    if (found.some(({ severity }) => severity === 'error')) break
  }
  bar.end()
  sayAll(found)
  if (found.some(({ severity }) => severity === 'error')) return nothingWritten(exitCode.refused)
  return write(signed, identity, command)
}

/** What all files of a command are signed with. */
interface Run extends SignCommand {
  readonly image: Uint8Array | undefined
  readonly trusted: readonly X509Certificate[]
  readonly answers: RevocationAnswers
}

async function signOne(file: string, identity: Identity, command: Run): Promise<Result<SignedLetter>> {
  const bytes = readBytes(fromCaller(file), largestPdf)
  if (!bytes.ok) return bytes
  const { reason, place, contact, certify, pss, level, tsa, image, answers, trusted } = command
  const seal = command.seal === undefined ? undefined : { place: command.seal, image }
  const signatory = signatoryIn(bytes.value)
  const doubts = signatory === undefined ? [] : checkSignatories(identity, [signatory])
  const signed = await signLetter(bytes.value, identity, {
    at: new Date(),
    reason,
    place,
    contact,
    certify,
    pss,
    seal,
    level,
    authorities: tsa,
    answers,
    trusted,
  })
  return signed.ok ? succeed({ ...signed.value, findings: [...doubts, ...signed.value.findings] }) : signed
}

/** Each finding once: many letters are signed by the same certificate. */
function sayAll(findings: readonly CertificateFinding[]): void {
  for (const line of new Set(findings.map(({ severity, message, remedy }) => `${severity}: ${message} ${remedy}`))) complain(visible(line))
}

const noPassword: Failure = {
  code: 'no-password',
  message: 'The key is under a password, and no file with it is named.',
  remedy: 'Write the password into the first line of a file, and name that with --password-file.',
}

const noAuthority: Failure = {
  code: 'no-timestamp',
  message: 'This level needs a timestamp authority.',
  remedy: 'Name one with --tsa, or sign at level B-B.',
}

async function write(signed: readonly FileToWrite[], identity: Identity, { out }: SignCommand): Promise<ExitCode> {
  const made = signed.length > 1 ? makeFolder(fromCaller(out)) : succeed(undefined)
  const outcome = made.ok ? await writeFilesWhole(signed) : made
  if (!outcome.ok) return refusedInput(outcome.error)
  for (const { path, bytes } of signed) say(`${createHash('sha256').update(bytes).digest('hex')}  ${path}`)
  say(visible(`${counted(signed.length, 'file')} signed by ${commonNameOf(identity)}.`))
  return exitCode.done
}

/** One file goes to the name that was given; several go into that folder, under their own names. No letter is written over. */
function placesFor(files: readonly string[], { out }: SignCommand): Result<Place[]> {
  if (files.length > 1 && extname(out).toLowerCase() === '.pdf') return fail(noFolder)
  const folder = fromCaller(out)
  const places = files.map((file) => ({
    file,
    path: files.length === 1 ? folder : join(folder, `${basename(file, extname(file))}-signed.pdf`),
  }))
  const paths = new Set(places.map(({ path }) => path))
  if (paths.size === places.length && !files.some((file) => paths.has(fromCaller(file)))) return succeed(places)
  return fail({
    code: 'same-place',
    message: paths.size < places.length ? 'Two of the files have the same name.' : 'A letter would be written over by its signed file.',
    remedy: 'Give them other names, or another --out.',
  })
}

const noFolder: Failure = {
  code: 'no-folder',
  message: 'Several letters do not go into one PDF.',
  remedy: 'Name a folder with --out; each signed file goes into it under its own name.',
}

/** Whether one key is named; nothing is opened for that. */
function keyFault({ p12, pem, pkcs11, token, key }: SignCommand): Failure | undefined {
  const [file, more] = [p12, pem, pkcs11].filter((one) => one !== undefined)
  if (file === undefined || more !== undefined)
    return {
      code: 'no-key',
      message: file === undefined ? 'There is no key to sign with.' : 'There are several keys to sign with.',
      remedy: 'Name one: its file with --p12 or --pem, or the module of its token with --pkcs11.',
    }
  if (pkcs11 === undefined || (token !== undefined && key !== undefined)) return undefined
  return { code: 'no-key', message: 'A module may have several tokens and keys.', remedy: 'Name them with --token and --key.' }
}

/** The key that the command names, as `keyFault` has found. */
async function identityFrom({ p12, pem, pkcs11, token = '', key = '', passwordFile, pinFile }: SignCommand): Promise<Result<HeldIdentity>> {
  const secretFile = pkcs11 === undefined ? passwordFile : pinFile
  const secret = secretFile === undefined ? succeed(undefined) : passwordIn(secretFile)
  if (!secret.ok) return secret
  if (pkcs11 !== undefined) return openToken({ module: fromCaller(pkcs11), token, key: { label: key }, pin: secret.value })
  const bytes = readBytes(fromCaller(p12 ?? pem ?? ''), largestKey)
  if (!bytes.ok) return bytes
  const password = secret.value ?? ''
  const opened = p12 === undefined ? readPem(Buffer.from(bytes.value).toString(), password) : readP12(bytes.value, password)
  return !opened.ok && opened.error.code === 'password-wrong' && passwordFile === undefined ? fail(noPassword) : opened
}

/** The picture of the seal, with nothing left in it but what draws it. */
function sealImageFrom({ seal, sealImage }: SignCommand): Result<Uint8Array | undefined> {
  if (sealImage === undefined) return succeed(undefined)
  if (seal === undefined)
    return fail({ code: 'no-seal', message: 'The picture has no seal to stand in.', remedy: 'Say with --seal where the seal stands.' })
  const bytes = readBytes(fromCaller(sealImage), largestImage)
  const cleaned = bytes.ok ? cleanImage(bytes.value) : bytes
  return cleaned.ok ? succeed(cleaned.value.bytes) : cleaned
}

/** The first line of a file. */
function passwordIn(path: string): Result<string> {
  const bytes = readBytes(fromCaller(path), largestKey)
  return bytes.ok ? succeed(Buffer.from(bytes.value).toString().split(/\r?\n/u, 1)[0] ?? '') : bytes
}
