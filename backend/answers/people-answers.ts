import { fail, succeed, type ListedPerson, type RequestName, type Result } from '../../core/requests/index.ts'
import type { Person } from '../../core/review/index.ts'
import { fileNameFor } from '../export/index.ts'
import { exportProfile, importProfile } from '../people/index.ts'
import type { Store } from '../store/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import type { KeyKeeping } from './key-keeping.ts'

type PeopleRequests = Extract<RequestName, `people.${string}`>

export function peopleAnswers({ store, host }: Answering, { desk, house }: KeyKeeping): AnswerGroup<PeopleRequests> {
  const { people } = store

  /** Does what opens the administrator's copy of the root key; whoever sits here is looked up again afterwards. */
  async function administer<Value>(action: (administrator: Person) => Promise<Result<Value>>): Promise<Result<Value>> {
    const acting = desk.acting()
    if (!acting.ok) return acting
    const { person } = acting.value
    const outcome = await desk.slowly(person.id, () => action(person))
    const again = await desk.lookAgain()
    return again.ok ? outcome : again
  }

  return {
    'people.state': async () => {
      const here = await desk.lookAgain()
      if (!here.ok) return here
      const root = await people.root()
      if (!root.ok) return root
      return succeed({ ...(root.value !== undefined && { root: root.value }), ...(here.value !== undefined && { here: here.value }) })
    },
    'people.list': async () => {
      const root = await people.root()
      if (!root.ok) return root
      const listed = await listedPeople(store)
      return listed.ok ? succeed({ ...(root.value !== undefined && { root: root.value }), people: listed.value }) : listed
    },
    'people.found': async (profile) => {
      const founded = await house.found(profile)
      if (!founded.ok) return founded
      const unlocked = await desk.unlock(founded.value.id, profile.passphrase)
      return unlocked.ok ? founded : unlocked
    },
    'people.unlock': ({ person, passphrase }) => desk.unlock(person, passphrase),
    'people.lock': () => {
      desk.lock()
      return Promise.resolve(succeed({}))
    },
    'people.add': ({ own, ...profile }) => administer((administrator) => house.add(profile, administrator, own)),
    'people.setRoles': ({ person, roles, own, theirs }) =>
      administer((administrator) => house.setRoles(person, roles, administrator, own, theirs)),
    'people.newKey': ({ person, passphrase, own }) => administer((administrator) => house.newKey(person, passphrase, administrator, own)),
    'people.retire': async ({ person, retired }) => {
      const acting = desk.acting()
      if (!acting.ok) return acting
      const outcome = await house.retire(person, retired, acting.value.person)
      const again = await desk.lookAgain()
      return again.ok ? outcome : again
    },
    'people.erase': ({ person, own }) => administer(async (administrator) => asNothing(await house.erase(person, administrator, own))),
    'people.changePassphrase': async ({ before, after }) => {
      const acting = desk.acting()
      if (!acting.ok) return acting
      const { person } = acting.value
      return asNothing(await desk.slowly(person.id, () => house.changePassphrase(person, before, after)))
    },
    'people.export': async ({ person: id, passphrase }) => {
      const person = await people.open(id)
      if (!person.ok) return person
      const text = await desk.slowly(id, () => exportProfile(person.value, passphrase, people))
      if (!text.ok) return text
      const saved = await host.saveFiles([
        { name: `${fileNameFor(`Profile of ${person.value.name}`)}.json`, format: 'json', bytes: Buffer.from(text.value) },
      ])
      return saved.ok ? succeed({ files: [...saved.value] }) : fail(saved.error)
    },
    'people.import': ({ text, passphrase }) => importProfile(text, passphrase, people),
  }
}

function asNothing(outcome: Result<void>): Result<Record<string, never>> {
  return outcome.ok ? succeed({}) : outcome
}

async function listedPeople({ people }: Store): Promise<Result<ListedPerson[]>> {
  const everyone = await people.list()
  if (!everyone.ok) return everyone
  const kept = await people.kept()
  if (!kept.ok) return kept
  return succeed(
    everyone.value.map((person) => ({ ...person, keyHere: kept.value.keysHere.has(person.id), erased: kept.value.erased.has(person.id) })),
  )
}
