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
  /** True for a finding that nobody did wrong: what every letter waits for. */
  isStillToCome?(finding: Finding): boolean
  /** Said where there is no finding. */
  readonly nothing?: ReactNode
}

/** What is wrong or doubtful, errors first. Each finding says what to do; where it has a place, that is a way there. */
export function Checks({ findings, label = 'Findings', goTo, stepsOf, isStillToCome, nothing }: ChecksProps): JSX.Element {
  if (findings === undefined) return <p className="panel-empty appears-late">Checking …</p>
  if (findings.length === 0) return nothing === undefined ? <NoFindings /> : <div className="panel-empty">{nothing}</div>
  const standings = findings.map((finding) => ({ finding, standing: standingOf(finding, isStillToCome) }))
  const sorted = standings.toSorted((left, right) => order.indexOf(left.standing) - order.indexOf(right.standing))
  return (
    <ul className="checks" aria-label={label}>
      {sorted.map(({ finding, standing }, index) => (
        <CheckItem
          key={`${finding.code} ${finding.message} ${String(index)}`}
          finding={finding}
          standing={standing}
          goTo={goTo}
          steps={stepsOf?.(finding) ?? []}
        />
      ))}
    </ul>
  )
}

/** How a finding is marked, and in which order they stand. */
const order = ['Error', 'Warning', 'Still to come'] as const
type FindingStanding = (typeof order)[number]

const dots: Readonly<Record<FindingStanding, string>> = {
  Error: 'check-dot tone-bad',
  Warning: 'check-dot tone-warn',
  'Still to come': 'check-dot is-to-come',
}

function standingOf(finding: Finding, isStillToCome: ChecksProps['isStillToCome']): FindingStanding {
  if (isStillToCome?.(finding) === true) return 'Still to come'
  return finding.severity === 'error' ? 'Error' : 'Warning'
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
  readonly standing: FindingStanding
  readonly steps: readonly FindingStep[]
  goTo(finding: Finding): void
}

function CheckItem({ finding, standing, goTo, steps }: CheckItemProps): JSX.Element {
  return (
    <li className="check">
      <span className={dots[standing]} role="img" aria-label={standing} />
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
