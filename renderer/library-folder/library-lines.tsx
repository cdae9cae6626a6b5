import { useState, type JSX } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { mostLibraryLines, type LibraryLine, type LibraryPlan } from '../../core/requests/index.ts'
import { allOf } from '../../core/review/index.ts'

type What = LibraryLine['what']

const kinds: readonly {
  readonly what: What
  readonly title: string
  readonly count: keyof LibraryPlan['counts']
  readonly tone: string
}[] = [
  { what: 'refused', title: 'Refused', count: 'refused', tone: 'tone-bad' },
  { what: 'conflict', title: 'Left alone', count: 'conflicts', tone: 'tone-warn' },
  { what: 'new-clause', title: 'New', count: 'newClauses', tone: 'tone-good' },
  { what: 'new-version', title: 'Changed', count: 'newVersions', tone: 'tone-good' },
  { what: 'remark', title: 'Remarks', count: 'remarks', tone: 'tone-warn' },
  { what: 'same', title: 'Same', count: 'same', tone: 'tone-soft' },
]

/** What an import brings, such as "3 versions and 2 decisions". */
export function comingOf({ counts }: LibraryPlan): string {
  const versions = counts.newClauses + counts.newVersions
  const parts = [
    counted(versions, 'version'),
    counted(counts.decisions, 'decision'),
    counted(counts.vouchings, 'vouching'),
    counted(counts.transcripts, 'transcript'),
  ].filter((part) => part !== '')
  return allOf(parts)
}

function counted(count: number, name: string): string {
  if (count === 0) return ''
  return count === 1 ? `1 ${name}` : `${count.toLocaleString('en-GB')} ${name}s`
}

/** Every file of the folder with what an import does with it, by kind. */
export function LibraryLines({ plan }: { readonly plan: LibraryPlan }): JSX.Element {
  const present = kinds.filter(({ count }) => plan.counts[count] > 0)
  const [chosen, choose] = useState(present[0]?.what)
  const shown = present.find(({ what }) => what === chosen) ?? present[0]
  const lines = plan.lines.filter(({ what }) => what === shown?.what)
  if (shown === undefined) return <></>
  return (
    <>
      <ToggleButtonGroup
        className="segments library-kinds"
        aria-label="What is shown"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown.what]}
        onSelectionChange={([key]) => choose(kinds.find(({ what }) => what === key)?.what)}
      >
        {present.map(({ what, title, count, tone }) => (
          <ToggleButton key={what} id={what}>
            {title} <span className={`library-kind-count ${tone}`}>{plan.counts[count].toLocaleString('en-GB')}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {/* A list that scrolls is reached by the keyboard. */}
      <ul className="library-lines" aria-label={shown.title} tabIndex={0}>
        {lines.map((line, index) => (
          <Line key={`${line.file} ${String(index)}`} line={line} />
        ))}
      </ul>
      {lines.length === mostLibraryLines && (
        <p className="library-more">These are the first {mostLibraryLines}; the report has all of them.</p>
      )}
    </>
  )
}

function Line({ line: { file, line, title, reason, remedy } }: { readonly line: LibraryLine }): JSX.Element {
  return (
    <li>
      {title !== '' && <span>{title}</span>}
      {reason !== '' && (
        <span>
          {reason} <span className="library-remedy">{remedy}</span>
        </span>
      )}
      <small>{line === undefined ? file : `${file}, line ${String(line)}`}</small>
    </li>
  )
}
