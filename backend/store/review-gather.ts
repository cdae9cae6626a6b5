import { isRun, walk, type Block } from '../../core/document/index.ts'
import type { Letter } from '../../core/letter/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import {
  decisionsThatCount,
  mentionsIn,
  standingOfReview,
  standInFault,
  type Comment,
  type Decision,
  type UnsignedPackage,
} from '../../core/review/index.ts'
import type { Day } from '../../core/clause/index.ts'
import { judgingFor } from './brought-reviews.ts'
import { commentsOn } from './comments.ts'
import type { Reading } from './connection.ts'
import { decisionsOn } from './decisions.ts'
import type { StoreFailure } from './failures.ts'
import { loadImage } from './images.ts'
import type { OpenHouseVersion } from './house-rows.ts'
import { houseRecordOf, libraryRecord, recordOf } from './library-export.ts'
import { openFrom, type OpenVersion } from './open-version.ts'
import { houseUsedBy } from './packed-house.ts'
import { writersOf } from './proofs.ts'
import { reviewUnknown } from './review-facts.ts'
import { openRequest } from './review-item.ts'
import type { ReviewRequestsTable } from './review-tables.ts'

/** A letter under review as it stands here, with what its digest takes from its pages. */
export type GatheredLetter = NonNullable<UnsignedPackage['letter']>

/** All that a package about a review holds, before somebody answers for it. Files are by their digests. */
export interface GatheredReview {
  readonly contents: Omit<UnsignedPackage, 'packed'>
  readonly files: ReadonlyMap<string, Uint8Array>
}

const noHouse: StoreFailure = {
  code: 'person-unknown',
  message: 'Nobody has a profile here yet, so nobody could answer for a package.',
  remedy: 'Make or import a profile first.',
}

const notPacked: StoreFailure = {
  code: 'review-unknown',
  message: 'Only clauses and letters travel to another computer for their review; this stays in the house.',
  remedy: 'Have it decided on this computer.',
}

function standInsRefused(fault: string): StoreFailure {
  return {
    code: 'delegation-refused',
    message: fault.replaceAll('this review package', 'this house'),
    remedy: 'End one of them under People, and pack the review then.',
  }
}

/** The review that a person means: by its own id, or the newest one of a letter or clause version. */
export async function namedRequest(db: Reading, named: string): Promise<Result<ReviewRequestsTable, StoreFailure>> {
  const own = await db.selectFrom('review_requests').selectAll().where('id', '=', named).executeTakeFirst()
  const found =
    own ??
    (await db.selectFrom('review_requests').selectAll().where('subject_id', '=', named).orderBy('sent_at', 'desc').executeTakeFirst())
  return found === undefined ? fail(reviewUnknown) : succeed(found)
}

/** What gathering needs to know. */
export interface Gathering {
  readonly letter: GatheredLetter | undefined
  readonly packer: string
  readonly today: Day
}

/** Gathers a review; `letter` is what is under review where that is a letter, `packer` the person who will sign. */
export async function gatherReview(
  db: Reading,
  requestId: string,
  { letter, packer, today }: Gathering,
): Promise<Result<GatheredReview, StoreFailure>> {
  const opened = await openRequest(db, requestId, today)
  if (!opened.ok) return opened
  const { request, subject, facts, review } = opened.value
  if (subject !== 'letter' && subject !== 'clause-version') return fail(notPacked)
  const versions = letter === undefined ? await versionAndBefore(db, request.subject_id) : await versionsIn(db, letter.letter)
  const evidence = await evidenceOf(db, versions)
  const used = letter === undefined ? [] : await houseUsedBy(db, letter.letter)
  const images = await imagesOf(db, logosOf(used), [...versions.flatMap(({ version }) => version.body), ...(letter?.letter.document ?? [])])
  const enclosed = await enclosedBy(db, letter?.letter)
  const { root, vouchings, transcripts } = await libraryRecord(db, evidence)
  if (root === undefined) return fail(noHouse)
  const counting: Counting = (digest, decisions) => decisionsThatCount(digest, decisions, vouchings, root)
  const packed = await packedVersions(db, versions, { underReview: request.digest, counting })
  const house = await packedHouse(db, used, counting)
  const comments = await commentsOn(db, request.subject_id)
  const decisions = counting(request.digest, await decisionsOn(db, request.digest))
  const attested = transcripts.map((transcript) => ({ ...transcript, decisions: counting(transcript.digest, transcript.decisions) }))
  const writers = [...new Set([request.author, ...(await writersOf(db, request.subject_id)), ...review.review.authors])]
  const standing = standingOfReview(review.review, review.people)
  const judging = await judgingFor(db, request.id, today)
  const fault = standInFault(judging, vouchings)
  if (fault !== undefined) return fail(standInsRefused(fault))
  const involved = new Set([
    packer,
    request.sent_by,
    ...writers,
    ...[...packed.map(({ record }) => record), ...house, ...attested].flatMap(peopleOfRecord),
    ...decisions.map(({ person }) => person),
    ...comments.flatMap(peopleOf),
    // Who may still decide is known there, and so is who stands in for whom.
    ...[...standing.mayGive, ...standing.comesTo].map(({ person }) => person),
    ...judging.standIns.flatMap(({ from, to }) => [from, to]),
  ])
  return succeed({
    contents: {
      format: 'chancery-review-2',
      root,
      review: {
        id: request.id,
        subject,
        subjectId: request.subject_id,
        digest: request.digest,
        author: facts.author,
        writers,
        sentBy: request.sent_by,
        sentAt: request.sent_at,
        note: request.note,
        ...(request.due !== null && { due: request.due }),
      },
      ...(letter !== undefined && { letter }),
      versions: packed,
      house,
      files: [
        ...listed(evidence, images),
        ...[...enclosed].map(([digest, { name, bytes }]) => ({ digest, kind: 'enclosure' as const, name, size: bytes.length })),
      ],
      transcripts: attested,
      comments,
      decisions,
      vouchings: vouchings.filter(({ person }) => involved.has(person)),
      judging,
    },
    files: new Map([...[...evidence, ...enclosed].map(([digest, { bytes }]) => [digest, bytes] as const), ...images]),
  })
}

/** Of decisions on a digest those that count in this house. */
type Counting = (digest: string, decisions: readonly Decision[]) => Decision[]

/** Versions with their records. What is decided on the one under review goes with the review itself. */
async function packedVersions(
  db: Reading,
  versions: readonly OpenVersion[],
  { underReview, counting }: { readonly underReview: string; readonly counting: Counting },
): Promise<UnsignedPackage['versions']> {
  const byId = new Map(versions.map((each) => [each.id, each]))
  const packed = []
  for (const each of versions) {
    const record = await recordOf(db, each, byId)
    const decisions = record.digest === underReview ? [] : counting(record.digest, record.decisions)
    packed.push({ version: each.version, record: { ...record, decisions } })
  }
  return packed
}

async function packedHouse(db: Reading, used: readonly OpenHouseVersion[], counting: Counting): Promise<UnsignedPackage['house']> {
  const house = []
  for (const each of used) {
    const record = await houseRecordOf(db, each)
    house.push({ ...record, decisions: counting(record.digest, record.decisions) })
  }
  return house
}

/** The list of the files that lie beside the contents. */
function listed(
  evidence: ReadonlyMap<string, { readonly name: string; readonly bytes: Uint8Array }>,
  images: ReadonlyMap<string, Uint8Array>,
): UnsignedPackage['files'] {
  return [
    ...[...evidence].map(([digest, { name, bytes }]) => ({ digest, kind: 'evidence' as const, name, size: bytes.length })),
    ...[...images].map(([digest, bytes]) => ({ digest, kind: 'image' as const, name: '', size: bytes.length })),
  ]
}

function peopleOfRecord({ author, decisions }: { readonly author: string; readonly decisions: readonly Decision[] }): string[] {
  return [author, ...decisions.map(({ person }) => person)]
}

function peopleOf({ person, text, resolved }: Comment): string[] {
  return [person, ...mentionsIn(text), ...(resolved === undefined ? [] : [resolved.by])]
}

/** A version under review, the one before it, and the newest before it that was approved: one of them it is compared with. */
async function versionAndBefore(db: Reading, id: string): Promise<OpenVersion[]> {
  const own = await db.selectFrom('clause_versions').select('clause_id').where('id', '=', id).executeTakeFirst()
  if (own === undefined) return []
  const rows = await db.selectFrom('clause_versions').selectAll().where('clause_id', '=', own.clause_id).orderBy('number', 'desc').execute()
  const opened = rows.map(openFrom)
  const at = opened.findIndex((each) => each.id === id)
  const earlier = opened.slice(at + 1)
  const compared = earlier.find(({ approvedAt, state }) => state === 'approved' || approvedAt !== undefined)
  return opened.filter((each) => each.id === id || each === earlier[0] || each === compared)
}

/** The clause versions that a letter carries, as far as they are known here. */
async function versionsIn(db: Reading, letter: Letter): Promise<OpenVersion[]> {
  const found = new Map<string, OpenVersion>()
  for (const block of letter.document) {
    if (block.type !== 'clause') continue
    const rows = await db
      .selectFrom('clause_versions')
      .innerJoin('clauses', 'clauses.id', 'clause_versions.clause_id')
      .selectAll('clause_versions')
      .where('clauses.code', '=', block.code)
      .where('clauses.language', '=', block.language)
      .where('clause_versions.number', '=', block.version)
      .execute()
    for (const row of rows) if (row.body_digest === block.digest) found.set(row.id, openFrom(row))
  }
  return [...found.values()]
}

async function evidenceOf(db: Reading, versions: readonly OpenVersion[]): Promise<Map<string, { name: string; bytes: Uint8Array }>> {
  const evidence = new Map<string, { name: string; bytes: Uint8Array }>()
  for (const digest of new Set(versions.flatMap(({ version }) => version.evidence.flatMap((source) => source.digest ?? [])))) {
    const file = await db.selectFrom('evidence_files').select(['name', 'bytes']).where('digest', '=', digest).executeTakeFirst()
    if (file !== undefined) evidence.set(digest, file)
  }
  return evidence
}

async function enclosedBy(db: Reading, letter: Letter | undefined): Promise<Map<string, { name: string; bytes: Uint8Array }>> {
  const enclosed = new Map<string, { name: string; bytes: Uint8Array }>()
  for (const { digest, name } of letter?.enclosed ?? []) {
    const file = await db.selectFrom('enclosures').select('bytes').where('digest', '=', digest).executeTakeFirst()
    if (file !== undefined) enclosed.set(digest, { name, bytes: file.bytes })
  }
  return enclosed
}

function logosOf(house: readonly OpenHouseVersion[]): string[] {
  return house.flatMap(({ thing }) => (thing.kind === 'letterhead' && thing.content.logo !== undefined ? [thing.content.logo.digest] : []))
}

async function imagesOf(db: Reading, logos: readonly string[], blocks: readonly Block[]): Promise<Map<string, Uint8Array>> {
  const images = new Map<string, Uint8Array>()
  const shown = [...walk(blocks)].flatMap(({ node }) => (!isRun(node) && node.type === 'image' ? [node.digest] : []))
  for (const digest of new Set([...logos, ...shown])) {
    const image = await loadImage(db, digest)
    if (image !== undefined) images.set(digest, image.bytes)
  }
  return images
}
