import { useMemo, type JSX } from 'react'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import type { LetterRevision } from '../../core/requests/index.ts'
import { byDay, markWords, timeText } from './revision-words.ts'

interface RevisionListProps {
  readonly revisions: readonly LetterRevision[]
  readonly chosen: number
  readonly now: Date
  choose(number: number): void
}

/** The versions of a letter by days, the newest first. */
export function RevisionList({ revisions, chosen, now, choose }: RevisionListProps): JSX.Element {
  const days = useMemo(() => byDay(revisions, now), [revisions, now])
  const newest = revisions[0]?.number
  return (
    <ListBox
      className="history-list"
      aria-label="Versions"
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      autoFocus
      selectedKeys={[String(chosen)]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys]
        if (key !== undefined) choose(Number(key))
      }}
    >
      {days.map(({ day, revisions: ofDay }) => (
        <ListBoxSection key={`${day} ${String(ofDay[0]?.number)}`} id={`${day} ${String(ofDay[0]?.number)}`}>
          <Header className="history-day">{day}</Header>
          {ofDay.map((revision) => (
            <Entry key={revision.number} revision={revision} isNewest={revision.number === newest} />
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  )
}

function Entry({ revision, isNewest }: { readonly revision: LetterRevision; readonly isNewest: boolean }): JSX.Element {
  const { number, by, name, marks } = revision
  const time = timeText(revision)
  const became = [...(isNewest ? ['Now'] : []), ...marks.map((mark) => markWords[mark])].join(' · ')
  return (
    <ListBoxItem id={String(number)} textValue={name ?? time} className="history-entry">
      <span>{name ?? time}</span>
      <small>{[...(name === undefined ? [] : [time]), by, became].filter((text) => text !== undefined && text !== '').join(' · ')}</small>
    </ListBoxItem>
  )
}
