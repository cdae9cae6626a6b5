import { useMemo, useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { ListedPerson, ShownDelegation } from '../../core/requests/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { ask } from '../desktop.ts'
import { dayText } from '../review/review-words.ts'
import { useReviewsChanged } from '../review/use-reviews.ts'
import { useAnswer } from '../window/answers.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { useActing } from './acting.ts'
import { StandInDialog } from './stand-in-dialog.tsx'

/** Who stands in for whom while they are away, and the way to name somebody or to end it. */
export function StandIns({ people, today }: { readonly people: readonly ListedPerson[]; readonly today: string }): JSX.Element {
  const [isNaming, setNaming] = useState(false)
  const { here, needsPerson } = useActing()
  const listed = useAnswer('delegations.list', {})
  const delegations = listed.data?.delegations ?? []
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'name-stand-in',
          title: 'Name who stands in while somebody is away',
          group: 'Review',
          keys: 'Mod+Alt+W',
          run: () => needsPerson(() => setNaming(true)),
        },
      ],
      [needsPerson],
    ),
  )
  return (
    <section aria-labelledby="stand-ins-heading">
      <div className="stand-ins-head">
        <h2 id="stand-ins-heading" className="start-heading">
          Standing in
        </h2>
        <Button className="button" onPress={() => needsPerson(() => setNaming(true))}>
          Name a stand-in …
        </Button>
      </div>
      {listed.error !== null && (
        <p className="dialog-failure" role="alert">
          {listed.error.failure.message} {listed.error.failure.remedy}
        </p>
      )}
      {listed.data !== undefined && delegations.length === 0 && (
        <p className="panel-empty stand-ins-empty">
          Nobody stands in for anybody. Who goes away names somebody with the same role, so that reviews do not wait for them.
        </p>
      )}
      {delegations.length > 0 && (
        <ul className="person-rows" aria-label="Who stands in for whom">
          {delegations.map((delegation) => (
            <StandInRow key={delegation.id} delegation={delegation} />
          ))}
        </ul>
      )}
      {isNaming && here !== undefined && <StandInDialog here={here} people={people} today={today} close={() => setNaming(false)} />}
    </section>
  )
}

function StandInRow({ delegation }: { readonly delegation: ShownDelegation }): JSX.Element {
  const { id, fromName, toName, firstDay, lastDay, isNow, mayEnd } = delegation
  const notify = useNotify()
  const changed = useReviewsChanged()
  const end = async (): Promise<void> => {
    const ended = await ask('delegations.end', { id })
    notify(ended.ok ? { text: `${toName} no longer stands in for ${fromName}.` } : noticeOf(ended.error))
    await changed()
  }
  return (
    <li className="person-row stand-in-row">
      <span>
        <b>{toName}</b> for <b>{fromName}</b>
      </span>
      <span className="person-roles">
        {dayText(firstDay)} – {dayText(lastDay)}
      </span>
      <span className="person-roles">{isNow ? 'Now' : 'Not yet'}</span>
      {mayEnd ? (
        <Button className="button" aria-label={`End: ${toName} for ${fromName}`} onPress={() => void end()}>
          End
        </Button>
      ) : (
        <span />
      )}
    </li>
  )
}
