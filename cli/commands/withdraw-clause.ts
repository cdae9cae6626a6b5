import { clauseAnswers, todayHere } from '../../backend/answers/index.ts'
import type { OpenVersion, Store } from '../../backend/store/index.ts'
import { identityOf } from '../../core/clause/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { actingFrom, type ActingOptions } from '../acting.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { withStore, type DataOption } from '../open-data.ts'
import { counted, say, visible } from '../output.ts'
import { refuse } from '../refuse.ts'

export interface WithdrawCommand extends DataOption, ActingOptions {
  readonly reason: string
  /** The approved one where it is left out. */
  readonly version?: number
  readonly language?: string
  /** Country codes parted by commas; empty for the variant that holds everywhere. */
  readonly jurisdictions?: string
  /** `CODE` or `CODE@N`: the clause that is to be used instead, in the same language; its newest approved version, or the N-th. */
  readonly replacement?: string
  readonly json?: boolean
}

interface Withdrawn {
  readonly version: OpenVersion
  readonly replacement: OpenVersion | undefined
  /** How many letters that were released carry it, and how many drafts. */
  readonly released: number
  readonly drafts: number
}

/** Withdraws a version of a clause in the name of who acts. Ends with 1 where they may not, or where it stands no more. */
export async function libraryWithdraw(code: string, command: WithdrawCommand): Promise<ExitCode> {
  const done = await withStore(command, async (store) => {
    const acting = await actingFrom(command, store)
    if (!acting.ok) return acting
    const version = await meantVersion(code, command, store)
    if (!version.ok) return version
    const replacement =
      command.replacement === undefined ? succeed(undefined) : await replacementNamed(command.replacement, version.value, store)
    if (!replacement.ok) return replacement
    const session = { acting: () => acting, actor: () => acting.value.person.id }
    const { id, version: clause, number } = version.value
    const withdrawn = await clauseAnswers({ store, session, host: { today: todayHere } })['clauses.withdraw']({
      id,
      reason: command.reason.trim(),
      ...(replacement.value !== undefined && { replacement: replacement.value.id }),
    })
    if (!withdrawn.ok) return withdrawn
    const uses = await store.register.whereUsed(identityOf(clause), number)
    if (!uses.ok) return uses
    const { drafts, released, sent } = uses.value
    return succeed<Withdrawn>({
      version: version.value,
      replacement: replacement.value,
      released: released.length + sent.length,
      drafts: drafts.length,
    })
  })
  if (!done.ok) return refuse(done.error)
  report(done.value, command)
  return exitCode.done
}

function report({ version: { version, number }, replacement, released, drafts }: Withdrawn, { reason, json }: WithdrawCommand): void {
  const { code, language, jurisdictions } = version
  const instead = replacement && { code: replacement.version.code, version: replacement.number }
  if (json === true) {
    say(JSON.stringify({ code, language, jurisdictions, version: number, reason: reason.trim(), replacement: instead, drafts, released }))
    return
  }
  say(visible(`withdrawn: ${code} v${String(number)} ${[language, ...jurisdictions].join(' ')}`))
  if (instead !== undefined) say(visible(`use instead: ${instead.code} v${String(instead.version)}`))
  say(`carried by ${counted(drafts, 'draft')} and ${counted(released, 'released letter')}`)
  if (released > 0) say(visible(`"chancery register recall ${code} --version ${String(number)}" names them`))
}

/** The one version that is meant; a code that has several variants has to be narrowed to one. */
async function meantVersion(code: string, command: WithdrawCommand, { library }: Store): Promise<Result<OpenVersion>> {
  const { language, jurisdictions, version } = command
  const known = await library.versions([code])
  if (!known.ok) return known
  const places = jurisdictions === undefined ? undefined : placesOf(jurisdictions.split(','))
  const meant = known.value.filter(
    (open) =>
      (language === undefined || open.version.language === language) &&
      (places === undefined || placesOf(open.version.jurisdictions) === places) &&
      (version === undefined ? open.state === 'approved' : open.number === version),
  )
  const [first] = meant
  if (first === undefined) return fail(unknownVersion(code, version))
  return meant.some(({ clauseId }) => clauseId !== first.clauseId) ? fail(ambiguous(code, meant)) : succeed(first)
}

function placesOf(names: readonly string[]): string {
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .sort()
    .join('+')
}

/** The version of the clause that is to stand in, in the same language; for the same places where there are several. */
async function replacementNamed(name: string, instead: OpenVersion, { library }: Store): Promise<Result<OpenVersion>> {
  const [, code = name, wanted] = /^(.*)@([1-9]\d{0,8})$/u.exec(name) ?? []
  const known = await library.versions([code])
  if (!known.ok) return known
  const fit = known.value.filter(
    ({ id, state, number, version }) =>
      id !== instead.id &&
      version.language === instead.version.language &&
      state === 'approved' &&
      (wanted === undefined || number === Number(wanted)),
  )
  const here = placesOf(instead.version.jurisdictions)
  const found = fit.find(({ version }) => placesOf(version.jurisdictions) === here) ?? fit[0]
  return found === undefined ? fail(noReplacement(code, wanted, instead.version.language)) : succeed(found)
}

function unknownVersion(code: string, version: number | undefined): Failure {
  const what = version === undefined ? 'an approved version' : `a version ${String(version)}`
  return {
    code: 'clause-unknown',
    message: visible(`The library has no clause "${code}" with ${what} like that.`),
    remedy: '"chancery library show" prints the versions that are there; --version names one.',
  }
}

function ambiguous(code: string, meant: readonly OpenVersion[]): Failure {
  const variants = [...new Set(meant.map(({ version: { language, jurisdictions } }) => [language, ...jurisdictions].join(' ')))]
  return {
    code: 'clause-ambiguous',
    message: visible(`"${code}" has several variants: ${variants.join('; ')}.`),
    remedy: 'Say which with --language and --jurisdictions.',
  }
}

function noReplacement(code: string, wanted: string | undefined, language: string): Failure {
  const what = wanted === undefined ? 'no other approved version' : `no approved version ${wanted}`
  return {
    code: 'replacement-unfit',
    message: visible(`"${code}" has ${what} in ${language} that could be used instead.`),
    remedy: 'Name a clause that was approved, or leave --replacement out.',
  }
}
