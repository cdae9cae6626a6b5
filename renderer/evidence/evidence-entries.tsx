import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import type { ClauseVersion, Evidence } from '../../core/clause/index.ts'
import { shownDay } from '../register/days.ts'

interface EvidenceEntriesProps {
  readonly version: ClauseVersion
  readonly shown: number
  show(index: number): void
  attach?(): void
  edit?(index: number): void
  remove?(index: number): void
}

/** The evidence of a clause, one line an entry; the one that is shown below stands out. */
export function EvidenceEntries({ version: { evidence, seal }, shown, show, attach, edit, remove }: EvidenceEntriesProps): JSX.Element {
  return (
    <div className="evidence-entries">
      <ul aria-label="Evidence of this clause">
        {evidence.map((entry, index) => (
          <li key={`${String(index)}/${entry.title}`} className={index === shown ? 'is-shown' : ''}>
            <Button className="evidence-entry" aria-current={index === shown ? 'true' : undefined} onPress={() => show(index)}>
              <b title={entry.title}>{entry.title}</b>
              <span title={factsOf(entry)}>
                {missingIn(entry) !== undefined && <em className="evidence-missing">{missingIn(entry)}</em>}
                {factsOf(entry)}
              </span>
            </Button>
            {edit !== undefined && (
              <Button className="link-button" aria-label={`Edit ${entry.title}`} onPress={() => edit(index)}>
                Edit …
              </Button>
            )}
            {remove !== undefined && seal?.evidence !== index && (
              <Button className="link-button" aria-label={`Take away ${entry.title}`} onPress={() => remove(index)}>
                Take away
              </Button>
            )}
          </li>
        ))}
      </ul>
      {attach !== undefined && (
        <Button className="button" onPress={attach}>
          Attach evidence …
        </Button>
      )}
    </div>
  )
}

/** Who issued it, when, under which reference, and what was noted of it. */
function factsOf({ issuer, date, reference, link, note }: Evidence): string {
  return [issuer, date && shownDay(date), reference, link, note].filter((fact) => fact !== undefined && fact !== '').join(' · ')
}

/** What every reader of a quotation asks first of its source, where it is not said. */
function missingIn({ issuer, date }: Evidence): string | undefined {
  if (issuer === undefined) return date === undefined ? 'Issuer and date missing' : 'Issuer missing'
  return date === undefined ? 'Date missing' : undefined
}
