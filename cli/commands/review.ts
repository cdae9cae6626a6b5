import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import {
  letterReviewAnswers,
  libraryOfStore,
  packageOf,
  reviewAnswers,
  takeIn,
  todayHere,
  type Reviewing,
} from '../../backend/answers/index.ts'
import { writeFilesWhole } from '../../backend/files/index.ts'
import { createLayout } from '../../backend/layout/index.ts'
import type { Day } from '../../core/clause/index.ts'
import { houseLine } from '../../core/house/index.ts'
import { fail, succeed, type Result, type ReviewItemShape, type UnpackedReview } from '../../core/requests/index.ts'
import { approvedBefore, packageLimits, progressText, standInText, turnText, wayBackText } from '../../core/review/index.ts'
import { actingFrom, type ActingOptions } from '../acting.ts'
import { fromCaller, librariesOf } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { withStore, type DataOption } from '../open-data.ts'
import { counted, say, sayTable, visible } from '../output.ts'
import { refuse } from '../refuse.ts'

export interface ReviewCommand extends DataOption, ActingOptions {
  readonly json?: boolean
  readonly library: readonly string[]
}

export interface DecideCommand extends ReviewCommand {
  readonly comment: string
}

export interface ListCommand extends ReviewCommand {
  readonly sent?: boolean
  readonly others?: boolean
  readonly returned?: boolean
}

export interface PackCommand extends ReviewCommand {
  readonly out: string
}

export interface SubmitCommand extends ReviewCommand {
  readonly note: string
  /** Left out, the day that the rule sets. */
  readonly due?: Day
}

/** Does something as the person who acts, with what reviews need. */
export async function asPerson<Value>(
  command: ReviewCommand,
  action: (reviewing: Reviewing) => Promise<Result<Value>>,
): Promise<Result<Value>> {
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

/** Lists what waits for the person who acts, what they sent, what waits for others, or what came back to them and why; with whose turn it is. */
export async function reviewList(command: ListCommand): Promise<ExitCode> {
  const inbox = await asPerson(command, (reviewing) => reviewAnswers(reviewing)['reviews.inbox']({}))
  if (!inbox.ok) return refuse(inbox.error)
  const items = inbox.value[listed(command)]
  if (command.json === true) say(JSON.stringify({ items, total: items.length }))
  else if (items.length === 0) say(nothings[listed(command)])
  else
    sayTable(
      ['ID', 'PROGRESS', 'TURN', 'DUE', 'NAME'],
      items.map((item) => [item.id, progressText(item), turnOf(item), item.due ?? '', nameOf(item)]),
    )
  return exitCode.done
}

function turnOf(item: ReviewItemShape): string {
  if (item.answer !== undefined) return `${item.answer.name}: ${item.answer.comment}`
  return item.mine.length > 0 ? 'Your turn' : turnText(item)
}

function listed({ sent, others, returned }: ListCommand): keyof typeof nothings {
  if (returned === true) return 'returned'
  return sent === true ? 'sent' : others === true ? 'others' : 'waiting'
}

const nothings = {
  returned: 'Nothing came back.',
  sent: 'Nothing of yours is in review.',
  others: 'Nothing waits for others.',
  waiting: 'Nothing waits.',
} as const

/** Signs a decision. Ends with 1 where the person may not take it, or where it comes too late. */
export async function reviewDecide(id: string, meaning: 'approve' | 'refuse' | 'ask-changes', command: DecideCommand): Promise<ExitCode> {
  return done(
    command,
    await asPerson(command, (reviewing) => reviewAnswers(reviewing)['reviews.decide']({ id, meaning, comment: command.comment })),
  )
}

/** Takes back what was sent to review. Ends with 1 where the person may not, or where it is decided. */
export async function reviewTakeBack(id: string, command: ReviewCommand): Promise<ExitCode> {
  const taken = await asPerson(command, async (reviewing) => {
    const answers = reviewAnswers(reviewing)
    const done = await answers['reviews.takeBack']({ id })
    return done.ok ? answers['reviews.open']({ id }) : done
  })
  return done(command, taken.ok ? succeed(taken.value.item) : taken)
}

/** A review that was sent just now, in a line; words that were approved before stand approved at once, and that is said. */
export function sentLine(item: ReviewItemShape, name: string): string {
  return `${line(item, name)}${item.outcome === 'approved' ? `  ${approvedBefore}` : ''}`
}

/** Sends a letter to review as it stands. */
export async function letterSubmit(id: string, command: SubmitCommand): Promise<ExitCode> {
  const { note, due } = command
  const submit = async (reviewing: Reviewing): Promise<Result<ReviewItemShape>> =>
    letterReviewAnswers(reviewing)['letters.submit']({ id, note, due })
  const sent = await asPerson(command, submit)
  if (!sent.ok) return refuse(sent.error)
  say(command.json === true ? JSON.stringify(sent.value) : sentLine(sent.value, nameOf(sent.value)))
  return exitCode.done
}

/** Writes a review as one signed file. */
export async function reviewPack(what: string, command: PackCommand): Promise<ExitCode> {
  const path = fromCaller(command.out)
  const packed = await asPerson(command, async (reviewing) => {
    const made = await packageOf(what, reviewing)
    if (!made.ok) return made
    const written = await writeFilesWhole([{ path, bytes: made.value.bytes }])
    return written.ok ? succeed({ path, size: made.value.bytes.length, sendTo: made.value.sendTo, way: made.value.way }) : written
  })
  if (!packed.ok) return refuse(packed.error)
  const { way, ...file } = packed.value
  say(command.json === true ? JSON.stringify(file) : `${path}\n${visible(way)}`)
  return exitCode.done
}

/** Takes in a package. Ends with 1 where something of it is in conflict with what is here. */
export async function reviewUnpack(file: string, command: ReviewCommand): Promise<ExitCode> {
  const bytes = readPackageFile(file)
  if (!bytes.ok) return refuse(bytes.error)
  const taken = await asPerson(command, (reviewing) => takeIn(bytes.value, reviewing))
  if (!taken.ok) return refuse(taken.error)
  if (command.json === true) say(JSON.stringify(taken.value))
  else sayTaken(taken.value)
  return taken.value.conflicts.length > 0 ? exitCode.refused : exitCode.done
}

/** Nothing larger than a package may be is read at all. */
function readPackageFile(file: string): Result<Uint8Array> {
  try {
    const path = fromCaller(file)
    if (statSync(path).size > packageLimits.bytes)
      return fail({
        code: 'package-unreadable',
        message: `${basename(file)} is larger than a review package may be.`,
        remedy: 'Check its name.',
      })
    return succeed(readFileSync(path))
  } catch {
    return fail({ code: 'file-unreadable', message: `${basename(file)} cannot be read.`, remedy: 'Check its name and place.' })
  }
}

function sayTaken({
  item,
  packedBy,
  isNew,
  changed,
  people,
  versions,
  house,
  comments,
  decisions,
  conflicts,
  judging,
}: UnpackedReview): void {
  if (!changed) say(conflicts.length === 0 ? 'Nothing changed: all of it is known here already.' : 'Nothing changed.')
  else {
    const counts = `${counted(versions, 'clause version')}, ${counted(comments, 'comment')}, ${counted(decisions.length, 'decision')}`
    say(visible(`${isNew ? 'A review came' : 'A review came back'}, packed by ${packedBy}: ${counts}`))
    for (const { name, meaning, comment } of decisions)
      say(visible(`decision  ${name}: ${meaning}${comment === '' ? '' : `, “${comment}”`}`))
    for (const each of house) say(visible(`house     ${houseLine(each)}`))
    if (people.length > 0) say(visible(`people    ${people.join(', ')}`))
  }
  for (const conflict of conflicts) say(visible(`conflict  ${conflict}`))
  if (item === undefined) return
  say(line(item))
  say(visible(`rule      ${judging.rule} where it was packed`))
  for (const each of judging.standIns) say(visible(`stand-in  ${standInText(each)}`))
  if (item.outcome === undefined) say(visible(`turn      ${turnText(item)}`))
  sayWayBack(item)
}

/** That what is decided here counts only once a file of it is back where it was asked for. */
function sayWayBack({ id, returnTo }: ReviewItemShape): void {
  if (returnTo !== undefined) say(visible(`goes back ${wayBackText(returnTo)} "chancery review pack ${id} --out FILE" writes it.`))
}

function done({ json }: ReviewCommand, outcome: Result<ReviewItemShape>): ExitCode {
  if (!outcome.ok) return refuse(outcome.error)
  if (json === true) say(JSON.stringify(outcome.value))
  else {
    say(line(outcome.value))
    if (outcome.value.state !== 'draft') sayWayBack(outcome.value)
  }
  return exitCode.done
}

function line(item: ReviewItemShape, name = nameOf(item)): string {
  const due = item.outcome === undefined && item.due !== undefined ? `due ${item.due}  ` : ''
  return visible(`${item.id}  ${progressText(item)}  ${due}${name}`)
}

function nameOf({ subject, title, number }: ReviewItemShape): string {
  return subject === 'letter' ? title : `${title} v${String(number)}`
}
