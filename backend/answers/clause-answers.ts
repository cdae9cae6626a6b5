import { addDays, type Day } from '../../core/clause/index.ts'
import {
  succeed,
  type ClauseDue,
  type ClauseEntry,
  type ClauseListRow,
  type ClauseVersionName,
  type RequestInput,
  type Result,
} from '../../core/requests/index.ts'
import { importAuthor, type Decision } from '../../core/review/index.ts'
import type { ClauseFilter, ClauseRow, ClauseWish, OpenClause, Store } from '../store/index.ts'
import type { Answering, HostServices } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { sealsOf } from './evidence-text.ts'
import { namesIn, type NameOf } from './names-in.ts'
import { actingAs } from './session.ts'
import { versionName } from './version-name.ts'
import { signersIn, vouchedKeys, type Signer } from './vouched-keys.ts'

type ClauseRequests =
  | 'clauses.list'
  | 'clauses.placeInList'
  | 'clauses.facets'
  | 'clauses.open'
  | 'clauses.create'
  | 'clauses.saveDraft'
  | 'clauses.nextVersion'
  | 'clauses.withdraw'
  | 'clauses.expiring'

/** What the clauses' answers need of a host, window or command. */
export type ClauseDesk = Pick<Answering, 'store' | 'session'> & { readonly host: Pick<HostServices, 'today'> }

/** What is asked for of a list, on a day: clauses that stand somehow then, or end within so many days from it. */
function filterOn<Wish extends Pick<RequestInput<'clauses.list'>, 'state' | 'expiresWithin'>>(
  { state, expiresWithin, ...wish }: Wish,
  today: Day,
): Omit<Wish, 'state' | 'expiresWithin'> & Pick<ClauseFilter, 'stands' | 'expires'> {
  return {
    ...wish,
    ...(state !== undefined && { stands: { as: state, on: today } }),
    ...(expiresWithin !== undefined && { expires: { from: today, until: addDays(today, expiresWithin) } }),
  }
}

export function clauseAnswers(answering: ClauseDesk): AnswerGroup<ClauseRequests> {
  const { store, host } = answering
  const { library } = store
  const keys = vouchedKeys()
  return {
    'clauses.list': async (wish) => {
      const listed = await library.listClauses(filterOn(wish, host.today()))
      return listed.ok ? succeed({ rows: listed.value.rows.map(shownRow), total: listed.value.total }) : listed
    },
    'clauses.placeInList': async ({ id, ...wish }) => {
      const place = await library.placeInList(filterOn(wish, host.today()), id)
      return place.ok ? succeed(place.value === undefined ? {} : { place: place.value }) : place
    },
    'clauses.facets': async () => {
      const facets = await library.facets(host.today())
      if (!facets.ok) return facets
      const { total, kinds, states, languages, jurisdictions, tags, owners } = facets.value
      return succeed({
        total,
        kinds: [...kinds],
        states: [...states],
        languages: [...languages],
        jurisdictions: [...jurisdictions],
        tags: [...tags],
        owners: [...owners],
      })
    },
    'clauses.open': async ({ id }) => {
      const opened = await library.openClause(id, host.today())
      if (!opened.ok) return opened
      const names = await namesIn(store)
      if (!names.ok) return names
      const proofs = await store.proofs.on([])
      if (!proofs.ok) return proofs
      const instead = await replacementsIn(opened.value, store)
      if (!instead.ok) return instead
      const signerOf = signersIn(keys, proofs.value, names.value)
      return succeed(shownClause(opened.value, { nameOf: names.value, signerOf, instead: instead.value }))
    },
    'clauses.create': async ({ version, reason }) => {
      const wish = wishFor(reason, answering)
      if (!wish.ok) return wish
      const sealed = await sealsOf(store, version)
      if (!sealed.ok) return sealed
      const made = await library.createClause(version, wish.value)
      return made.ok ? succeed({ clauseId: made.value.clauseId, versionId: made.value.id }) : made
    },
    'clauses.saveDraft': async ({ id, seen, version, reason, writer }) => {
      const wish = wishFor(reason, answering, writer)
      if (!wish.ok) return wish
      const sealed = await sealsOf(store, version)
      if (!sealed.ok) return sealed
      const saved = await library.saveDraft(id, seen, version, wish.value)
      return saved.ok ? succeed({ digest: saved.value.digest, savedAt: saved.value.changedAt }) : saved
    },
    'clauses.nextVersion': async ({ id, reason, version, writer }) => {
      const wish = wishFor(reason, answering, writer)
      if (!wish.ok) return wish
      const sealed = version === undefined ? succeed(undefined) : await sealsOf(store, version)
      if (!sealed.ok) return sealed
      const made = await library.reviseVersion(id, wish.value, version)
      return made.ok ? succeed({ clauseId: made.value.clauseId, versionId: made.value.id }) : made
    },
    'clauses.withdraw': async ({ id, reason, replacement }) => {
      const wish = wishFor(reason, answering)
      if (!wish.ok) return wish
      const withdrawn = await library.withdraw(id, replacement, wish.value)
      return withdrawn.ok ? succeed({}) : withdrawn
    },
    'clauses.expiring': async ({ days }) => {
      const due = await library.due(host.today(), days)
      if (!due.ok) return due
      const shown: ClauseDue[] = []
      for (const { identity, ...each } of due.value) {
        const uses = await store.register.whereUsed(identity, each.number)
        if (!uses.ok) return uses
        shown.push({ ...each, drafts: uses.value.drafts.map(({ letterId, title, recipient }) => ({ letterId, title, recipient })) })
      }
      return succeed({ due: shown })
    },
  }
}

/** What somebody wants, in the name of who sits here; where `writer` is given, they have to be that one. */
function wishFor(reason: string, { session, host }: ClauseDesk, writer?: string): Result<ClauseWish> {
  const acting = actingAs(session, writer)
  return acting.ok ? succeed({ actor: acting.value.person, reason, today: host.today() }) : acting
}

function shownRow({ jurisdictions, tags, newest, approved, expires, reviewBy, title, excerpt, ...row }: ClauseRow): ClauseListRow {
  return {
    ...row,
    title: { text: title.text, ranges: [...title.ranges] },
    excerpt: { text: excerpt.text, ranges: [...excerpt.ranges] },
    jurisdictions: [...jurisdictions],
    tags: [...tags],
    newest: { id: newest.id, number: newest.number, state: newest.state, ...(newest.from !== undefined && { from: newest.from }) },
    ...(approved !== undefined && { approved: approved.number }),
    ...(expires !== undefined && { expires }),
    ...(reviewBy !== undefined && { reviewBy }),
  }
}

/** The versions that were named to stand in for withdrawn ones, by id. */
async function replacementsIn({ versions }: OpenClause, { library }: Store): Promise<Result<ReadonlyMap<string, ClauseVersionName>>> {
  const named = new Map<string, ClauseVersionName>()
  for (const id of new Set(versions.flatMap(({ withdrawal }) => withdrawal?.replacement ?? []))) {
    const opened = await library.openVersion(id)
    if (!opened.ok) return opened
    named.set(id, versionName(opened.value))
  }
  return succeed(named)
}

interface Showing {
  readonly nameOf: NameOf
  signerOf(decision: Decision): Signer
  readonly instead: ReadonlyMap<string, ClauseVersionName>
}

function shownClause({ id, identity, versions }: OpenClause, { nameOf, signerOf, instead }: Showing): ClauseEntry {
  const named = (person: string): string => (person === importAuthor ? 'Import' : nameOf(person))
  return {
    id,
    identity,
    versions: versions.map(
      ({
        id: versionId,
        number,
        stands,
        isFrozen,
        digest,
        reason,
        author,
        madeAt,
        changedAt,
        withdrawal,
        withdrawnBy,
        version,
        decisions,
        comments,
      }) => ({
        id: versionId,
        number,
        state: stands,
        isFrozen,
        digest,
        reason,
        madeAt,
        changedAt,
        version,
        comments,
        author: { id: author, name: named(author) },
        ...(withdrawal !== undefined && {
          withdrawal: {
            at: withdrawal.at,
            reason: withdrawal.reason,
            ...(withdrawnBy !== undefined && { by: nameOf(withdrawnBy) }),
            ...replacementIn(instead, withdrawal.replacement),
          },
        }),
        decisions: decisions.map((decision) => ({
          id: decision.id,
          role: decision.role,
          meaning: decision.meaning,
          at: decision.at,
          comment: decision.comment,
          ...signerOf(decision),
        })),
      }),
    ),
  }
}

function replacementIn(instead: ReadonlyMap<string, ClauseVersionName>, id: string | undefined): { replacement?: ClauseVersionName } {
  const replacement = instead.get(id ?? '')
  return replacement === undefined ? {} : { replacement }
}
