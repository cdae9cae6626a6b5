import { X509Certificate } from 'node:crypto'
import { succeed, type Result } from '../../core/requests/index.ts'
import type { Store } from '../store/index.ts'

/** The certificates whose word counts in the house, as an administrator named them. */
export async function trustedByHouse({ signing }: Pick<Store, 'signing'>): Promise<Result<X509Certificate[]>> {
  const kept = await signing.trusted()
  return kept.ok ? succeed(kept.value.map(({ certificate }) => new X509Certificate(certificate))) : kept
}
