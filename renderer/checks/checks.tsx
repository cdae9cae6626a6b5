import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import type { Finding } from '../../core/letter/index.ts'
import { findingTitles } from './finding-titles.ts'

/** What is wrong or doubtful, errors first. Each finding says what to do; where it has a place, that is a way there. */
export function Checks({
  findings,
  goTo,
}: {
  readonly findings: readonly Finding[] | undefined
  goTo(finding: Finding): void
}): JSX.Element {
  if (findings === undefined) return <p className="panel-empty appears-late">Checking …</p>
  if (findings.length === 0) return <NoFindings />
  const sorted = [...findings.filter(({ severity }) => severity === 'error'), ...findings.filter(({ severity }) => severity !== 'error')]
  return (
    <ul className="checks" aria-label="Findings">
      {sorted.map((finding, index) => (
        <CheckItem key={`${finding.code} ${finding.message} ${String(index)}`} finding={finding} goTo={goTo} />
      ))}
    </ul>
  )
}

function NoFindings(): JSX.Element {
  return (
    <div className="panel-empty">
      <p>
        <b>Nothing to mend.</b>
      </p>
      <p>Every field has a value, and every clause is valid on the letter’s date.</p>
    </div>
  )
}

function hasPlace({ place }: Finding): boolean {
  return place.path !== undefined || place.field !== undefined || place.clause !== undefined
}

function CheckItem({ finding, goTo }: { readonly finding: Finding; goTo(finding: Finding): void }): JSX.Element {
  const isError = finding.severity === 'error'
  return (
    <li className="check">
      <span className={isError ? 'check-dot tone-bad' : 'check-dot tone-warn'} role="img" aria-label={isError ? 'Error' : 'Warning'} />
      <div>
        <b>{findingTitles[finding.code]}</b>
        <p>{finding.message}</p>
        {hasPlace(finding) ? (
          <Button className="link-button" onPress={() => goTo(finding)}>
            {finding.remedy}
          </Button>
        ) : (
          <span className="check-remedy">{finding.remedy}</span>
        )}
      </div>
    </li>
  )
}
