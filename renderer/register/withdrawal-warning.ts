import type { RegisterEntry } from '../../core/requests/index.ts'
import { allOf } from '../../core/review/index.ts'

/** A clause version in a released letter that was withdrawn since. */
export type WithdrawnSince = Pick<RegisterEntry['clauses'][number], 'identity' | 'version' | 'title'>

/** What was withdrawn since of what a letter carries, words that were taken out of clauses too, each version once. */
export function withdrawnSince({ clauses, detached = [] }: Pick<RegisterEntry, 'clauses' | 'detached'>): WithdrawnSince[] {
  const withdrawn = [...clauses, ...detached].filter(({ state }) => state === 'withdrawn')
  return [...new Map(withdrawn.map((each) => [`${each.identity} ${String(each.version)}`, each])).values()]
}

/** What to know before it goes out, or goes out once more; undefined while all its clauses hold. */
export function withdrawalWarning(entry: RegisterEntry): string | undefined {
  const titles = [...new Set(withdrawnSince(entry).map(({ title }) => `“${title}”`))]
  if (titles.length === 0) return undefined
  const isCarried = entry.clauses.some(({ state }) => state === 'withdrawn')
  const which = `${isCarried ? '' : 'words of '}${titles.length === 1 ? 'a clause that was' : 'clauses that were'}`
  const what = `It carries ${which} withdrawn since its release: ${allOf(titles)}.`
  return entry.sendings.length === 0
    ? `${what} Do not send it; begin a new letter from this one instead.`
    : `${what} It was sent already: do not send it again.`
}
