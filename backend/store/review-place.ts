import { identityOf } from '../../core/clause/index.ts'
import { digestOfLetter } from '../../core/letter/index.ts'
import type { ReviewPackage } from '../../core/review/index.ts'
import type { Reading } from './connection.ts'

/** Where a package belongs in a store: to a review that is here, to none yet, or nowhere, with the reason in a sentence. */
export type PackagePlace =
  | { readonly what: 'known'; readonly request: string; readonly subjectId: string }
  /** `subjectId` where what is under review is here in the same words; `brings` where its letter is to be stored. */
  | { readonly what: 'new'; readonly subjectId: string | undefined; readonly brings: boolean }
  | { readonly what: 'conflict'; readonly reason: string }

const conflict = (reason: string): PackagePlace => ({ what: 'conflict', reason })

/** Where a package belongs here. Nothing is written. */
export async function placeOf(db: Reading, contents: ReviewPackage): Promise<PackagePlace> {
  const { review } = contents
  const same = await db.selectFrom('review_requests').selectAll().where('id', '=', review.id).executeTakeFirst()
  if (same !== undefined)
    return same.digest === review.digest && same.subject === review.subject
      ? { what: 'known', request: same.id, subjectId: same.subject_id }
      : conflict('Another review has the number of this one here, so nothing of the package was taken in.')
  return review.subject === 'letter' ? placeOfLetter(db, contents) : placeOfVersion(db, contents)
}

async function placeOfVersion(db: Reading, { review, versions }: ReviewPackage): Promise<PackagePlace> {
  const version = versions.find(({ record }) => record.digest === review.digest)?.version
  if (version === undefined) return conflict('The package does not hold the version that is under review.')
  const here = await db
    .selectFrom('clause_versions')
    .innerJoin('clauses', 'clauses.id', 'clause_versions.clause_id')
    .select(['clause_versions.id', 'clause_versions.digest', 'clause_versions.state'])
    .where('clauses.identity', '=', identityOf(version))
    .where('clause_versions.number', '=', version.version)
    .executeTakeFirst()
  const name = `Version ${String(version.version)} of “${version.title}” (${version.code})`
  if (here === undefined) return { what: 'new', subjectId: undefined, brings: true }
  if (here.digest !== review.digest)
    return conflict(`${name} is in the library here in other words. It stays as it is, and nothing came in.`)
  const request = await db
    .selectFrom('review_requests')
    .select(['id', 'subject_id', 'closed_at'])
    .where('subject_id', '=', here.id)
    .where('digest', '=', review.digest)
    .orderBy('sent_at', 'desc')
    .executeTakeFirst()
  if (request !== undefined && (request.closed_at === null || here.state !== 'draft'))
    return { what: 'known', request: request.id, subjectId: here.id }
  return here.state === 'draft'
    ? { what: 'new', subjectId: here.id, brings: false }
    : conflict(`${name} is ${stateWords[here.state] ?? here.state} here already, so it is not under review here again.`)
}

async function placeOfLetter(db: Reading, { review, letter }: ReviewPackage): Promise<PackagePlace> {
  const here = await db
    .selectFrom('letters')
    .innerJoin('revisions', (join) =>
      join.onRef('letters.id', '=', 'revisions.letter_id').onRef('letters.revision', '=', 'revisions.number'),
    )
    .select(['letters.state', 'letters.title', 'revisions.digest'])
    .where('letters.id', '=', review.subjectId)
    .executeTakeFirst()
  if (letter === undefined || here === undefined) return { what: 'new', subjectId: undefined, brings: true }
  const name = `The letter “${here.title}”`
  const requests = await db.selectFrom('review_requests').selectAll().where('subject_id', '=', review.subjectId).execute()
  const open = requests.find(({ digest, closed_at }) => digest === review.digest && closed_at === null)
  if (open !== undefined) return { what: 'known', request: open.id, subjectId: review.subjectId }
  if (requests.some(({ sent_at }) => sent_at > review.sentAt))
    return conflict(`${name} was sent to review again after this package was made, so this older one was left alone.`)
  if (here.state === 'released' || here.state === 'sent') return conflict(`${name} is released here, so it never changes again.`)
  const isSame = here.digest === digestOfLetter(letter.letter)
  if (isSame && (here.state === 'approved' || here.state === 'in-review'))
    return conflict(`${name} is ${stateWords[here.state] ?? here.state} here already, as it stands on this computer's pages. It stays so.`)
  if (isSame) return { what: 'new', subjectId: review.subjectId, brings: false }
  return (await cameFromElsewhere(db, review.subjectId, here.digest))
    ? { what: 'new', subjectId: review.subjectId, brings: true }
    : conflict(`${name} was changed on this computer and reads differently here. It stays as it is, and nothing came in.`)
}

/** True when the letter stands as a package brought it: nobody wrote on it here since. */
async function cameFromElsewhere(db: Reading, id: string, digest: string): Promise<boolean> {
  const rows = await db.selectFrom('audit').select('payload').where('entity', '=', id).where('kind', '=', 'letter.imported').execute()
  return rows.some(({ payload }) => {
    const brought: unknown = JSON.parse(payload)
    return typeof brought === 'object' && brought !== null && 'after' in brought && brought.after === digest
  })
}

const stateWords: Readonly<Record<string, string>> = {
  'in-review': 'in review',
  'changes-asked': 'sent back for changes',
  refused: 'refused',
  approved: 'approved',
  withdrawn: 'withdrawn',
}
