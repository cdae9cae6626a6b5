import { canonicalJson } from '../../core/document/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { Anchor, Comment, type SubjectKind } from '../../core/review/index.ts'
import type { Change, Connection, Reading } from './connection.ts'
import type { StoreFailure } from './failures.ts'

/** A comment to add. `thread` is the id of the comment it answers; only a thread's first comment has an anchor. */
export interface NewComment {
  readonly subject: SubjectKind
  readonly subjectId: string
  readonly text: string
  readonly thread?: string | undefined
  readonly anchor?: Anchor | undefined
}

const commentUnknown: StoreFailure = { code: 'comment-unknown', message: 'This comment is not there.', remedy: 'Open the review again.' }

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
      await tx.insertInto('comments').values(rowOf(comment)).execute()
      await record({ actor: person, kind: 'comment.added', entity: id, payload: { subject, subjectId, thread: comment.thread } })
      return succeed(comment)
    })
  }

  /** Marks a thread as resolved, or as open again. `id` is of its first comment. */
  async resolve(id: string, resolved: boolean, person: string): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async ({ tx, now, record }) => {
      const first = await tx
        .selectFrom('comments')
        .select('resolved_at')
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
      await record({ actor: person, kind: resolved ? 'comment.resolved' : 'comment.reopened', entity: id, payload: {} })
      return succeed(undefined)
    })
  }
}

export async function commentsOn(db: Reading, subjectId: string): Promise<Comment[]> {
  const rows = await db.selectFrom('comments').selectAll().where('subject_id', '=', subjectId).orderBy('at').orderBy('id').execute()
  return rows.map(({ id, subject, subject_id, thread, person, at, text, anchor, resolved_at, resolved_by }) =>
    Comment.parse({
      id,
      subject,
      subjectId: subject_id,
      thread,
      person,
      at,
      text,
      ...(anchor !== null && { anchor: Anchor.parse(JSON.parse(anchor)) }),
      ...(resolved_at !== null && resolved_by !== null && { resolved: { at: resolved_at, by: resolved_by } }),
    }),
  )
}

function rowOf({ id, subject, subjectId, thread, person, at, text, anchor, resolved }: Comment) {
  return {
    id,
    subject,
    subject_id: subjectId,
    thread,
    person,
    at,
    text,
    anchor: anchor === undefined ? null : canonicalJson({ ...anchor }),
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
      await tx.insertInto('comments').values(rowOf(comment)).execute()
      await record({ actor: bringer, kind: 'comment.added', entity: id, payload: { subject, subjectId, thread, person } })
      came += 1
    } else if (known.text !== comment.text || known.person !== person || known.subject_id !== subjectId) conflicts.push(comment)
    else if (known.resolved_at === null && comment.resolved !== undefined) {
      const columns = { resolved_at: comment.resolved.at, resolved_by: comment.resolved.by }
      await tx.updateTable('comments').set(columns).where('id', '=', id).execute()
      await record({ actor: bringer, kind: 'comment.resolved', entity: id, payload: { person: comment.resolved.by } })
      resolved += 1
    }
  }
  return { came, resolved, conflicts }
}
