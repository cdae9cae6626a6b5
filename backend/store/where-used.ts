import type { Correction } from '../../core/release/index.ts'
import type { Reading } from './connection.ts'
import { correctionsOf } from './corrections.ts'
import { sendingFrom, type Sending } from './released-letter.ts'
import type { SendingsTable } from './register-tables.ts'

/** A letter that carries a version of a clause. */
export interface UsingLetter {
  readonly letterId: string
  /** Left out for a draft. */
  readonly releaseId?: string
  readonly title: string
  readonly recipient: string
  readonly version: number
  /** Day or time of its last change, of its release, or of its last sending. */
  readonly at: string
}

/** Where a clause is used, each list the newest first. */
export interface Uses {
  readonly drafts: readonly UsingLetter[]
  readonly released: readonly UsingLetter[]
  readonly sent: readonly UsingLetter[]
}

/** A released letter that carries a certain clause version. */
export interface RecalledLetter {
  readonly releaseId: string
  readonly letterId: string
  readonly title: string
  readonly recipient: string
  /** The letter's own date. */
  readonly date: string
  readonly releasedAt: string
  /** What the clause says in it, in the order of the letter; more than one where it stands there again. */
  readonly passages: readonly string[]
  /** Empty where nobody wrote down that it was sent. */
  readonly sendings: readonly Sending[]
  /** The letters of correction that were begun for it, the first begun first. */
  readonly corrections: readonly Correction[]
}

/** Where a clause, or one version of it, is used. Letters that were removed from the list of letters are left out. */
export async function usesOf(db: Reading, identity: string, version: number | undefined): Promise<Uses> {
  let drafts = db
    .selectFrom('letter_clauses')
    .innerJoin('letters', 'letters.id', 'letter_clauses.letter_id')
    .select(['letters.id as letterId', 'letters.title', 'letters.recipient', 'letter_clauses.version', 'letters.changed_at as at'])
    .where('letter_clauses.identity', '=', identity)
    .where('letters.removed_at', 'is', null)
    .where('letters.state', 'not in', ['released', 'sent'])
  let left = db
    .selectFrom('release_clauses')
    .innerJoin('releases', 'releases.id', 'release_clauses.release_id')
    .select([
      'releases.letter_id as letterId',
      'releases.id as releaseId',
      'releases.title',
      'releases.recipient',
      'release_clauses.version',
      'releases.released_at',
    ])
    .select(({ selectFrom }) =>
      selectFrom('sendings')
        .select(({ fn }) => fn.max('sendings.at').as('last'))
        .whereRef('sendings.release_id', '=', 'releases.id')
        .as('sent_at'),
    )
    .where('release_clauses.identity', '=', identity)
    .distinct()
  if (version !== undefined) {
    drafts = drafts.where('letter_clauses.version', '=', version)
    left = left.where('release_clauses.version', '=', version)
  }
  const letters = (await left.execute()).map(({ sent_at, released_at, ...letter }) => ({
    ...letter,
    isSent: sent_at !== null,
    at: sent_at ?? released_at,
  }))
  const only = (isSent: boolean): UsingLetter[] =>
    letters.filter((letter) => letter.isSent === isSent).map(({ isSent: _sent, ...letter }) => letter)
  return { drafts: newestFirst(await drafts.execute()), released: newestFirst(only(false)), sent: newestFirst(only(true)) }
}

function newestFirst(letters: UsingLetter[]): UsingLetter[] {
  return letters.sort((left, right) => (left.at === right.at ? (left.letterId < right.letterId ? 1 : -1) : left.at < right.at ? 1 : -1))
}

/** Every released letter with a clause version, the first released first; of these only `release`, where it is given. */
export async function recallOf(db: Reading, identity: string, version: number, release?: string): Promise<RecalledLetter[]> {
  const rows = await db
    .selectFrom('release_clauses')
    .innerJoin('releases', 'releases.id', 'release_clauses.release_id')
    .innerJoin('passages', 'passages.id', 'release_clauses.passage')
    .select([
      'releases.id',
      'releases.letter_id',
      'releases.title',
      'releases.recipient',
      'releases.date',
      'releases.released_at',
      'passages.text',
    ])
    .where('release_clauses.identity', '=', identity)
    .where('release_clauses.version', '=', version)
    .$if(release !== undefined, (query) => query.where('releases.id', '=', release ?? ''))
    .orderBy('releases.released_at')
    .orderBy('releases.id')
    .orderBy('release_clauses.position')
    .execute()
  const sendings = await sendingsOf(db, release === undefined ? { identity, version } : release)
  const corrections = await correctionsOf(db, identity, version)
  const letters = new Map<string, RecalledLetter & { passages: string[] }>()
  for (const { id, letter_id, title, recipient, date, released_at, text } of rows) {
    const known = letters.get(id)
    if (known !== undefined) known.passages.push(text)
    else
      letters.set(id, {
        releaseId: id,
        letterId: letter_id,
        title,
        recipient,
        date,
        releasedAt: released_at,
        passages: [text],
        sendings: (sendings.get(id) ?? []).map(sendingFrom),
        corrections: corrections.get(id) ?? [],
      })
  }
  return [...letters.values()]
}

/** The sendings of one release, or of all that carry a clause version. */
async function sendingsOf(
  db: Reading,
  of: string | { readonly identity: string; readonly version: number },
): Promise<Map<string, SendingsTable[]>> {
  const carrying =
    typeof of === 'string'
      ? [of]
      : db.selectFrom('release_clauses').select('release_id').where('identity', '=', of.identity).where('version', '=', of.version)
  const rows = await db.selectFrom('sendings').selectAll().where('release_id', 'in', carrying).orderBy('at').orderBy('id').execute()
  return Map.groupBy(rows, ({ release_id }) => release_id)
}
