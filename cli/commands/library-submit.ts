import { reviewAnswers } from '../../backend/answers/index.ts'
import type { OpenVersion, Store } from '../../backend/store/index.ts'
import { identityOf } from '../../core/clause/index.ts'
import { fail, succeed, type Failure, type Result, type ReviewItemShape } from '../../core/requests/index.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { complain, say, sayFailure, visible } from '../output.ts'
import { refuse } from '../refuse.ts'
import { asPerson, sentLine, type SubmitCommand } from './review.ts'

export interface SubmitClauseCommand extends SubmitCommand {
  /** Only the variants in this language. */
  readonly language?: string
}

/** A draft of a clause, and what became of sending it. */
interface Submitted {
  readonly code: string
  readonly language: string
  readonly jurisdictions: readonly string[]
  readonly version: number
  readonly review?: ReviewItemShape
  readonly failure?: Failure
}

/**
 * Sends the drafts of clauses to review, of each variant its newest version. Every code is looked up before anything is sent; one
 * draft that may not be sent leaves the others alone, and the command then ends with 1.
 */
export async function librarySubmit(codes: readonly string[], { language, note, due, ...command }: SubmitClauseCommand): Promise<ExitCode> {
  const done = await asPerson({ ...command }, async (reviewing) => {
    const drafts = await draftsOf(codes, language, reviewing.store)
    if (!drafts.ok) return drafts
    const submitted: Submitted[] = []
    for (const { id, version, number } of drafts.value) {
      const { code, language: tongue, jurisdictions } = version
      const sent = await reviewAnswers(reviewing)['reviews.send']({ id, note, due })
      const about = { code, language: tongue, jurisdictions, version: number }
      submitted.push(sent.ok ? { ...about, review: sent.value } : { ...about, failure: sent.error })
    }
    return succeed(submitted)
  })
  if (!done.ok) return refuse(done.error)
  if (command.json === true) say(JSON.stringify({ items: done.value, total: done.value.length }))
  else for (const each of done.value) report(each)
  return done.value.every(({ failure }) => failure === undefined) ? exitCode.done : exitCode.refused
}

function report({ code, language, jurisdictions, version, review, failure }: Submitted): void {
  const name = `${code} v${String(version)} ${[language, ...jurisdictions].join(' ')}`
  if (review !== undefined) say(sentLine(review, name))
  if (failure === undefined) return
  complain(visible(`${name} was not sent.`))
  sayFailure(failure)
}

/** The newest version of each variant of these clauses, where it is a draft. */
async function draftsOf(codes: readonly string[], language: string | undefined, { library }: Store): Promise<Result<OpenVersion[]>> {
  const drafts: OpenVersion[] = []
  for (const code of new Set(codes)) {
    const known = await library.versions([code])
    if (!known.ok) return known
    const inLanguage = known.value.filter(({ version }) => language === undefined || version.language === language)
    const newest = [...Map.groupBy(inLanguage, ({ version }) => identityOf(version)).values()].flatMap(
      (versions) => versions.toSorted((one, other) => other.number - one.number)[0] ?? [],
    )
    const found = newest.filter(({ state }) => state === 'draft')
    if (found.length === 0) return fail(noDraft(code, newest))
    drafts.push(...found)
  }
  return succeed(drafts)
}

function noDraft(code: string, [newest]: readonly OpenVersion[]): Failure {
  if (newest === undefined)
    return {
      code: 'clause-unknown',
      message: visible(`The library has no clause "${code}" like that.`),
      remedy: '"chancery library list" names what it has. Nothing was sent.',
    }
  return {
    code: 'move-impossible',
    message: visible(`"${code}" has no draft: its newest version, v${String(newest.number)}, is ${newest.state.replaceAll('-', ' ')}.`),
    remedy: 'Make its next version first. Nothing was sent.',
  }
}
