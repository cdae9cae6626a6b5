import { randomBytes } from 'node:crypto'
import { openStore, uuidV7, type OpenVersion, type Store } from '../../../backend/store/index.ts'
import type { ClauseKind, ClauseVersion } from '../../../core/clause/index.ts'
import { colleagues, type Colleague } from '../../core/review/house.ts'
import { broughtIn, foundIn, must, wishOf } from '../store/stores.ts'

export const today = '2026-11-24'

let ids = 0
const outside = { now: () => `${today}T09:00:00.000Z`, newId: () => uuidV7((ids += 1), randomBytes(10)) }

/** A store in which the colleagues are at home. */
export async function houseIn(folder: string, people: readonly Colleague[] = colleagues): Promise<Store> {
  const store = must(await openStore(folder, outside))
  await foundIn(store, people)
  return store
}

let codes = 0

export function clause(kind: ClauseKind = 'statement', text = 'We deliver within five days.'): ClauseVersion {
  codes += 1
  const body: ClauseVersion['body'] = [{ type: 'paragraph', children: [{ text }] }]
  return {
    code: `statement/delivery-${String(codes)}`,
    kind,
    title: 'Delivery',
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: {},
    tags: [],
    evidence: [],
    body,
  }
}

/** A draft that somebody wrote; no two have the same digest. */
export async function drafted(store: Store, by: Colleague | 'import', kind: ClauseKind = 'statement'): Promise<OpenVersion> {
  return by === 'import'
    ? broughtIn(store, clause(kind))
    : must(await store.library.createClause(clause(kind), wishOf(by.person, 'First words.')))
}
