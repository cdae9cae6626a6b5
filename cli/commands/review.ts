import { letterReviewAnswers, libraryOfStore, reviewAnswers, todayHere, type Reviewing } from '../../backend/answers/index.ts'
import { createLayout } from '../../backend/layout/index.ts'
import type { Result, ReviewItemShape } from '../../core/requests/index.ts'
import { actingFrom, refuseActing, type ActingOptions } from '../acting.ts'
import { librariesOf } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { withStore, type DataOption } from '../open-data.ts'
import { say, visible } from '../output.ts'

export interface ReviewCommand extends DataOption, ActingOptions {
  readonly json?: boolean
  readonly library: readonly string[]
}

export interface DecideCommand extends ReviewCommand {
  readonly comment: string
}

export interface SubmitCommand extends ReviewCommand {
  readonly note: string
}

/** Does something as the person who acts, with what reviews need. */
async function asPerson<Value>(command: ReviewCommand, action: (reviewing: Reviewing) => Promise<Result<Value>>): Promise<Result<Value>> {
  const layout = createLayout()
  const outcome = await withStore(command, async (store) => {
    const acting = await actingFrom(command, store)
    if (!acting.ok) return acting
    const library = await libraryOfStore(librariesOf(command.library), store, () => 0)
    if (!library.ok) return library
    const session = { acting: () => acting, actor: () => acting.value.person.id }
    return action({ store, layout, library: library.value, session, host: { today: todayHere } })
  })
  await layout.close()
  return outcome
}

/** Lists what waits for the person who acts. */
export async function reviewList(command: ReviewCommand): Promise<ExitCode> {
  const inbox = await asPerson(command, (reviewing) => reviewAnswers(reviewing)['reviews.inbox']({}))
  if (!inbox.ok) return refuseActing(inbox.error)
  const { waiting } = inbox.value
  if (command.json === true) say(JSON.stringify({ items: waiting, total: waiting.length }))
  else if (waiting.length === 0) say('Nothing waits.')
  else for (const item of waiting) say(line(item))
  return exitCode.done
}

/** Signs a decision. Ends with 1 where the person may not take it, or where it comes too late. */
export async function reviewDecide(id: string, meaning: 'approve' | 'refuse' | 'ask-changes', command: DecideCommand): Promise<ExitCode> {
  return done(
    command,
    await asPerson(command, (reviewing) => reviewAnswers(reviewing)['reviews.decide']({ id, meaning, comment: command.comment })),
  )
}

/** Sends a letter to review as it stands. */
export async function letterSubmit(id: string, command: SubmitCommand): Promise<ExitCode> {
  return done(command, await asPerson(command, (reviewing) => letterReviewAnswers(reviewing)['letters.submit']({ id, note: command.note })))
}

function done({ json }: ReviewCommand, outcome: Result<ReviewItemShape>): ExitCode {
  if (!outcome.ok) return refuseActing(outcome.error)
  say(json === true ? JSON.stringify(outcome.value) : line(outcome.value))
  return exitCode.done
}

function line({ id, title, number, subject, state, given, needed, due }: ReviewItemShape): string {
  const name = subject === 'letter' ? title : `${title} v${String(number)}`
  return visible(`${id}  ${state.padEnd(13)}  ${String(given)} of ${String(needed)}  ${due === undefined ? '' : `due ${due}  `}${name}`)
}
