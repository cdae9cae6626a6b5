import type { ClauseVersion } from '../../core/clause/index.ts'
import type { Ask, RequestName } from '../../core/requests/index.ts'
import { must } from '../backend/store/stores.ts'

/** The day of all letters of these tests. */
export const day = '2026-11-24'

export type PeopleRequests = Extract<RequestName, `people.${string}`>
export type ReleaseRequests = Extract<
  RequestName,
  | `register.${string}`
  | `reviews.${string}`
  | `comments.${string}`
  | `delegations.${string}`
  | 'letters.submit'
  | 'letters.standing'
  | 'letters.keep'
  | 'letters.release'
  | 'letters.releaseCheck'
  | 'letters.copy'
>

export async function refused(asked: ReturnType<Ask>): Promise<string> {
  const result = await asked
  return result.ok ? 'answered' : result.error.code
}

/** One person makes the house, and is refused what needs another one. */
export async function askAboutPeople(ask: Ask): Promise<{ [Name in PeopleRequests]: unknown }> {
  const [passphrase, weak, roles] = ['seven quiet harbour lamps', 'short', ['author' as const]]
  const founder = must(await ask('people.found', { name: 'A. Person', roles, passphrase }))
  return {
    'people.found': founder.name,
    'people.list': must(await ask('people.list', {})).people.map(({ name, keyHere }) => [name, keyHere]),
    'people.state': must(await ask('people.state', {})).here?.name,
    'people.add': await refused(ask('people.add', { name: 'B. Person', roles, passphrase: weak, own: passphrase })),
    'people.setRoles': await refused(ask('people.setRoles', { person: founder.id, roles, own: passphrase })),
    'people.newKey': await refused(ask('people.newKey', { person: founder.id, passphrase, own: passphrase })),
    'people.retire': await refused(ask('people.retire', { person: founder.id, retired: true })),
    'people.erase': await refused(ask('people.erase', { person: founder.id, own: passphrase })),
    'people.changePassphrase': await refused(ask('people.changePassphrase', { before: passphrase, after: weak })),
    'people.export': must(await ask('people.export', { person: founder.id, passphrase })).files.map(({ name }) => name),
    'people.lock': must(await ask('people.lock', {})),
    'people.import': await refused(ask('people.import', { text: '{}', passphrase })),
    'people.unlock': must(await ask('people.unlock', { person: founder.id, passphrase })).name,
  }
}

/** Nobody has a profile here, so nothing is released, and what asks for a released letter is refused in a sentence. */
export async function askAboutReleases(ask: Ask, id: string): Promise<{ [Name in ReleaseRequests]: unknown }> {
  const version = { identity: 'statement/commitment en-GB GB', version: 1 }
  return {
    'letters.releaseCheck': must(await ask('letters.releaseCheck', { id })),
    'letters.release': await refused(ask('letters.release', { id })),
    'letters.copy': must(await ask('letters.copy', { id })),
    'letters.submit': await refused(ask('letters.submit', { id })),
    'letters.standing': must(await ask('letters.standing', { id })),
    'letters.keep': await refused(ask('letters.keep', { id, ...version, reason: 'Nothing else is agreed.' })),
    'reviews.inbox': await refused(ask('reviews.inbox', {})),
    'reviews.open': await refused(ask('reviews.open', { id })),
    'reviews.send': await refused(ask('reviews.send', { id })),
    'reviews.sendMany': await refused(ask('reviews.sendMany', { subject: 'house', ids: [id] })),
    'reviews.obstacle': must(await ask('reviews.obstacle', { subject: 'letter', id })),
    'reviews.takeBack': await refused(ask('reviews.takeBack', { id })),
    'reviews.decide': await refused(ask('reviews.decide', { id, meaning: 'approve' })),
    'comments.list': must(await ask('comments.list', { subject: 'letter', subjectId: id })),
    'comments.add': await refused(ask('comments.add', { subject: 'letter', subjectId: id, text: 'Which day?' })),
    'comments.resolve': await refused(ask('comments.resolve', { comment: id })),
    'reviews.pack': await refused(ask('reviews.pack', { id })),
    'reviews.unpack': await refused(ask('reviews.unpack', { bytes: '' })),
    'delegations.list': must(await ask('delegations.list', {})),
    'delegations.make': await refused(ask('delegations.make', { from: id, to: id, firstDay: day, lastDay: day })),
    'delegations.end': await refused(ask('delegations.end', { id })),
    'register.list': must(await ask('register.list', {})),
    'register.open': await refused(ask('register.open', { id })),
    'register.ofLetter': must(await ask('register.ofLetter', { letterId: id })),
    'register.pages': await refused(ask('register.pages', { id })),
    'register.save': await refused(ask('register.save', { id })),
    'register.verify': await refused(ask('register.verify', { id })),
    'register.send': await refused(ask('register.send', { id, day, recipient: 'Example Distribution Ltd', how: 'post' })),
    'register.whereUsed': must(await ask('register.whereUsed', version)),
    'register.recall': must(await ask('register.recall', version)),
    'register.exportRecall': must(await ask('register.exportRecall', { ...version, format: 'pdf' })),
    'register.correct': await refused(ask('register.correct', { ...version, recipients: [{ release: id }] })),
  }
}

export type ClauseRequests = Extract<RequestName, `clauses.${string}`>

/** Nobody writes clauses here either; what only reads is answered. */
export async function askAboutClauses(ask: Ask, version: ClauseVersion): Promise<{ [Name in ClauseRequests]: unknown }> {
  const id = '01930001-0000-7000-8000-000000000000'
  const reason = 'Said why.'
  return {
    'clauses.list': must(await ask('clauses.list', {})),
    'clauses.placeInList': must(await ask('clauses.placeInList', { id })),
    'clauses.facets': must(await ask('clauses.facets', {})),
    'clauses.open': await refused(ask('clauses.open', { id })),
    'clauses.create': await refused(ask('clauses.create', { version, reason })),
    'clauses.saveDraft': await refused(ask('clauses.saveDraft', { id, seen: '0'.repeat(64), version, reason })),
    'clauses.nextVersion': await refused(ask('clauses.nextVersion', { id, reason })),
    'clauses.withdraw': await refused(ask('clauses.withdraw', { id, reason })),
    'clauses.expiring': must(await ask('clauses.expiring', { days: 30 })),
  }
}

export type HouseRequests = Extract<RequestName, `house.${string}`>

/** Nor does anybody change what letters are made from; what only reads is answered. */
export async function askAboutHouse(ask: Ask): Promise<{ [Name in HouseRequests]: unknown }> {
  const { rows } = must(await ask('house.list', {}))
  const id = rows[0]?.newest.id ?? ''
  const opened = must(await ask('house.open', { id }))
  const [version] = opened.versions
  if (version === undefined) throw new Error('The house is empty.')
  const { thing, digest: seen } = version
  const reason = 'Said why.'
  return {
    'house.list': rows.map(({ kind, code }) => [kind, code]),
    'house.open': opened.code,
    'house.create': await refused(ask('house.create', { thing, reason })),
    'house.saveDraft': await refused(ask('house.saveDraft', { id, seen, thing, reason })),
    'house.nextVersion': await refused(ask('house.nextVersion', { id, reason })),
    'house.submit': await refused(ask('house.submit', { id })),
    'house.withdraw': await refused(ask('house.withdraw', { id, reason })),
    'house.render': must(await ask('house.render', { thing, known: [] })).pages.length,
  }
}
