import { useState, type JSX } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { ClauseDue } from '../../core/requests/index.ts'
import { useAnswer } from '../window/answers.ts'
import { addressOf } from '../window/place.ts'
import { StateDot } from './clause-row.tsx'
import { dayText, stateNames } from './state-names.ts'

const spans = [30, 60, 90] as const

/** What ends or is to be reviewed in the next days, the nearest first, with the letters drafted with it. */
export function ClauseCalendar(): JSX.Element {
  const [days, setDays] = useState<number>(30)
  const { data, error } = useAnswer('clauses.expiring', { days })
  return (
    <section className="clause-calendar" aria-labelledby="calendar">
      <div className="calendar-head">
        <h2 id="calendar">What is due</h2>
        <ToggleButtonGroup
          className="segments"
          aria-label="How far ahead"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[String(days)]}
          onSelectionChange={([key]) => setDays(Number(key))}
        >
          {spans.map((span) => (
            <ToggleButton key={span} id={String(span)}>
              {span} days
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      {error !== null && (
        <p role="alert" className="panel-empty">
          {error.failure.message} {error.failure.remedy}
        </p>
      )}
      {data === undefined && error === null && <p className="panel-empty appears-late">Looking through the clauses …</p>}
      {data?.due.length === 0 && <p className="framed-empty">Nothing ends and nothing is to be reviewed in the next {days} days.</p>}
      {data !== undefined && data.due.length > 0 && (
        <ol className="framed-list">
          {data.due.map((due) => (
            <DueRow key={`${due.clauseId} ${String(due.number)} ${due.what}`} due={due} />
          ))}
        </ol>
      )}
    </section>
  )
}

/** Days ahead from which something is urgent. */
const soon = 14

function DueRow({
  due: { clauseId, code, title, number, state, owner, what, day, inDays, drafts },
}: {
  readonly due: ClauseDue
}): JSX.Element {
  return (
    <li className="calendar-row">
      <span className="calendar-day">
        <time dateTime={day}>{dayText(day)}</time>
        <span className={inDays < 0 ? 'tone-bad' : inDays <= soon ? 'tone-warn' : 'tone-soft'}>{inText(inDays, what)}</span>
      </span>
      <span className="calendar-what">
        <a href={addressOf('clauses', clauseId, String(number))}>{title}</a>
        <span className="calendar-facts">
          <span>{what === 'ends' ? 'Last day' : 'Review by'}</span>
          <span>{code}</span>
          <StateDot state={state} text={`v${String(number)} ${stateNames[state].toLowerCase()}`} />
          {owner !== '' && <span>{owner}</span>}
        </span>
        {drafts.length > 0 && (
          <span className="calendar-letters">
            {drafts.length === 1 ? 'Drafted with it: ' : `${String(drafts.length)} letters drafted with it: `}
            {drafts.slice(0, 4).map(({ letterId, title: letter }, index) => (
              <span key={letterId}>
                {index > 0 && ', '}
                <a href={addressOf('letters', letterId)}>{letter}</a>
              </span>
            ))}
            {drafts.length > 4 && ` and ${String(drafts.length - 4)} more`}
          </span>
        )}
      </span>
    </li>
  )
}

function inText(days: number, what: ClauseDue['what']): string {
  if (days < 0 && what === 'ends') return days === -1 ? 'ended yesterday' : `ended ${String(-days)} days ago`
  if (days < 0) return days === -1 ? '1 day overdue' : `${String(-days)} days overdue`
  if (days === 0) return 'today'
  return days === 1 ? 'tomorrow' : `in ${String(days)} days`
}
