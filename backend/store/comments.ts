import { canonicalJson } from '../../core/document/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { Anchor, Comment, Followed, mentionsIn, SubjectKind } from '../../core/review/index.ts'
import type { Selectable } from 'kysely'
import type { Change, Connection, Reading } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import type { CommentsTable } from './review-tables.ts'

/** A comment to add. `thread` is the id of the comment it answers; only a thread's first comment has an anchor. */
export interface NewComment {
  readonly subject: SubjectKind
  readonly subjectId: string
  readonly text: string
  readonly thread?: string | undefined
  readonly anchor?: Anchor | undefined
}

/** Where the passage of a thread is in a letter as it is saved; `thread` is the id of its first comment. */
export interface FollowedPassage {
  readonly thread: string
  readonly followed: Followed
}

/** A comment that mentions somebody in an open thread, which they have not answered yet. */
export interface OpenMention {
  readonly comment: Comment
  /** Title of a letter; undefined where something else is commented on. */
  readonly letter: string | undefined
}

const commentUnknown: StoreFailure = {
  code: 'comment-unknown',
  message: 'This comment is not there.',
  remedy: 'Open again what it was written on.',
}

/** What people say about what is under review, in threads. */
export class Comments {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** All comments on a clause version or letter, the oldest first. */
  async on(subjectId: string): Promise<Result<Comment[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await commentsOn(db, subjectId)))
  }

  async add({ subject, subjectId, text, thread, anchor }: NewComment, person: string): Promise<Result<Comment, StoreFailure>> {
    return this.#connection.change(async ({ tx, now, newId, record }) => {
      if (thread !== undefined) {
        const first = await tx
          .selectFrom('comments')
          .select('subject_id')
          .where('id', '=', thread)
          .whereRef('thread', '=', 'id')
          .executeTakeFirst()
        if (first?.subject_id !== subjectId) return fail(commentUnknown)
      }
      const id = newId()
      const comment = Comment.parse({
        id,
        subject,
        subjectId,
        thread: thread ?? id,
        person,
        at: now,
        text,
        ...(thread === undefined && anchor !== undefined && { anchor }),
      })
      await insertComment(tx, comment)
      await record({ actor: person, kind: 'comment.added', entity: id, payload: { subject, subjectId, thread: comment.thread } })
      return succeed(comment)
    })
  }

  /** What mentions somebody and waits for their answer, the newest first. */
  async mentioning(person: string): Promise<Result<OpenMention[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const rows = await db
        .selectFrom('mentions')
        .innerJoin('comments as said', 'said.id', 'mentions.comment_id')
        .innerJoin('comments as first', 'first.id', 'said.thread')
        .leftJoin('letters', 'letters.id', 'said.subject_id')
        .selectAll('said')
        .select('letters.title')
        .where('mentions.person', '=', person)
        .where('said.person', '!=', person)
        .where('first.resolved_at', 'is', null)
        .where('letters.removed_at', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('comments as later')
                .select('later.id')
                .whereRef('later.thread', '=', 'said.thread')
                .where('later.person', '=', person)
                .whereRef('later.at', '>=', 'said.at'),
            ),
          ),
        )
        .orderBy('said.at', 'desc')
        .execute()
      return succeed(rows.map(({ title, ...row }) => ({ comment: commentFrom(row), letter: title ?? undefined })))
    })
  }

  /** Marks a thread as resolved, or as open again. `id` is of its first comment. */
  async resolve(id: string, resolved: boolean, person: string): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async ({ tx, now, record }) => {
      const first = await tx
        .selectFrom('comments')
        .select(['resolved_at', 'subject', 'subject_id'])
        .where('id', '=', id)
        .whereRef('thread', '=', 'id')
        .executeTakeFirst()
      if (first === undefined) return fail(commentUnknown)
      if ((first.resolved_at !== null) === resolved) return succeed(undefined)
      await tx
        .updateTable('comments')
        .set({ resolved_at: resolved ? now : null, resolved_by: resolved ? person : null })
        .where('id', '=', id)
        .execute()
      const states = resolved ? { before: 'open', after: 'resolved' } : { before: 'resolved', after: 'open' }
      const payload = { subject: first.subject, subjectId: first.subject_id, ...states }
      await record({ actor: person, kind: resolved ? 'comment.resolved' : 'comment.reopened', entity: id, payload })
      return succeed(undefined)
    })
  }
}

export async function commentsOn(db: Reading, subjectId: string): Promise<Comment[]> {
  const rows = await db.selectFrom('comments').selectAll().where('subject_id', '=', subjectId).orderBy('at').orderBy('id').execute()
  return rows.map(commentFrom)
}

function commentFrom({ subject_id, anchor, followed, resolved_at, resolved_by, ...row }: Selectable<CommentsTable>): Comment {
  return Comment.parse({
    ...row,
    subjectId: subject_id,
    ...(anchor !== null && { anchor: Anchor.parse(JSON.parse(anchor)) }),
    ...(followed !== null && { followed: Followed.parse(JSON.parse(followed)) }),
    ...(resolved_at !== null && resolved_by !== null && { resolved: { at: resolved_at, by: resolved_by } }),
  })
}

/** Keeps where passages of a letter are as it is saved now. Words and times of the comments stay as they are. */
export async function followPassages({ tx }: Change, letterId: string, passages: readonly FollowedPassage[]): Promise<void> {
  for (const { thread, followed } of passages)
    await tx
      .updateTable('comments')
      .set({ followed: canonicalJson({ ...followed }) })
      .where('id', '=', thread)
      .where('subject_id', '=', letterId)
      .where('anchor', 'is not', null)
      .execute()
}

async function insertComment(tx: Change['tx'], comment: Comment): Promise<void> {
  await tx.insertInto('comments').values(rowOf(comment)).execute()
  for (const person of mentionsIn(comment.text)) await tx.insertInto('mentions').values({ comment_id: comment.id, person }).execute()
}

function rowOf({ id, subject, subjectId, thread, person, at, text, anchor, followed, resolved }: Comment) {
  return {
    id,
    subject,
    subject_id: subjectId,
    thread,
    person,
    at,
    text,
    anchor: anchor === undefined ? null : canonicalJson({ ...anchor }),
    followed: followed === undefined ? null : canonicalJson({ ...followed }),
    resolved_at: resolved?.at ?? null,
    resolved_by: resolved?.by ?? null,
  }
}

/**
 * Takes in comments that came from another computer, and that threads were resolved there. `bringer` is who brought them.
 * One that is here in other words stays as it is; its id is among `conflicts`.
 */
export async function bringComments(
  { tx, record }: Change,
  comments: readonly Comment[],
  bringer: string,
): Promise<{ readonly came: number; readonly resolved: number; readonly conflicts: readonly Comment[] }> {
  let [came, resolved] = [0, 0]
  const conflicts: Comment[] = []
  for (const comment of comments) {
    const known = await tx.selectFrom('comments').selectAll().where('id', '=', comment.id).executeTakeFirst()
    const { id, subject, subjectId, thread, person } = comment
    if (known === undefined) {
      await insertComment(tx, comment)
      await record({ actor: bringer, kind: 'comment.added', entity: id, payload: { subject, subjectId, thread, person } })
      came += 1
    } else if (known.text !== comment.text || known.person !== person || known.subject_id !== subjectId) conflicts.push(comment)
    else if (known.resolved_at === null && comment.resolved !== undefined) {
      const columns = { resolved_at: comment.resolved.at, resolved_by: comment.resolved.by }
      await tx.updateTable('comments').set(columns).where('id', '=', id).execute()
      const payload = { subject, subjectId, before: 'open', after: 'resolved', person: comment.resolved.by }
      await record({ actor: bringer, kind: 'comment.resolved', entity: id, payload })
      resolved += 1
    }
  }
  return { came, resolved, conflicts }
}
