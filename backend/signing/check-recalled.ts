import { fail, succeed, type CertificateFinding, type Result } from '../../core/requests/index.ts'
import { allOf } from '../../core/review/index.ts'
import type { RecalledRelease, Store } from '../store/index.ts'

/** That letters to be signed carry what was withdrawn since their release, in one warning; none where they do not. `of`: how many are to be signed. */
export function checkRecalled(recalled: readonly RecalledRelease[], of: number): CertificateFinding[] {
  const letters = new Set(recalled.map(({ release }) => release)).size
  const titles = [...new Set(recalled.map(({ clause }) => `“${clause}”`))]
  if (letters === 0) return []
  const which = of === 1 ? 'The letter carries' : `${String(letters)} of the ${String(of)} letters ${letters === 1 ? 'carries' : 'carry'}`
  const what = titles.length === 1 ? 'a clause that was' : 'clauses that were'
  return [
    {
      severity: 'warning',
      code: 'clause-withdrawn',
      message: `${which} ${what} withdrawn since the release: ${allOf(titles)}.`,
      remedy: 'Do not sign or send it; begin a new letter from it instead.',
    },
  ]
}

/** Fails with `clause-withdrawn` where a released letter carries what was withdrawn since. */
export async function notRecalled(id: string, { register }: Pick<Store, 'register'>): Promise<Result<void>> {
  const recalled = await register.recalledAmong([id])
  if (!recalled.ok) return recalled
  const [warning] = checkRecalled(recalled.value, 1)
  return warning === undefined ? succeed(undefined) : fail(warning)
}
