import type { JSX } from 'react'
import { useAnswer } from '../window/answers.ts'
import { stateNames } from './state-names.ts'

/** The clause that is open, in the header: title, code, and where the version that is shown stands. */
export function ClauseTitle({ id, number }: { readonly id: string; readonly number: string | undefined }): JSX.Element | null {
  const { data } = useAnswer('clauses.open', { id })
  const entry = data?.versions.find((version) => String(version.number) === number) ?? data?.versions[0]
  if (entry === undefined) return null
  return (
    <>
      <h1 className="clause-title" title={entry.version.title}>
        {entry.version.title}
      </h1>
      <span className="clause-code">{entry.version.code}</span>
      <span className={`state-pill state-pill-${entry.state}`}>
        v{entry.number} {stateNames[entry.state].toLowerCase()}
      </span>
    </>
  )
}
