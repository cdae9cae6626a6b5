import { clauseAnswers, closedSession, namesIn, nobodyHere, sealStandingOf, todayHere, type NameOf } from '../../backend/answers/index.ts'
import { writeClauseFile } from '../../backend/files/index.ts'
import type { Proofs, Store } from '../../backend/store/index.ts'
import { hasOwnWords, sealFault, type ClauseVersion, type Day, type SealStanding } from '../../core/clause/index.ts'
import { fail, succeed, type ClauseVersionEntry, type Failure, type Result } from '../../core/requests/index.ts'
import { clauseStandingOn, decisionStandings, standingOfDecision, type ClauseStanding, type Meaning } from '../../core/review/index.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { withStore, type DataOption } from '../open-data.ts'
import { say, visible, visibleLines } from '../output.ts'
import { refuse } from '../refuse.ts'

interface ShowCommand extends DataOption {
  /** Only the variants in this language. */
  readonly language?: string
  readonly json?: boolean
}

interface Wanted {
  readonly code: string
  readonly language: string | undefined
}

type Decided = ClauseVersionEntry['decisions'][number] & {
  readonly counts: boolean
  /** Why it counts or does not, in a sentence. */
  readonly standing: string
}

/** A version as it is shown; `docs/command-line.md` has the same for `--json`. */
interface ShownVersion extends Omit<ClauseVersionEntry, 'decisions' | 'withdrawal'> {
  readonly standsToday: ClauseStanding
  /** `by`: a name; left out where another house withdrew it, before it was imported. */
  readonly withdrawal?: NonNullable<ClauseVersionEntry['withdrawal']> & { readonly by?: string }
  readonly decisions: readonly Decided[]
  readonly seal?: {
    readonly state: SealStanding['state']
    /** What is wrong, in a sentence; left out while the seal holds. */
    readonly fault?: string
    readonly evidence?: ClauseVersion['evidence'][number]
    /** What it repeats word for word; left out where it repeats the whole text of its evidence. */
    readonly passages?: readonly string[]
    /** SHA-256 of the transcript that it is sealed against, of a scan. */
    readonly transcript?: string
  }
}

/** Prints all versions of a clause in all its variants, the newest first: how each stands, what was decided on it, and its file. */
export async function libraryShow(code: string, { json, language, ...data }: ShowCommand): Promise<ExitCode> {
  const found = await withStore(data, (store) => versionsOf({ code, language }, store, todayHere()))
  if (!found.ok) return refuse(found.error)
  if (json === true) say(JSON.stringify({ items: found.value, total: found.value.length }))
  else for (const version of found.value) sayVersion(version)
  return exitCode.done
}

async function versionsOf({ code, language }: Wanted, store: Store, today: Day): Promise<Result<ShownVersion[]>> {
  const known = await store.library.versions([code])
  if (!known.ok) return known
  if (known.value.length === 0) return fail(noClause(code))
  const meant = known.value.filter(({ version }) => language === undefined || version.language === language)
  if (meant.length === 0) return fail(notInLanguage(code, language ?? '', [...new Set(known.value.map(({ version }) => version.language))]))
  const names = await namesIn(store)
  if (!names.ok) return names
  const answers = clauseAnswers({ store, session: closedSession, host: { today: () => today } })
  const shown: ShownVersion[] = []
  for (const id of new Set(meant.map(({ clauseId }) => clauseId))) {
    const entry = await answers['clauses.open']({ id })
    if (!entry.ok) return entry
    const proofs = await store.proofs.on(entry.value.versions.map(({ digest }) => digest))
    if (!proofs.ok) return proofs
    for (const version of entry.value.versions) {
      const seal = await sealOf(version.version, store)
      if (!seal.ok) return seal
      const withdrawal = await withdrawalOf(version, store, names.value)
      if (!withdrawal.ok) return withdrawal
      shown.push({
        ...version,
        standsToday: standsOn(version, today),
        ...(withdrawal.value !== undefined && { withdrawal: withdrawal.value }),
        decisions: version.decisions.map((decision) => ({ ...decision, ...standingIn(decision.id, proofs.value) })),
        ...(seal.value !== undefined && { seal: seal.value }),
      })
    }
  }
  return succeed(shown)
}

function standingIn(id: string, { decisions, vouchings, rootKey }: Proofs): Pick<Decided, 'counts' | 'standing'> {
  const decision = decisions.find((each) => each.id === id)
  // Nothing counts before the house was founded.
  const standing = decision === undefined || rootKey === undefined ? 'key-not-vouched' : standingOfDecision(decision, vouchings, rootKey)
  return { counts: standing === 'counts', standing: decisionStandings[standing] }
}

function standsOn({ number, state, version: { valid } }: ClauseVersionEntry, today: Day): ClauseStanding {
  // The state of an entry is that of today: what is superseded is so already.
  return clauseStandingOn({ version: number, state, valid }, [], today)
}

/** Who withdrew a version stands in the audit trail only. */
async function withdrawalOf(
  { id, withdrawal }: ClauseVersionEntry,
  { audit }: Store,
  nameOf: NameOf,
): Promise<Result<ShownVersion['withdrawal']>> {
  if (withdrawal === undefined) return succeed(undefined)
  const found = await audit.entries({ kind: 'clause-version.withdrawn', entity: id, offset: 0, limit: 1 })
  if (!found.ok) return found
  const by = found.value.entries[0]?.actor
  return succeed({ ...withdrawal, ...(by !== undefined && { by: nameOf(by) }) })
}

async function sealOf(version: ClauseVersion, store: Store): Promise<Result<ShownVersion['seal']>> {
  const { seal } = version
  if (seal === undefined) return succeed(undefined)
  const standing = await sealStandingOf(store, version)
  if (!standing.ok) return standing
  const fault = sealFault(standing.value)
  const evidence = version.evidence[seal.evidence]
  return succeed({
    state: standing.value.state,
    ...(fault !== undefined && { fault: fault.message }),
    ...(evidence !== undefined && { evidence }),
    ...(seal.passages !== undefined && { passages: seal.passages.map(({ exact }) => exact) }),
    ...(seal.transcript !== undefined && { transcript: seal.transcript }),
  })
}

function sayVersion(shown: ShownVersion): void {
  const { version, digest, decisions } = shown
  for (const line of [headOf(shown), digest, standingLine(shown), ...sealLines(shown), ...decisions.map(decisionLine)])
    say(visible(`# ${oneLine(line)}`))
  say(visibleLines(writeClauseFile(version)))
}

function headOf({ version: { code, version, language, jurisdictions }, state, madeAt, author, reason }: ShownVersion): string {
  const what = `${code} v${String(version)} ${[language, ...jurisdictions].join(' ')}`
  return [what, state, `${madeAt.slice(0, 10)} by ${author.name}`, ...(reason === '' ? [] : [reason])].join(' · ')
}

const standingWords: Readonly<Record<ClauseStanding, string>> = {
  approved: 'valid today',
  expired: 'has ended',
  'not-yet-valid': 'not valid yet',
  superseded: 'a newer version has taken its place',
  draft: 'not approved yet',
  'in-review': 'not approved yet',
  'changes-asked': 'not approved, changes were asked for',
  refused: 'refused',
  withdrawn: 'withdrawn',
}

function standingLine({ version: { valid }, standsToday, withdrawal }: ShownVersion): string {
  const stands = withdrawal === undefined ? standingWords[standsToday] : withdrawnWords(withdrawal)
  const days = [...(valid.from === undefined ? [] : [`from ${valid.from}`]), ...(valid.until === undefined ? [] : [`until ${valid.until}`])]
  return `${stands} · ${days.length === 0 ? 'without a first or last day' : days.join(' ')}`
}

function withdrawnWords({ at, by, reason, replacement }: NonNullable<ShownVersion['withdrawal']>): string {
  const instead = replacement === undefined ? '' : ` · use instead ${replacement.code} v${String(replacement.number)}`
  return `withdrawn on ${at.slice(0, 10)}${by === undefined ? '' : ` by ${by}`}: ${reason}${instead}`
}

function sealLines({ seal, version: { body } }: ShownVersion): string[] {
  if (seal === undefined) return []
  const { evidence } = seal
  const source = [evidence?.title, evidence?.issuer, evidence?.date, evidence?.reference, evidence?.file, evidence?.digest]
  const named = source.filter((part) => part !== undefined).join(', ')
  const [what, rest] = hasOwnWords(body) ? ['its quotation is sealed', ' · its other words are the house’s own'] : ['sealed', '']
  return [`${what}, ${seal.fault === undefined ? 'and repeats' : `but: ${seal.fault} It is sealed against`} ${named}${rest}`]
}

const decidedWords: Readonly<Record<Meaning, string>> = {
  approve: 'approved',
  refuse: 'refused',
  'ask-changes': 'sent back for changes',
  keep: 'kept',
  attest: 'attested',
  withdraw: 'withdrawn',
}

function decisionLine({ meaning, name, isOfThisHouse, role, at, comment, standing }: Decided): string {
  const who = isOfThisHouse || name === nobodyHere ? name : `${name} of another house`
  return `${decidedWords[meaning]} by ${who} as ${role}, ${at.slice(0, 10)}${comment === '' ? '' : `: “${comment}”`} · ${standing}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ')
}

function noClause(code: string): Failure {
  return { code: 'clause-unknown', message: visible(`The library has no clause "${code}".`), remedy: '"chancery library list" names them.' }
}

function notInLanguage(code: string, language: string, languages: readonly string[]): Failure {
  return {
    code: 'clause-unknown',
    message: visible(`"${code}" has no variant in "${language}".`),
    remedy: visible(`It is there in ${languages.join(', ')}.`),
  }
}
