import type { JSX } from 'react'
import { useAnswer } from '../window/answers.ts'
import { useToday } from '../window/today.ts'
import { stateOnDay } from './state-names.ts'

/** The clause that is open, in the header: title, code, and where the version that is shown stands. */
export function ClauseTitle({ id, number }: { readonly id: string; readonly number: string | undefined }): JSX.Element | null {
  const { data } = useAnswer('clauses.open', { id })
  const entry = data?.versions.find((version) => String(version.number) === number) ?? data?.versions[0]
  const today = useToday()
  if (entry === undefined) return null
  const { name, mark } = stateOnDay(entry.state, entry.version.valid, today)
  return (
    <>
      <h1 className="clause-title" title={entry.version.title}>
        {entry.version.title}
      </h1>
      <span className="clause-code">{entry.version.code}</span>
      <span className={`state-pill state-pill-${mark}`}>
        v{entry.number} {name.toLowerCase()}
      </span>
    </>
  )
}
