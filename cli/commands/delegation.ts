import { delegationAnswers } from '../../backend/answers/index.ts'
import { type ShownDelegation } from '../../core/requests/index.ts'
import { personNamed } from '../acting.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { say, sayTable, visible } from '../output.ts'
import { refuse } from '../refuse.ts'
import { asPerson, type ReviewCommand } from './review.ts'

export interface DelegateCommand extends ReviewCommand {
  readonly from: string
  readonly until: string
  readonly for?: string
}

/** Lists who stands in for whom, today or later. */
export async function delegationList(command: ReviewCommand): Promise<ExitCode> {
  const listed = await asPerson(command, (reviewing) => delegationAnswers(reviewing)['delegations.list']({}))
  if (!listed.ok) return refuse(listed.error)
  const { delegations } = listed.value
  if (command.json === true) say(JSON.stringify({ items: delegations, total: delegations.length }))
  else if (delegations.length === 0) say('Nobody stands in for anybody.')
  else
    sayTable(
      ['ID', 'FROM', 'UNTIL', 'AWAY', 'STANDS IN'],
      delegations.map(({ id, firstDay, lastDay, fromName, toName }) => [id, firstDay, lastDay, fromName, toName]),
    )
  return exitCode.done
}

/** Names who stands in for the person who acts, or for another. Ends with 1 where that may not be. */
export async function delegate(to: string, command: DelegateCommand): Promise<ExitCode> {
  const made = await asPerson(command, async (reviewing) => {
    const people = await reviewing.store.people.list()
    if (!people.ok) return people
    const stand = personNamed(to, people.value)
    if (!stand.ok) return stand
    const acting = reviewing.session.acting()
    if (!acting.ok) return acting
    const absent = command.for === undefined ? { ok: true as const, value: acting.value.person } : personNamed(command.for, people.value)
    if (!absent.ok) return absent
    const { from: firstDay, until: lastDay } = command
    return delegationAnswers(reviewing)['delegations.make']({ from: absent.value.id, to: stand.value.id, firstDay, lastDay })
  })
  if (!made.ok) return refuse(made.error)
  say(command.json === true ? JSON.stringify(made.value) : line(made.value))
  return exitCode.done
}

/** Ends a delegation at once. */
export async function endDelegation(id: string, command: ReviewCommand): Promise<ExitCode> {
  const ended = await asPerson(command, (reviewing) => delegationAnswers(reviewing)['delegations.end']({ id }))
  if (!ended.ok) return refuse(ended.error)
  say(command.json === true ? JSON.stringify({ id }) : 'It has ended.')
  return exitCode.done
}

function line({ id, firstDay, lastDay, fromName, toName }: ShownDelegation): string {
  return visible(`${id}  ${toName} stands in for ${fromName} from ${firstDay} until ${lastDay}`)
}
