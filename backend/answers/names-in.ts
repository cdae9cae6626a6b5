import { succeed, type Result } from '../../core/requests/index.ts'
import { verifyVouching, type Vouching } from '../../core/review/index.ts'
import type { Store } from '../store/index.ts'

/** Names of people by their ids, for those who read. */
export type NameOf = (id: string) => string

/** What stands for the name of somebody of whom nothing is known here. */
export const nobodyHere = 'somebody who is not in this house'

/**
 * People of the house by their names, and people whose names came with an import as a root vouched for them: those of another
 * house are called so, since this one does not know them.
 */
export async function namesIn({ people }: Pick<Store, 'people'>): Promise<Result<NameOf>> {
  const here = await people.list()
  if (!here.ok) return here
  const names = new Map([['system', 'Chancery'], ...here.value.map(({ id, name }): [string, string] => [id, name])])
  const elsewhere = await people.elsewhere()
  if (!elsewhere.ok) return elsewhere
  if (elsewhere.value.length === 0) return succeed((id) => names.get(id) ?? nobodyHere)
  const root = await people.root()
  if (!root.ok) return root
  const rootKey = root.value?.publicKey
  return succeed((id) => {
    const name = names.get(id) ?? vouchedName(id, elsewhere.value, rootKey)
    // Verified once, for a list names the same people again and again.
    names.set(id, name)
    return name
  })
}

function vouchedName(id: string, vouchings: readonly Vouching[], rootKey: string | undefined): string {
  const vouching = vouchings.findLast((each) => each.person === id && verifyVouching(each))
  if (vouching === undefined) return nobodyHere
  return vouching.root === rootKey ? vouching.name : `${vouching.name} of another house`
}
