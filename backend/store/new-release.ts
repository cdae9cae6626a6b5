import { createHash } from 'node:crypto'
import { identityOf } from '../../core/clause/index.ts'
import { canonicalJson, digestOf } from '../../core/document/index.ts'
import type { ReleasedManifest } from '../../core/release/index.ts'
import type { Change } from './connection.ts'
import { indexText } from './search-words.ts'

/** A letter that `checkRelease` let go, with the files that were made of it. */
export interface NewRelease {
  readonly letterId: string
  /** The revision the files were made of. */
  readonly revision: number
  readonly manifest: ReleasedManifest
  /** Ids of the decisions that approve it. */
  readonly approvals: readonly string[]
  readonly pdf: Uint8Array
  readonly docx: Uint8Array
}

const mediaTypes = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const

/** Writes down a release with its files, clauses and passages; returns its id. */
export async function insertRelease(
  change: Change,
  {
    letterId,
    revision,
    title,
    recipient,
    state,
    manifest,
    approvals,
    pdf,
    docx,
  }: NewRelease & { readonly title: string; readonly recipient: string; readonly state: string },
  actor: string,
): Promise<string> {
  const { tx, now } = change
  const id = change.newId()
  const [pdf_digest, docx_digest] = [await insertFile(change, pdf, 'pdf'), await insertFile(change, docx, 'docx')]
  const about = {
    id,
    letter_id: letterId,
    revision,
    title,
    recipient,
    date: manifest.date,
    search_text: ` ${indexText(`${title} ${recipient}`)}`,
  }
  const digests = {
    letter_digest: manifest.letter,
    approval_digest: manifest.release.digest,
    layout: manifest.layout,
    pdf_digest,
    docx_digest,
  }
  const proofs = { manifest: canonicalJson(manifest), approvals: canonicalJson([...approvals]) }
  await tx
    .insertInto('releases')
    .values({ ...about, ...digests, ...proofs, released_by: actor, released_at: now })
    .execute()
  for (const [position, clause] of [...manifest.clauses, ...(manifest.detached ?? [])].entries()) {
    const passage = await passageOf(change, clause.text)
    await tx
      .insertInto('release_clauses')
      .values({ release_id: id, position, identity: identityOf(clause), version: clause.version, body_digest: clause.digest, passage })
      .execute()
  }
  const moved = { digest: manifest.letter, before: state, after: 'released' }
  const payload = { release: id, revision, ...moved, approved: manifest.release.digest, pdf: pdf_digest, docx: docx_digest }
  await change.record({ actor, kind: 'letter.released', entity: letterId, payload })
  return id
}

/** Keeps a file once, by its digest, which it returns. */
export async function insertFile({ tx }: Change, bytes: Uint8Array, format: keyof typeof mediaTypes): Promise<string> {
  const digest = createHash('sha256').update(bytes).digest('hex')
  const known = await tx.selectFrom('released_files').select('digest').where('digest', '=', digest).executeTakeFirst()
  if (known === undefined)
    await tx.insertInto('released_files').values({ digest, media_type: mediaTypes[format], size: bytes.length, bytes }).execute()
  return digest
}

/** The passage with these words; it is kept once, however many letters carry it. */
async function passageOf({ tx }: Change, text: string): Promise<number> {
  const digest = digestOf(text)
  const known = await tx.selectFrom('passages').select('id').where('digest', '=', digest).executeTakeFirst()
  if (known !== undefined) return known.id
  const { id } = await tx.insertInto('passages').values({ digest, text }).returning('id').executeTakeFirstOrThrow()
  return id
}
