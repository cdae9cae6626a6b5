import { digestOfClauseVersion, type ClauseVersion } from '../../../core/clause/index.ts'
import {
  assembleLetter,
  checkLetter,
  pinClause,
  resolveLetter,
  type Letter,
  type ResolvedLetter,
  type Shelf,
} from '../../../core/letter/index.ts'
import type { ReleaseFacts, VersionFacts } from '../../../core/release/index.ts'
import { defaultRules, digestForApproval, type Decision } from '../../../core/review/index.ts'
import { clauseVersion, paragraph, present, shelf, source } from '../letter/shelf.ts'
import { author, decision, reviewer, rootKeys, second, vouchings, type Colleague } from '../review/house.ts'

export const layout = 'layout-1'
export const today = '2026-11-24'

export function letterWith(versions: readonly ClauseVersion[], values: Record<string, string> = {}): Letter {
  return present(assembleLetter(source([paragraph('We write to you.'), ...versions.map(pinClause)], values), shelf({ versions })).letter)
}

export function resolvedOf(letter: Letter, on: Shelf): ResolvedLetter {
  const { resolved } = resolveLetter(letter, on, { draftLine: false, printLetterhead: true, images: new Map() })
  if (resolved === undefined) throw new Error('not resolved')
  return resolved
}

/** An approved version, and the decisions that approve it. */
export function approved(
  version: ClauseVersion,
  changes: Partial<VersionFacts> = {},
  by: readonly Colleague[] = [reviewer, second],
): { facts: VersionFacts; decisions: Decision[] } {
  return {
    facts: { version, state: 'approved', authors: [author.person.id], ...(version.seal && { seal: 'holds' as const }), ...changes },
    decisions: by.map((each) => decision(each, digestOfClauseVersion(version))),
  }
}

const houseDigests = { template: '11'.repeat(32), letterhead: '22'.repeat(32), company: '33'.repeat(32) } as const

interface Given {
  readonly versions?: readonly { readonly facts: VersionFacts; readonly decisions: readonly Decision[] }[]
  /** Versions the letter carries; all that are given when left out. */
  readonly pinned?: readonly ClauseVersion[]
  readonly values?: Record<string, string>
  readonly changes?: Partial<ReleaseFacts>
  /** Decisions on the letter; one approval when left out. */
  readonly onLetter?: (digest: string) => Decision[]
}

/** All about a letter that may be released, but for what is given otherwise. */
export function factsOf({ versions = [approved(clauseVersion())], pinned, values, changes = {}, onLetter }: Given = {}): ReleaseFacts {
  const letter = letterWith(pinned ?? versions.map(({ facts }) => facts.version), values)
  const on = shelf({ versions: versions.map(({ facts }) => facts.version) })
  const digest = digestForApproval(letter, { layout, resolved: resolvedOf(letter, on) })
  const onHouse = (['template', 'letterhead', 'company'] as const).map((subject) => decision(reviewer, houseDigests[subject], { subject }))
  const house = {
    id: '01930000-0000-7000-8000-000000000009',
    title: 'Of the house',
    number: 1,
    state: 'approved' as const,
    authors: [author.person.id],
  }
  return {
    letter,
    digest,
    authors: [author.person.id],
    today,
    found: checkLetter(letter, on),
    versions: versions.map(({ facts }) => facts),
    house: {
      template: { ...house, digest: houseDigests.template },
      letterhead: { ...house, digest: houseDigests.letterhead },
      company: { ...house, digest: houseDigests.company },
    },
    transcripts: [],
    rules: defaultRules,
    decisions: [
      ...versions.flatMap(({ decisions }) => decisions),
      ...onHouse,
      ...(onLetter?.(digest) ?? [decision(reviewer, digest, { subject: 'letter' })]),
    ],
    vouchings,
    rootKey: rootKeys.publicKey,
    ...changes,
  }
}
