import type { JSX, ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Finding } from '../../core/letter/index.ts'
import { findingTitles } from './finding-titles.ts'

/** Something that a finding can be mended with at once. */
export interface FindingStep {
  readonly title: string
  run(): void
}

interface ChecksProps {
  readonly findings: readonly Finding[] | undefined
  /** What the list is called for who cannot see it. */
  readonly label?: string
  goTo(finding: Finding): void
  /** What a finding can be mended with at once. */
  stepsOf?(finding: Finding): readonly FindingStep[]
  /** Said where there is no finding. */
  readonly nothing?: ReactNode
}

/** What is wrong or doubtful, errors first. Each finding says what to do; where it has a place, that is a way there. */
export function Checks({ findings, label = 'Findings', goTo, stepsOf, nothing }: ChecksProps): JSX.Element {
  if (findings === undefined) return <p className="panel-empty appears-late">Checking …</p>
  if (findings.length === 0) return nothing === undefined ? <NoFindings /> : <div className="panel-empty">{nothing}</div>
  const sorted = [...findings.filter(({ severity }) => severity === 'error'), ...findings.filter(({ severity }) => severity !== 'error')]
  return (
    <ul className="checks" aria-label={label}>
      {sorted.map((finding, index) => (
        <CheckItem
          key={`${finding.code} ${finding.message} ${String(index)}`}
          finding={finding}
          goTo={goTo}
          steps={stepsOf?.(finding) ?? []}
        />
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
  return place.path !== undefined || place.field !== undefined || place.clause !== undefined || place.house !== undefined
}

interface CheckItemProps {
  readonly finding: Finding
  readonly steps: readonly FindingStep[]
  goTo(finding: Finding): void
}

function CheckItem({ finding, goTo, steps }: CheckItemProps): JSX.Element {
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
        {steps.map(({ title, run }) => (
          <Button key={title} className="link-button check-step" onPress={run}>
            {title}
          </Button>
        ))}
      </div>
    </li>
  )
}
