import { z } from 'zod'
import type { Day } from '../../core/clause/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import {
  decisionsThatCount,
  delegationsOn,
  LetterState,
  ruleFor,
  type Decision,
  type Delegation,
  type Person,
  type Review,
  type Ruled,
} from '../../core/review/index.ts'
import { readRules } from './approval-rules.ts'
import { StoredClauseState } from './clause-states.ts'
import { HouseKind, houseTitle } from '../../core/house/index.ts'
import type { Reading } from './connection.ts'
import { decisionsOn } from './decisions.ts'
import { openDelegations } from './delegations.ts'
import type { StoreFailure } from './failures.ts'
import { houseUnknown } from './house-library.ts'
import { houseRowOf, openHouseFrom } from './house-rows.ts'
import { openFrom, rowOf } from './open-version.ts'
import { everyone } from './person-rows.ts'
import { houseKeys, writersBySending, writersOf, type Proofs } from './proofs.ts'

/** What can be sent to review here. */
export const ReviewedSubject = z.union([z.enum(['clause-version', 'letter']), HouseKind])
export type ReviewedSubject = z.infer<typeof ReviewedSubject>

/** What stands under review, as it is stored now. */
export interface SubjectFacts {
  readonly state: StoredClauseState | LetterState
  readonly title: string
  /** Code of a clause or of something of the house, recipient of a letter. */
  readonly about: string
  /** Number of a clause version, revision of a letter. */
  readonly number: number
  readonly author: string
  readonly isFrozen: boolean
  /** What the rule is for. */
  readonly ruled: Ruled
  readonly rule: Review['rule']
  /** Of a clause version; a letter's also depends on its page. */
  readonly digest: string | undefined
}

export const reviewUnknown: StoreFailure = {
  code: 'review-unknown',
  message: 'There is no such review here.',
  remedy: 'Go back to the list of reviews.',
}

/** No key has this one for its root, so that nothing counts in a house that was not founded. */
const noRoot = '0'.repeat(64)

export async function subjectFacts(db: Reading, subject: ReviewedSubject, id: string): Promise<Result<SubjectFacts, StoreFailure>> {
  if (subject === 'letter') {
    const row = await db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined)
      return fail({ code: 'letter-unknown', message: 'This letter is not there any more.', remedy: 'Go back to the list of letters.' })
    const [author = 'system'] = await writersOf(db, id)
    return succeed({
      state: LetterState.parse(row.state),
      title: row.title,
      about: row.recipient,
      number: row.revision,
      author,
      isFrozen: false,
      ruled: { subject },
      rule: ruleFor(await readRules(db), { subject }),
      digest: undefined,
    })
  }
  if (subject !== 'clause-version') return houseSubject(db, subject, id)
  const row = await rowOf(db, id)
  if (row === undefined)
    return fail({ code: 'clause-unknown', message: 'This clause is not in the library.', remedy: 'Go back to the list of clauses.' })
  const { version, state, number, author } = openFrom(row)
  const ruled = { subject, kind: version.kind } as const
  const rule = ruleFor(await readRules(db), ruled)
  const about = version.code
  return succeed({ state, title: version.title, about, number, author, isFrozen: row.frozen === 1, ruled, rule, digest: row.digest })
}

/** Whether no later version of something has been made. A letter has none: it is changed itself. */
export async function isNewest(db: Reading, subject: ReviewedSubject, id: string): Promise<boolean> {
  if (subject === 'letter') return true
  if (subject === 'clause-version') {
    const later = await db
      .selectFrom('clause_versions as own')
      .innerJoin('clause_versions as later', (on) =>
        on.onRef('later.clause_id', '=', 'own.clause_id').onRef('later.number', '>', 'own.number'),
      )
      .select('later.id')
      .where('own.id', '=', id)
      .limit(1)
      .executeTakeFirst()
    return later === undefined
  }
  const later = await db
    .selectFrom('house_versions as own')
    .innerJoin('house_versions as later', (on) =>
      on.onRef('later.kind', '=', 'own.kind').onRef('later.code', '=', 'own.code').onRef('later.number', '>', 'own.number'),
    )
    .select('later.id')
    .where('own.id', '=', id)
    .limit(1)
    .executeTakeFirst()
  return later === undefined
}

async function houseSubject(db: Reading, subject: HouseKind, id: string): Promise<Result<SubjectFacts, StoreFailure>> {
  const row = await houseRowOf(db, id)
  if (row?.kind !== subject) return fail(houseUnknown)
  const { thing, state, code: about, number, author, isFrozen, digest } = openHouseFrom(row)
  return succeed({
    state,
    title: houseTitle(thing),
    about,
    number,
    author,
    isFrozen,
    ruled: { subject },
    rule: ruleFor(await readRules(db), { subject }),
    digest,
  })
}

/** A review as core's rules look at it, and everyone who might take part. */
export interface ReviewFacts {
  readonly review: Review
  readonly people: readonly Person[]
  /** All decisions, also those that do not count here. */
  readonly decisions: readonly Decision[]
  readonly keys: Pick<Proofs, 'vouchings'> & { readonly rootKey: string }
}

/** What every review of a house is looked at with. */
export interface HouseFacts {
  readonly people: readonly Person[]
  readonly keys: ReviewFacts['keys']
  readonly delegations: readonly Delegation[]
}

export async function houseFacts(db: Reading): Promise<HouseFacts> {
  const { vouchings, rootKey = noRoot } = await houseKeys(db)
  return { people: await everyone(db), keys: { vouchings, rootKey }, delegations: await openDelegations(db) }
}

/** What a review is about. `sender` is who sends it just now, whom no request names yet. */
interface Reviewed {
  readonly id: string
  readonly digest: string
  readonly rule: Review['rule']
  readonly author: string
  readonly sender?: string
  readonly today: Day
}

/** `house`: where many are looked at, what is the same for all of them. */
export async function reviewFacts(
  db: Reading,
  { id, digest, rule, author, sender, today }: Reviewed,
  house?: HouseFacts,
): Promise<ReviewFacts> {
  const { people, keys, delegations: all } = house ?? (await houseFacts(db))
  const decisions = await decisionsOn(db, digest)
  const asking = sender === undefined ? [] : writersBySending(author, sender)
  const authors = [...new Set([author, ...asking, ...(await writersOf(db, id))])]
  const delegations = delegationsOn(all, today)
  const review = { rule, decisions: decisionsThatCount(digest, decisions, keys.vouchings, keys.rootKey), authors, delegations }
  return { review, people, decisions, keys }
}
