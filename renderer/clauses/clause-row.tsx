import type { JSX } from 'react'
import type { ClauseListRow } from '../../core/requests/index.ts'
import { useToday } from '../window/today.ts'
import { dayText, stateOnDay } from './state-names.ts'
import { Marked } from './marked.tsx'

/** What a row of the list says of its clause. */
export function ClauseRowText({ row }: { readonly row: ClauseListRow }): JSX.Element {
  const { title, code, language, jurisdictions, newest, excerpt, expires } = row
  const today = useToday()
  const { name, mark } = stateOnDay(newest.state, { from: newest.from, until: expires }, today)
  return (
    <>
      <span className="clause-row-head">
        <span className="clause-row-title" title={title.text}>
          <Marked words={title} />
        </span>
        <StateDot state={mark} text={`v${String(newest.number)} ${name.toLowerCase()}`} />
      </span>
      <span className="clause-row-text">
        <Marked words={excerpt} />
      </span>
      <span className="clause-row-facts">
        <span className="clause-row-code" title={code}>
          {code}
        </span>
        <span>{language}</span>
        <span>{jurisdictions.length === 0 ? 'all' : jurisdictions.join(', ')}</span>
        {expires !== undefined &&
          (expires < today ? (
            <span className="tone-bad">ended {dayText(expires, 'short')}</span>
          ) : (
            <span>until {dayText(expires, 'short')}</span>
          ))}
      </span>
    </>
  )
}

export function StateDot({ state, text }: { readonly state: ReturnType<typeof stateOnDay>['mark']; readonly text: string }): JSX.Element {
  return <span className={`state-dot state-${state}`}>{text}</span>
}
