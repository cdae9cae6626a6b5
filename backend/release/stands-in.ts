import { succeed, type Result } from '../../core/requests/index.ts'
import type { OpenVersion, Store } from '../store/index.ts'

/** The version that stands in for a withdrawn one; where that was withdrawn too, what stands in for that. Undefined where none does. */
export async function standsInFor({ id, withdrawal }: OpenVersion, { library }: Store): Promise<Result<OpenVersion | undefined>> {
  const seen = new Set([id])
  let next = withdrawal?.replacement
  while (next !== undefined && !seen.has(next)) {
    seen.add(next)
    const opened = await library.openVersion(next)
    if (!opened.ok) return opened
    if (opened.value.withdrawal === undefined) return succeed(opened.value)
    next = opened.value.withdrawal.replacement
  }
  return succeed(undefined)
}
