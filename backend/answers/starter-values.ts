import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { starterValuesIn, type CompanyValues } from '../../core/house/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { readCompanyFile } from '../files/index.ts'
import { templatesFolder } from '../places/index.ts'
import type { OpenHouseVersion, Store } from '../store/index.ts'

let read: CompanyValues | undefined

/** The values of the fictional company in the starter library; none where the program came without it. */
function starterCompany(): CompanyValues {
  if (read === undefined) {
    try {
      read = readCompanyFile(readFileSync(join(templatesFolder(), 'company.yaml'), 'utf8'), 'company.yaml').company ?? {}
    } catch {
      read = {}
    }
  }
  return read
}

/** `starterValues` as lists and reviews show them. */
export function shownStarterValues(version: OpenHouseVersion, all: readonly OpenHouseVersion[]): { starterValues?: string[] } {
  const starterValues = starterValuesIn(
    version,
    all.filter(({ kind }) => kind === 'company'),
    starterCompany(),
  )
  return starterValues.length === 0 ? {} : { starterValues }
}

/** Fails with `starter-values` where a version would be approved with values of the starter library and without a word on them. */
export async function confirmedAsOurs(versionId: string, comment: string, { house }: Store): Promise<Result<void>> {
  if (comment.trim() !== '') return succeed(undefined)
  const all = await house.versions()
  if (!all.ok) return all
  const version = all.value.find(({ id }) => id === versionId)
  const { starterValues = [] } = version === undefined ? {} : shownStarterValues(version, all.value)
  if (starterValues.length === 0) return succeed(undefined)
  const named = starterValues.slice(0, 3).join(', ')
  const more = starterValues.length > 3 ? ` and ${String(starterValues.length - 3)} more` : ''
  return fail({
    code: 'starter-values',
    message: `These values still are those of the fictional company in the starter library: ${named}${more}.`,
    remedy: 'Ask for changes, so that your own stand there; or, where they are your own, say so in the comment of the approval.',
  })
}
