import { identityOf } from '../../core/clause/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import type { Recalled } from '../register/index.ts'
import { standsInFor } from '../release/index.ts'
import type { OpenVersion, Store } from '../store/index.ts'

/** How a report names a version; a clause that the library does not know any more is named by its code. */
export async function recalledBy(identity: string, version: number, store: Store): Promise<Result<Recalled>> {
  const versions = await versionsOf(identity, store)
  if (!versions.ok) return versions
  const open = versions.value.find(({ number }) => number === version)
  const code = identity.split(' ')[0] ?? identity
  const instead = open === undefined ? succeed(undefined) : await standsInFor(open, store)
  if (!instead.ok) return instead
  return succeed({
    title: open?.version.title ?? code,
    code,
    version,
    reason: open?.withdrawal?.reason,
    withdrawnOn: open?.withdrawal?.at.slice(0, 10),
    replacement: instead.value,
  })
}

async function versionsOf(identity: string, store: Store): Promise<Result<OpenVersion[]>> {
  const read = await store.library.versions([identity.split(' ')[0] ?? ''])
  return read.ok ? succeed(read.value.filter((open) => identityOf(open.version) === identity)) : read
}
