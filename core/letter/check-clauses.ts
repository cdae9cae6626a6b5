import { identityOf, standingOn, successorOn, variantFor, type ClauseVersion, type Day } from '../clause/index.ts'
import { digestOfDocument, isAdapted, type Block, type Clause, type ClauseReference } from '../document/index.ts'
import { adaptationFinding, saysTheSame } from './adaptation.ts'
import type { Finding, Place } from './finding.ts'
import { formatValue } from './format.ts'
import type { Letter } from './letter.ts'
import { dayOf, lockOf } from './assemble.ts'
import { checkScope } from './check-scope.ts'
import { nearest } from './nearest.ts'
import type { Shelf } from './shelf.ts'
import type { LetterTemplate } from './template.ts'

/** Every finding about the clauses of a letter: unknown, altered, out of date, out of place, missing, doubled. */
export function checkClauses(letter: Letter, template: LetterTemplate | undefined, shelf: Shelf): Finding[] {
  const byBlock = letter.document.flatMap((block, index) => checkBlock(block, index, letter, shelf))
  return [...byBlock, ...missingClauses(letter, template), ...doubledClauses(letter)]
}

function checkBlock(block: Block, index: number, letter: Letter, shelf: Shelf): Finding[] {
  if (block.type === 'clause-reference') return [unresolved(block, index, letter, shelf)]
  return block.type === 'clause' ? checkClause(block, { path: [index], clause: block.code }, letter, shelf) : []
}

function unresolved(reference: ClauseReference, index: number, letter: Letter, shelf: Shelf): Finding {
  const place: Place = { path: [index], clause: reference.code }
  const codes = shelf.library.codes ?? [...new Set(shelf.library.versions.map((version) => version.code))]
  if (!codes.includes(reference.code)) {
    const remedy = nearest(reference.code, codes, (code) => `Did you mean “${code}”?`)
    return {
      severity: 'error',
      code: 'clause-unknown',
      message: `The library has no clause “${reference.code}”.`,
      remedy: remedy ?? 'Correct its code, or add a library that has it.',
      place,
    }
  }
  const variant = variantFor(shelf.library, {
    code: reference.code,
    language: reference.language ?? letter.language,
    isLanguageNamed: reference.language !== undefined,
    jurisdiction: reference.jurisdiction ?? letter.jurisdictions[0],
  })
  if (variant.length === 0) return otherTongue(reference, place, shelf)
  const numbers = variant.map((version) => String(version.version)).join(', ')
  return {
    severity: 'error',
    code: 'clause-version-unknown',
    message: `Clause “${reference.code}” has no version ${String(reference.version ?? '')}; the library has ${numbers}.`,
    remedy: `Name one of the versions ${numbers}, or none to take the newest.`,
    place,
  }
}

function otherTongue({ code, language = '' }: ClauseReference, place: Place, shelf: Shelf): Finding {
  const there = [
    ...new Set(shelf.library.versions.filter((version) => version.code === code).map((version) => version.language)),
  ].toSorted()
  return {
    severity: 'error',
    code: 'clause-version-unknown',
    message: `Clause “${code}” is not there in ${language}; the library has it in ${there.join(', ')}.`,
    remedy: 'Name one of these languages, or none to take the letter’s.',
    place,
  }
}

function checkClause(clause: Clause, place: Place, letter: Letter, shelf: Shelf): Finding[] {
  const variant = variantOf(clause, shelf)
  const version = variant.find((candidate) => candidate.version === clause.version)
  const intact = isAdapted(clause) || saysTheSame(clause)
  const known = version !== undefined && digestOfDocument(version.body) === clause.digest
  if (!intact || (version !== undefined && !known)) return [altered(clause, place)]
  if (version === undefined) return [absent(clause, variant, place)]
  const about = [...datesOf(version, variant, place, letter), ...checkScope(version, place, letter, shelf)]
  if (isAdapted(clause)) return [adaptationFinding(clause, version, place, shelf.adaptable), ...about]
  // A lock stands in the letter's file, where anything can write it: only the version decides it.
  if (clause.lock !== lockOf(version)) return [otherLock(clause, place)]
  return about
}

function variantOf(clause: Clause, shelf: Shelf): readonly ClauseVersion[] {
  return shelf.library.versions
    .filter((version) => identityOf(version) === identityOf(clause))
    .sort((left, right) => right.version - left.version)
}

function altered(clause: Clause, place: Place): Finding {
  return {
    severity: 'error',
    code: 'clause-altered',
    message: `The words of clause “${clause.code}” v${String(clause.version)} in this letter differ from the library’s.`,
    remedy: 'Remove the clause and insert it again from the library.',
    place,
  }
}

function otherLock(clause: Clause, place: Place): Finding {
  const { code, version, lock } = clause
  const name = `Clause “${code}” v${String(version)}`
  return {
    ...altered(clause, place),
    message:
      lock === 'sealed'
        ? `${name} is marked as a sealed quotation in this letter, and the library’s has no seal.`
        : `${name} is a sealed quotation in the library, and this letter does not keep it sealed.`,
  }
}

function absent(clause: Clause, variant: readonly ClauseVersion[], place: Place): Finding {
  const unknown = variant.length === 0
  return {
    severity: 'error',
    code: unknown ? 'clause-unknown' : 'clause-version-unknown',
    message: `The library has no ${unknown ? '' : `version ${String(clause.version)} of `}clause “${clause.code}”${unknown ? ` in ${clause.language}` : ''}.`,
    remedy: 'Replace the clause by one of the library, or add the library that has it.',
    place,
  }
}

function datesOf(version: ClauseVersion, variant: readonly ClauseVersion[], place: Place, letter: Letter): Finding[] {
  const day = dayOf(letter.values)
  if (day === undefined) return []
  const standing = standingOn(version, day)
  const successor = successorOn(version, variant, day)
  if (standing !== 'valid') return [outsideDates(version, standing, day, successor, place, letter.language)]
  return successor === undefined ? [] : [superseded(version, successor, place)]
}

function outsideDates(
  version: ClauseVersion,
  standing: 'expired' | 'not-yet-valid',
  day: Day,
  successor: ClauseVersion | undefined,
  place: Place,
  language: string,
): Finding {
  const shown = (date: Day | undefined): string => {
    const text = formatValue(date ?? '', 'long', language)
    return text.ok ? text.value : (date ?? '')
  }
  const when = standing === 'expired' ? `ended on ${shown(version.valid.until)}` : `is not valid before ${shown(version.valid.from)}`
  return {
    severity: 'error',
    code: standing === 'expired' ? 'clause-expired' : 'clause-not-yet-valid',
    message: `${version.title} (v${String(version.version)}) ${when}; the letter is dated ${shown(day)}.`,
    remedy:
      successor === undefined ? 'Choose another date, or replace the clause.' : `Take version ${String(successor.version)} of the clause.`,
    place,
    ...(successor && { takeVersion: successor.version }),
  }
}

function superseded(version: ClauseVersion, successor: ClauseVersion, place: Place): Finding {
  return {
    severity: 'warning',
    code: 'clause-superseded',
    message: `${version.title}: the letter uses v${String(version.version)}, the library has v${String(successor.version)}.`,
    remedy: `Take version ${String(successor.version)} of the clause.`,
    place,
    takeVersion: successor.version,
  }
}

function codesOf(letter: Letter): string[] {
  return letter.document.flatMap((block) => (block.type === 'clause' || block.type === 'clause-reference' ? [block.code] : []))
}

function missingClauses(letter: Letter, template: LetterTemplate | undefined): Finding[] {
  const present = new Set(codesOf(letter))
  return (template?.mandatoryClauses ?? [])
    .filter((code) => !present.has(code))
    .map((code) => ({
      severity: 'error' as const,
      code: 'clause-missing' as const,
      message: `The template “${template?.title ?? ''}” asks for the clause “${code}”, and the letter does not have it.`,
      remedy: `Insert “${code}”.`,
      place: { clause: code },
    }))
}

function doubledClauses(letter: Letter): Finding[] {
  const seen = new Set<string>()
  return letter.document.flatMap((block, index): Finding[] => {
    if (block.type !== 'clause') return []
    const identity = identityOf(block)
    const doubled = seen.has(identity)
    seen.add(identity)
    if (!doubled) return []
    return [
      {
        severity: 'warning',
        code: 'clause-duplicate',
        message: `Clause “${block.code}” stands in the letter more than once.`,
        remedy: 'Remove one of them, if that is not meant.',
        place: { path: [index], clause: block.code },
      },
    ]
  })
}
