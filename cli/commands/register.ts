import { libraryOfStore, recalledBy, todayHere } from '../../backend/answers/index.ts'
import { writeFilesWhole } from '../../backend/files/index.ts'
import { createLayout } from '../../backend/layout/index.ts'
import { recallPage, recallSheet } from '../../backend/register/index.ts'
import type { RecalledLetter, Store, UsingLetter } from '../../backend/store/index.ts'
import { identityInWords } from '../../core/clause/index.ts'
import { fail, RegisterFilter, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { withStore, type DataOption } from '../open-data.ts'
import { counted, say, sayTable, visible } from '../output.ts'
import { refuse } from '../refuse.ts'

interface JsonOption extends DataOption {
  readonly json?: boolean
}

export interface RegisterListCommand extends JsonOption {
  readonly search?: string
  readonly from?: string
  readonly until?: string
  readonly sent?: boolean
  readonly notSent?: boolean
  readonly recalled?: boolean
  readonly toSign?: boolean
  readonly offset: number
  readonly limit: number
}

const badFilter: Failure = {
  code: 'bad-usage',
  message: 'The register cannot be narrowed like that.',
  remedy: 'Days are written 2026-11-23, --limit is 1 to 500, and --sent, --not-sent, --to-sign and --recalled exclude each other.',
}

/** Lists released letters, the last released first. */
export async function registerList({
  search,
  from,
  until,
  sent,
  notSent,
  recalled,
  toSign,
  offset,
  limit,
  json,
  data,
}: RegisterListCommand): Promise<ExitCode> {
  const narrowed = { sent, 'not-sent': notSent, 'to-sign': toSign, recalled }
  const [only = 'any', ...more] = Object.entries(narrowed).flatMap(([name, isWanted]) => (isWanted === true ? [name] : []))
  const filter = RegisterFilter.safeParse({ search, from, until, sent: only, offset, limit })
  if (!filter.success || more.length > 0) return refuse(badFilter)
  const listed = await withStore({ ...(data !== undefined && { data }) }, ({ register }) => register.list(filter.data))
  if (!listed.ok) return refuse(listed.error)
  const { rows, total } = listed.value
  if (json === true) say(JSON.stringify({ items: rows, total }))
  else {
    sayTable(
      ['DATE', 'SENT', 'ID', 'RECIPIENT', 'TITLE'],
      rows.map(({ id, date, title, recipient, lastSent, recalled: toRecall }) => [
        date,
        lastSent ?? 'not sent',
        id,
        recipient,
        `${title}${toRecall ? ' · carries a withdrawn clause' : ''}`,
      ]),
    )
    say(rows.length === total ? counted(total, 'released letter') : `${String(rows.length)} of ${counted(total, 'released letter')}`)
  }
  return exitCode.done
}

export interface ClauseCommand extends JsonOption {
  readonly version?: number
  readonly language?: string
  readonly jurisdictions?: string
}

/** Says which drafts, released and sent letters carry a clause, or one version of it, in all its variants or in one. */
export async function registerWhereUsed(code: string, command: ClauseCommand): Promise<ExitCode> {
  const found = await withStore(command, async (store) => {
    const identities = await variantsOf(code, command, store)
    if (!identities.ok) return identities
    const uses: { identity: string; drafts: readonly UsingLetter[]; released: readonly UsingLetter[]; sent: readonly UsingLetter[] }[] = []
    for (const identity of identities.value) {
      const used = await store.register.whereUsed(identity, command.version)
      if (!used.ok) return used
      uses.push({ identity, ...used.value })
    }
    return succeed(uses)
  })
  if (!found.ok) return refuse(found.error)
  if (command.json === true) say(JSON.stringify({ items: found.value, total: found.value.length }))
  else {
    for (const { identity, drafts, released, sent } of found.value) {
      say(
        visible(
          `${identityInWords(identity)}: ${counted(drafts.length, 'draft')}, ${String(released.length)} released and not sent, ${String(sent.length)} sent`,
        ),
      )
      const lines = [
        ...drafts.map((letter) => ['draft', letter] as const),
        ...released.map((letter) => ['released', letter] as const),
        ...sent.map((letter) => ['sent', letter] as const),
      ]
      // What left has the id that the register lists it by, as in a recall; a draft is none of its letters yet.
      for (const [standing, { letterId, releaseId = letterId, version, title, recipient, at }] of lines)
        say(visible(`  ${standing.padEnd(8)}  ${at.slice(0, 10)}  v${String(version)}  ${releaseId}  ${title} · ${recipient}`))
    }
  }
  return exitCode.done
}

export interface RecallCommand extends ClauseCommand {
  readonly xlsx?: string
  readonly pdf?: string
}

/** The recall report of a clause, or of one version of it: every letter that left with it. Ends with 0 also when there is none. */
export async function registerRecall(code: string, command: RecallCommand): Promise<ExitCode> {
  const { version, json, xlsx, pdf } = command
  const made = await withStore(command, async (store) => {
    const identities = await variantsOf(code, command, store)
    if (!identities.ok) return identities
    const letters: (RecalledLetter & { readonly identity: string; readonly version: number })[] = []
    for (const identity of identities.value) {
      const versions = await versionsThatLeft(identity, version, store)
      if (!versions.ok) return versions
      for (const each of versions.value) {
        const found = await store.register.recall(identity, each)
        if (!found.ok) return found
        letters.push(...found.value.map((letter) => ({ identity, version: each, ...letter })))
      }
    }
    const about = [...new Set(letters.map((letter) => letter.version))]
    const [only = version ?? 1, another] = about
    if (another !== undefined && (xlsx ?? pdf) !== undefined) return fail(reportOfOne(about))
    const identity = letters[0]?.identity ?? identities.value[0] ?? code
    const written = await writeReports(identity, only, letters, command, store)
    if (!written.ok) return written
    const named = await recalledBy(identity, only, store)
    if (!named.ok) return named
    // Letters with several versions may each have another clause to use instead, and another reason.
    return succeed({ letters, ...(another === undefined && { withdrawn: named.value }) })
  })
  if (!made.ok) return refuse(made.error)
  const { letters, withdrawn: { reason, withdrawnOn, replacement } = {} } = made.value
  const instead = replacement && { code: replacement.version.code, version: replacement.number }
  if (json === true)
    say(
      JSON.stringify({
        items: letters,
        total: letters.length,
        ...(withdrawnOn !== undefined && { withdrawnOn, reason }),
        ...(instead && { replacement: instead }),
      }),
    )
  else {
    for (const { recipient, title, date, sendings, releaseId, version: left } of letters) {
      const sent =
        sendings.length === 0
          ? 'not recorded as sent'
          : sendings.map(({ day, recipient: to, how }) => `sent ${day} to ${to} by ${how}`).join('; ')
      say(visible(`${recipient} · ${title} · dated ${date} · ${version === undefined ? `v${String(left)} · ` : ''}${sent} · ${releaseId}`))
    }
    const which = version === undefined ? ', all versions of it (--version names one)' : ` v${String(version)}`
    say(`${counted(letters.length, 'letter')} left with ${visible(code)}${which}`)
    if (withdrawnOn !== undefined) say(visible(`withdrawn on ${withdrawnOn}: ${reason ?? ''}`))
    if (instead !== undefined) say(visible(`use instead: ${instead.code} v${String(instead.version)}`))
    for (const path of [xlsx, pdf]) if (path !== undefined) say(fromCaller(path))
  }
  return exitCode.done
}

/** The version that is asked for; where none is, all that stand in a released letter. */
async function versionsThatLeft(identity: string, version: number | undefined, store: Store): Promise<Result<number[]>> {
  if (version !== undefined) return succeed([version])
  const used = await store.register.whereUsed(identity)
  if (!used.ok) return used
  const left = [...used.value.released, ...used.value.sent].map((letter) => letter.version)
  return succeed([...new Set(left)].toSorted((one, other) => other - one))
}

function reportOfOne(versions: readonly number[]): Failure {
  return {
    code: 'bad-usage',
    message: `A report is about one version, and letters left with ${versions.map((version) => `v${String(version)}`).join(' and ')}.`,
    remedy: 'Say which with --version.',
  }
}

async function writeReports(
  identity: string,
  version: number,
  letters: readonly RecalledLetter[],
  { xlsx, pdf }: RecallCommand,
  store: Store,
): Promise<Result<unknown>> {
  if (xlsx === undefined && pdf === undefined) return succeed(undefined)
  const recalled = await recalledBy(identity, version, store)
  if (!recalled.ok) return recalled
  // The head of the report is the store's own house, as in the window; no folder has a say in it.
  const library = await libraryOfStore([], store, () => 0)
  if (!library.ok) return library
  const house = await library.value.shelfFor([])
  if (!house.ok) return house
  const shelf = house.value
  const making = { today: todayHere(), by: undefined }
  const files: { path: string; bytes: Uint8Array }[] = []
  if (xlsx !== undefined) {
    const company = shelf.company['company.name'] ?? ''
    files.push({ path: fromCaller(xlsx), bytes: await recallSheet(recalled.value, letters, { ...making, company }) })
  }
  if (pdf !== undefined) {
    const layout = createLayout()
    const page = await recallPage(recalled.value, letters, { ...making, shelf, layout })
    await layout.close()
    if (!page.ok) return page
    files.push({ path: fromCaller(pdf), bytes: page.value })
  }
  return writeFilesWhole(files)
}

/** The variants of a clause that are meant: all of them, or those of a language and jurisdictions. */
async function variantsOf(code: string, { language, jurisdictions }: ClauseCommand, store: Store): Promise<Result<string[]>> {
  const known = await store.register.identitiesOf(code)
  if (!known.ok) return known
  const places =
    jurisdictions === undefined
      ? undefined
      : jurisdictions
          .split(/[,+]/u)
          .map((place) => place.trim())
          .filter((place) => place !== '')
          .sort()
          .join('+')
  const meant = known.value.filter((identity) => {
    const [, tongue, where = ''] = identity.split(' ')
    return (language === undefined || tongue === language) && (places === undefined || where === places)
  })
  return meant.length === 0
    ? fail({
        code: 'clause-unknown',
        message: `Neither the library nor a letter has a clause "${code}" like that.`,
        remedy: '"chancery register list" shows what was released.',
      })
    : succeed(meant)
}
