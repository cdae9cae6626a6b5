import { digestOfClauseVersion, identityOf } from '../../clause/index.ts'
import { canonicalJson, toSlateForm, type Json } from '../../document/index.ts'
import { digestOfTranscript } from '../../evidence/index.ts'
import { thingOfRecord } from '../../house/house-record.ts'
import { digestOfHouse, houseCode } from '../../house/house-version.ts'
import { digestOfLetter } from '../../letter/index.ts'
import { fail, succeed, type Failure, type Result } from '../../requests/result.ts'
import type { Decision } from '../approval.ts'
import { digestOfApproved } from '../letter-digest.ts'
import type { PublicKey } from '../person.ts'
import { isSignedBy, standingOfDecision, verifyVouching } from '../verify.ts'
import { alteredJudging, standInFault } from './judging.ts'
import { ReviewPackage, wordsToPack } from './review-package.ts'

/** Why a package is not taken in at all. */
export type PackageFailure = Failure<
  'package-unreadable' | 'package-newer' | 'package-older' | 'package-altered' | 'package-unproved' | 'other-house'
> & {
  readonly remedy: string
}

const askAgain = 'Ask who sent it to pack the review again, and take the file as it comes.'

export const packageUnreadable: PackageFailure = {
  code: 'package-unreadable',
  message: 'This file is not a review package that Chancery made.',
  remedy: 'Choose the file that "Export package" or "review pack" wrote.',
}
const packageNewer: PackageFailure = {
  code: 'package-newer',
  message: 'This review package was made by a newer Chancery, in a form that this one does not know.',
  remedy: 'Install the newer version.',
}
const packageOlder: PackageFailure = {
  code: 'package-older',
  message: 'This review package was made by an older Chancery, and does not say by which approval rules it is to be judged.',
  remedy: 'Ask who sent it to pack the review again with this version.',
}
const otherHouse: PackageFailure = {
  code: 'other-house',
  message: 'This review package belongs to another house: its root key is a different one.',
  remedy: 'Open it where a profile of that house is.',
}

/** Something in a package that is not as it was signed; `what` begins the sentence. */
export function packageAltered(what: string): PackageFailure {
  return { code: 'package-altered', message: `${what} was altered after the review was packed.`, remedy: askAgain }
}

const listOfContents = 'The list of contents of this review package'

function unproved(message: string): PackageFailure {
  return { code: 'package-unproved', message, remedy: askAgain }
}

/**
 * Reads a package's list of contents and proves everything in it that can be proved without a store: the form, the house,
 * the packer's signature, that the words are those of the digest under review, and every signature. `text` is as the file
 * has it; `rootKey` is this house's.
 */
export function readPackage(text: string, rootKey: PublicKey): Result<ReviewPackage, PackageFailure> {
  const plain = plainOf(text)
  // What was meant to be such a list and is broken was altered; anything else is another file.
  if (plain === undefined) return fail(text.includes('"chancery-review-') ? packageAltered(listOfContents) : packageUnreadable)
  if (plain['format'] !== 'chancery-review-2') return fail(failureOfFormat(plain['format']))
  const parsed = ReviewPackage.safeParse(plain)
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.slice(0, 3).join('.') ?? ''
    return fail(packageAltered(place === '' ? listOfContents : `${listOfContents}, at "${place}",`))
  }
  const read = inSlateForm(parsed.data)
  if (read.root !== rootKey) return fail(otherHouse)
  const failure =
    judgingFailure(read) ??
    signatureFailure(text, plain, read) ??
    standInFailure(read) ??
    contentFailure(read) ??
    decisionFailure(read) ??
    commentFailure(read)
  return failure === undefined ? succeed(read) : fail(failure)
}

function plainOf(text: string): { readonly [key: string]: Json | undefined } | undefined {
  try {
    const plain = JSON.parse(text) as Json
    // An object by the test; arrays have no format and are refused by the caller.
    return typeof plain === 'object' && plain !== null ? (plain as { readonly [key: string]: Json | undefined }) : undefined
  } catch {
    return undefined
  }
}

function failureOfFormat(format: unknown): PackageFailure {
  if (format === 'chancery-review-1') return packageOlder
  return typeof format === 'string' && /^chancery-review-\d+$/u.test(format) ? packageNewer : packageUnreadable
}

function inSlateForm({ letter, versions, ...rest }: ReviewPackage): ReviewPackage {
  return {
    ...rest,
    ...(letter !== undefined && { letter: { ...letter, letter: { ...letter.letter, document: toSlateForm(letter.letter.document) } } }),
    versions: versions.map(({ version, record }) => ({ version: { ...version, body: toSlateForm(version.body) }, record })),
  }
}

function signatureFailure(
  text: string,
  plain: { readonly [key: string]: Json | undefined },
  { packed, signature, vouchings, root }: ReviewPackage,
): PackageFailure | undefined {
  // A second way to write the same list would leave bytes that nobody signed.
  if (!isCanonical(text, plain) || !isSignedBy(packed.publicKey, wordsToPack(plain), signature)) return packageAltered(listOfContents)
  if (vouchings.some((vouching) => vouching.root !== root || !verifyVouching(vouching)))
    return unproved('This review package names people for whom the house does not vouch.')
  return vouchings.some(({ person, publicKey }) => person === packed.by && publicKey === packed.publicKey)
    ? undefined
    : unproved('The house does not vouch for the key of who packed this review.')
}

function isCanonical(text: string, plain: Json): boolean {
  try {
    return canonicalJson(plain) === text
  } catch {
    return false
  }
}

/** Asked before the signature over all of it, so that what was altered is named. */
function judgingFailure({ judging }: ReviewPackage): PackageFailure | undefined {
  const altered = alteredJudging(judging)
  return altered === undefined ? undefined : packageAltered(altered)
}

function standInFailure({ judging, vouchings }: ReviewPackage): PackageFailure | undefined {
  const fault = standInFault(judging, vouchings)
  return fault === undefined ? undefined : unproved(fault)
}

function contentFailure({ review, letter, versions, house, transcripts, files }: ReviewPackage): PackageFailure | undefined {
  const seen = new Set<string>()
  for (const { version, record } of versions) {
    const name = `${identityOf(version)} ${String(version.version)}`
    if (record.digest !== digestOfClauseVersion(version) || seen.has(name))
      return unproved(`Version ${String(version.version)} of ${version.code} does not have the words of its digest.`)
    seen.add(name)
  }
  for (const record of house) {
    const thing = thingOfRecord(record)
    const name = thing === undefined ? '' : `${thing.kind} ${houseCode(thing)}`
    if (thing === undefined || record.digest !== digestOfHouse(thing, record.number) || seen.has(name))
      return unproved('Something of the house in this review package does not have the words of its digest.')
    seen.add(name)
  }
  if (transcripts.some(({ evidence, text, digest }) => digestOfTranscript(evidence, text) !== digest))
    return unproved('A transcript in this review package does not have the words of its digest.')
  if (new Set(files.map(({ digest, kind }) => `${kind} ${digest}`)).size !== files.length)
    return unproved('This review package lists a file twice.')
  const notIts = unproved('What this review package holds is not what the review is about.')
  if (review.subject === 'clause-version')
    return letter === undefined && versions.some(({ record }) => record.digest === review.digest) ? undefined : notIts
  if (letter === undefined || letter.id !== review.subjectId) return notIts
  const digest = digestOfApproved({ letter: digestOfLetter(letter.letter), page: letter.page, layout: letter.layout })
  return digest === review.digest ? undefined : notIts
}

function decisionFailure({ review, decisions, versions, house, transcripts, vouchings, root }: ReviewPackage): PackageFailure | undefined {
  const about = [
    { digest: review.digest, decisions },
    ...versions.map(({ record }) => ({ digest: record.digest, decisions: record.decisions })),
    ...house,
    ...transcripts,
  ]
  for (const { digest, decisions: made } of about)
    for (const decision of made)
      if (decision.digest !== digest || standingOfDecision(decision, vouchings, root) !== 'counts')
        return unproved(`The decision of ${nameIn(decision, vouchings)} in this review package is not signed as it stands.`)
  return decisions.some(({ subject }) => subject !== review.subject)
    ? unproved('A decision in this review package is about something else.')
    : undefined
}

function nameIn({ person }: Decision, vouchings: ReviewPackage['vouchings']): string {
  return vouchings.find((vouching) => vouching.person === person)?.name ?? 'somebody who is not in this house'
}

function commentFailure({ review, comments, vouchings }: ReviewPackage): PackageFailure | undefined {
  const people = new Set(vouchings.map(({ person }) => person))
  const firsts = new Set(comments.filter(({ id, thread }) => id === thread).map(({ id }) => id))
  const isSound = comments.every(
    ({ subject, subjectId, thread, person, resolved }) =>
      subject === review.subject &&
      subjectId === review.subjectId &&
      firsts.has(thread) &&
      people.has(person) &&
      (resolved === undefined || people.has(resolved.by)),
  )
  const isOnce = new Set(comments.map(({ id }) => id)).size === comments.length
  return isSound && isOnce ? undefined : unproved('The comments in this review package do not belong to it.')
}
