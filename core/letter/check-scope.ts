import { identityOf, standingOn, variantFor, versionFor, type ClauseVersion } from '../clause/index.ts'
import { dayOf } from './assemble.ts'
import type { Finding, Place } from './finding.ts'
import type { Letter } from './letter.ts'
import type { Shelf } from './shelf.ts'

/** A clause in another language than its letter, or for fewer jurisdictions; with the variant of it that fits, where there is one. */
export function checkScope(version: ClauseVersion, place: Place, letter: Letter, shelf: Shelf): Finding[] {
  const missing = outside(version, letter)
  const isForeign = tongue(version.language) !== tongue(letter.language)
  if (!isForeign && missing.length === 0) return []
  const fitting = variantInScope(version, letter, shelf)
  const common = {
    severity: 'warning' as const,
    place,
    ...(fitting && { replaceBy: { identity: identityOf(fitting), version: fitting.version } }),
  }
  const takeIt = fitting && `Take v${String(fitting.version)} of the clause in ${[fitting.language, ...fitting.jurisdictions].join(' ')}.`
  const findings: Finding[] = []
  if (isForeign)
    findings.push({
      ...common,
      code: 'clause-outside-language',
      message: `${version.title} is in ${version.language}; the letter is in ${letter.language}.`,
      remedy: takeIt ?? 'Take a clause in the letter’s language, or change the letter’s language.',
    })
  if (missing.length > 0)
    findings.push({
      ...common,
      code: 'clause-outside-jurisdiction',
      message: `${version.title} is for ${version.jurisdictions.join(', ')}; the letter is also for ${missing.join(', ')}.`,
      remedy: takeIt ?? `Take a variant of the clause for ${missing.join(', ')}, or narrow the letter’s jurisdictions.`,
    })
  return findings
}

/** Languages of one tongue do not stand in each other's way: "en-IE" in a letter in "en-GB". */
function tongue(tag: string): string {
  return tag.split('-')[0] ?? tag
}

/** Those of the letter's jurisdictions for which a clause is not made; a clause that names none is for all. */
function outside({ jurisdictions }: ClauseVersion, letter: Letter): string[] {
  return jurisdictions.length === 0 ? [] : letter.jurisdictions.filter((code) => !jurisdictions.includes(code))
}

/** The version of the same clause that may stand in the letter on its date, in its language and for all its jurisdictions. */
function variantInScope({ code }: ClauseVersion, letter: Letter, { library }: Shelf): ClauseVersion | undefined {
  const versions = library.versions.filter(
    (other) => other.code === code && tongue(other.language) === tongue(letter.language) && outside(other, letter).length === 0,
  )
  const day = dayOf(letter.values)
  const query = { code, language: letter.language, jurisdiction: letter.jurisdictions[0] }
  const found = versionFor(variantFor({ versions }, query), day)
  return found !== undefined && day !== undefined && standingOn(found, day) === 'valid' ? found : undefined
}
