import { z } from 'zod'
import { ClauseVersion, digestOfClauseVersion, identityOf } from '../../core/clause/index.ts'
import { canonicalDocument, canonicalJson, digestOfDocument, plainText, toSlateForm, type Json } from '../../core/document/index.ts'
import type { StoredClauseState } from './clause-states.ts'
import type { Change, Reading } from './connection.ts'
import { foldForSearch, indexText } from './search-words.ts'

const Stored = z.looseObject({ body: z.strictObject({ schema: z.literal(1), children: z.array(z.unknown()) }) })

/** Canonical JSON of a clause version. */
export function clauseText({ body, ...about }: ClauseVersion): string {
  const plain: Json = { ...about, body: canonicalDocument(body) }
  return canonicalJson(plain)
}

/** The clause version in a row, in the editor's form; undefined when the row holds something else. */
export function clauseFrom(text: string): ClauseVersion | undefined {
  const stored = Stored.safeParse(JSON.parse(text))
  const version = stored.success ? ClauseVersion.safeParse({ ...stored.data, body: stored.data.body.children }) : undefined
  return version?.success === true ? { ...version.data, body: toSlateForm(version.data.body) } : undefined
}

/** The columns that follow from what a version says. */
export function contentColumns(version: ClauseVersion) {
  return {
    content: clauseText(version),
    digest: digestOfClauseVersion(version),
    body_digest: digestOfDocument(version.body),
    valid_from: version.valid.from ?? null,
    valid_until: version.valid.until ?? null,
    review_by: version.reviewBy ?? null,
  }
}

/** Who made a version, when and why. */
export interface MadeBy {
  readonly author: string
  readonly reason: string
  readonly madeAt: string
}

/** Adds a version to its clause; `clauseId` is of the clause that has its identity. */
export async function insertVersion(
  change: Change,
  clauseId: string,
  version: ClauseVersion,
  state: StoredClauseState,
  { author, reason, madeAt }: MadeBy,
): Promise<string> {
  const id = change.newId()
  const approved = state === 'approved' ? change.now : null
  const standing = {
    state,
    frozen: state === 'draft' ? 0 : 1,
    approved_at: approved,
    withdrawn_at: state === 'withdrawn' ? change.now : null,
    withdrawal: null,
    replacement: null,
  }
  const row = {
    id,
    clause_id: clauseId,
    number: version.version,
    ...contentColumns(version),
    ...standing,
    author,
    reason,
    made_at: madeAt,
    changed_at: change.now,
  }
  await change.tx.insertInto('clause_versions').values(row).execute()
  return id
}

/** The clause of an identity, made where there is none. */
export async function clauseOf(change: Change, version: ClauseVersion): Promise<string> {
  const identity = identityOf(version)
  const known = await change.tx.selectFrom('clauses').select('id').where('identity', '=', identity).executeTakeFirst()
  if (known !== undefined) return known.id
  const id = change.newId()
  const about = {
    id,
    identity,
    code: version.code,
    language: version.language,
    jurisdictions: canonicalJson([...version.jurisdictions].sort()),
  }
  const open = {
    kind: version.kind,
    title: version.title,
    owner: '',
    newest_id: '',
    newest: 0,
    state: 'draft',
    approved_id: null,
    approved: null,
    expires: null,
    review_by: null,
  }
  await change.tx
    .insertInto('clauses')
    .values({ ...about, ...open, sort_key: '', changed_at: change.now })
    .execute()
  return id
}

/** Brings the clause's row, tags and words for search up to date with its versions. */
export async function gatherClause({ tx, now }: Change, id: string): Promise<void> {
  const versions = await tx
    .selectFrom('clause_versions')
    .select(['id', 'number', 'state', 'valid_until', 'review_by'])
    .where('clause_id', '=', id)
    .orderBy('number', 'desc')
    .execute()
  const [newest] = versions
  const version = newest === undefined ? undefined : await contentOf(tx, newest.id)
  if (newest === undefined || version === undefined) return
  const approved = versions.find(({ state }) => state === 'approved')
  const about = { kind: version.kind, title: version.title, owner: version.owner ?? '', sort_key: foldForSearch(version.title) }
  const newestColumns = { newest_id: newest.id, newest: newest.number, state: newest.state, review_by: (approved ?? newest).review_by }
  const approvedColumns = {
    approved_id: approved?.id ?? null,
    approved: approved?.number ?? null,
    expires: (approved ?? newest).valid_until,
  }
  await tx
    .updateTable('clauses')
    .set({ ...about, ...newestColumns, ...approvedColumns, changed_at: now })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('clause_tags').where('clause_id', '=', id).execute()
  for (const tag of new Set(version.tags)) await tx.insertInto('clause_tags').values({ clause_id: id, tag }).execute()
  await gatherWords(tx, id, version)
}

async function gatherWords(tx: Change['tx'], id: string, version: ClauseVersion): Promise<void> {
  const written = plainText(version.body)
  const sources = version.evidence.flatMap(({ title, issuer = '', reference = '' }) => [title, issuer, reference])
  const about = indexText([...version.tags, version.owner ?? '', ...sources].join(' '))
  const words = { title: indexText(version.title), code: indexText(version.code), about, body: indexText(written), written }
  const known = await tx
    .selectFrom('clause_texts')
    .select(['id', 'title', 'about', 'written'])
    .where('clause_id', '=', id)
    .executeTakeFirst()
  if (known === undefined)
    await tx
      .insertInto('clause_texts')
      .values({ clause_id: id, ...words })
      .execute()
  else if (known.title !== words.title || known.about !== about || known.written !== written)
    await tx.updateTable('clause_texts').set(words).where('id', '=', known.id).execute()
}

async function contentOf(db: Reading, versionId: string): Promise<ClauseVersion | undefined> {
  const row = await db.selectFrom('clause_versions').select('content').where('id', '=', versionId).executeTakeFirst()
  return row === undefined ? undefined : clauseFrom(row.content)
}
