import type { Vouching } from '../../core/review/index.ts'
import type { Change } from './connection.ts'
import { addPerson } from './people.ts'
import { hasKey, insertVouching } from './person-keys.ts'

/** Who came with a package, how much the root vouched for that was not known here, and whom it vouched for anew elsewhere. */
export interface BroughtPeople {
  readonly names: readonly string[]
  readonly vouchings: number
  /** Names of people who have another key or other roles elsewhere than here. */
  readonly renewed: readonly string[]
}

/**
 * Takes in what this house's root vouched for on another computer: people who have no profile here get one without a key,
 * those who have keep it as it is. `vouchings` are verified, and all of this root. Of whom was erased here nothing comes back.
 */
export async function bringPeople(change: Change, vouchings: readonly Vouching[], bringer: string): Promise<BroughtPeople> {
  const { tx } = change
  const names: string[] = []
  const renewed: string[] = []
  let count = 0
  for (const person of new Set(vouchings.map((vouching) => vouching.person))) {
    const theirs = vouchings.filter((vouching) => vouching.person === person).sort((left, right) => (left.at < right.at ? -1 : 1))
    const newest = theirs.at(-1)
    const here = await tx.selectFrom('persons').select(['public_key', 'roles', 'erased']).where('id', '=', person).executeTakeFirst()
    if (newest === undefined || here?.erased === 1) continue
    if (here === undefined && !(await hasKey(tx, newest.publicKey))) {
      const { name, roles, publicKey } = newest
      await addPerson(change, { id: person, name, roles, publicKey, vouching: newest }, bringer)
      names.push(name)
    } else if (here !== undefined && (await isNewer(change, newest)) && isOther(here, newest)) renewed.push(newest.name)
    for (const vouching of theirs) if (await isNew(change, vouching)) count += 1
    for (const vouching of theirs) await insertVouching(tx, vouching)
  }
  return { names, vouchings: count, renewed }
}

async function isNew({ tx }: Change, { signature }: Vouching): Promise<boolean> {
  return (await tx.selectFrom('vouchings').select('person').where('signature', '=', signature).executeTakeFirst()) === undefined
}

/** True when nothing here was vouched for as late. */
async function isNewer({ tx }: Change, { person, at }: Vouching): Promise<boolean> {
  return (
    (await tx.selectFrom('vouchings').select('person').where('person', '=', person).where('at', '>=', at).executeTakeFirst()) === undefined
  )
}

function isOther(here: { readonly public_key: string; readonly roles: string }, { publicKey, roles }: Vouching): boolean {
  return here.public_key !== publicKey || here.roles !== JSON.stringify(roles)
}
