import { useMemo, useRef, useState, type JSX, type RefObject } from 'react'
import { Button, Input, ListBox, ListBoxItem, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { clauseKinds, type ClauseKind, type ClauseVersion, type Day } from '../../core/clause/index.ts'
import { valuesOf, type Shelf } from '../../core/letter/index.ts'
import type { ClauseStanding } from '../../core/review/index.ts'
import type { HouseStandings } from '../clause-standing/house-standings.ts'
import { standingNames, standingOrder } from '../clause-standing/standing-text.ts'
import { clauseDataType, describeKeys, usesCommandKey } from '../letter-editor/index.ts'
import { FilterChip } from '../look/filter-chip.tsx'
import { CloseIcon, SealIcon, SearchIcon } from '../look/icons.tsx'
import { clauseEntries, countStandings, kindNames, searchClauses, type ClauseEntry } from './search-clauses.ts'

interface ClauseLibraryProps {
  readonly shelf: Shelf
  readonly standings: HouseStandings
  /** The letter's date, or today while it has none. */
  readonly day: Day
  readonly language: string
  readonly jurisdictions: readonly string[]
  readonly searchField: RefObject<HTMLInputElement | null>
  readonly search: string
  setSearch(search: string): void
  insert(version: ClauseVersion): void
}

/** The panel of clauses: searched by word, filtered by kind; pressed or dragged, one comes into the letter. */
export function ClauseLibrary({
  shelf,
  standings,
  day,
  language,
  jurisdictions,
  searchField,
  search,
  setSearch,
  insert,
}: ClauseLibraryProps): JSX.Element {
  const [kind, setKind] = useState<ClauseKind>()
  const [standing, setStanding] = useState<ClauseStanding>()
  const entries = useMemo(() => {
    const values = valuesOf({ values: {}, language }, undefined, shelf)
    return clauseEntries(shelf.library.versions, day, standings, (text) => values.fill(text))
  }, [shelf, standings, day, language])
  const found = useMemo(
    () => searchClauses(entries, { text: search, kind, standing, language, jurisdictions }),
    [entries, search, kind, standing, language, jurisdictions],
  )
  const clear = (): void => {
    setSearch('')
    setKind(undefined)
    setStanding(undefined)
  }
  return (
    <>
      <LibrarySearch field={searchField} search={search} setSearch={setSearch} />
      <div className="kinds">
        <KindFilter kind={kind} setKind={setKind} entries={entries} />
        <StandingFilter standing={standing} setStanding={setStanding} entries={entries} />
      </div>
      <ClauseList entries={found} insert={insert} />
      <p role="status" className="visually-hidden">
        {found.length === 1 ? '1 clause' : `${String(found.length)} clauses`}
      </p>
      {found.length === 0 && <NothingFound isEmpty={entries.length === 0} clear={clear} />}
    </>
  )
}

function LibrarySearch({
  field,
  search,
  setSearch,
}: {
  readonly field: RefObject<HTMLInputElement | null>
  readonly search: string
  setSearch(search: string): void
}): JSX.Element {
  return (
    <SearchField className="search-field" aria-label="Search clauses" value={search} onChange={setSearch}>
      <SearchIcon />
      <Input ref={field} placeholder="Search clauses" />
      {search === '' ? (
        <kbd>{describeKeys('Mod+L', usesCommandKey(navigator.platform))}</kbd>
      ) : (
        <Button className="search-clear">
          <CloseIcon />
        </Button>
      )}
    </SearchField>
  )
}

function KindFilter({
  kind,
  setKind,
  entries,
}: {
  readonly kind: ClauseKind | undefined
  setKind(kind: ClauseKind | undefined): void
  readonly entries: readonly ClauseEntry[]
}): JSX.Element {
  return (
    <ToggleButtonGroup
      className="kinds-group"
      aria-label="Kind of clause"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[kind ?? 'all']}
      onSelectionChange={([key]) => setKind(clauseKinds.find((name) => name === key))}
    >
      <ToggleButton id="all">All {entries.length}</ToggleButton>
      {clauseKinds.map((name) => (
        <ToggleButton key={name} id={name}>
          {kindNames[name]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

interface StandingFilterProps {
  readonly standing: ClauseStanding | undefined
  setStanding(standing: ClauseStanding | undefined): void
  readonly entries: readonly ClauseEntry[]
}

function StandingFilter({ standing, setStanding, entries }: StandingFilterProps): JSX.Element {
  return (
    <FilterChip
      title="Standing"
      chosen={standing}
      counted={countStandings(entries)}
      titles={standingNames}
      choose={(name) => setStanding(standingOrder.find((each) => each === name))}
    />
  )
}

/** Milliseconds in which a second press of the same clause belongs to the first one: a double click, or a key held down. */
const onePress = 500

function ClauseList({ entries, insert }: { readonly entries: readonly ClauseEntry[]; insert(version: ClauseVersion): void }): JSX.Element {
  const pressed = useRef({ id: '', at: 0 })
  return (
    <ListBox
      className="clause-list"
      aria-label="Clauses"
      items={entries}
      onAction={(key) => {
        const entry = entries.find(({ id }) => id === key)
        if (entry === undefined) return
        const { id, at } = pressed.current
        pressed.current = { id: entry.id, at: performance.now() }
        if (id !== entry.id || pressed.current.at - at > onePress) insert(entry.version)
      }}
    >
      {(entry) => <ClauseCard entry={entry} />}
    </ListBox>
  )
}

/** The host's own drag, not react-aria's: the letter's page reads it as it reads a drop from anywhere. */
function carry(data: DataTransfer, { code, version, language }: ClauseVersion): void {
  data.setData(clauseDataType, JSON.stringify({ code, version, language }))
  data.effectAllowed = 'copy'
}

function ClauseCard({ entry: { id, version, standing, beginning } }: { readonly entry: ClauseEntry }): JSX.Element {
  const { code, title, language, jurisdictions, seal } = version
  return (
    <ListBoxItem id={id} textValue={`${title}, ${standing.text}`} className="clause-card">
      <div draggable onDragStart={({ dataTransfer }) => carry(dataTransfer, version)}>
        <span className="clause-card-title">{title}</span>
        <span className="clause-card-text">{beginning}</span>
        <span className="clause-card-code">{code}</span>
        <span className="clause-card-facts">
          <span className={`standing tone-${standing.tone}`}>{standing.text}</span>
          <span>v{version.version}</span>
          {seal !== undefined && (
            <span className="clause-card-seal">
              <SealIcon />
              sealed
            </span>
          )}
          <span>{jurisdictions.length === 0 ? 'all' : jurisdictions.join(', ')}</span>
          <span>{language}</span>
        </span>
      </div>
    </ListBoxItem>
  )
}

function NothingFound({ isEmpty, clear }: { readonly isEmpty: boolean; clear(): void }): JSX.Element {
  if (isEmpty) return <p className="panel-empty">The library has no clauses. Make one in the room “Clauses”, or import a library there.</p>
  return (
    <div className="panel-empty">
      <p>No clause of this kind and standing has all of these words.</p>
      <Button className="button" onPress={clear}>
        Show all clauses
      </Button>
    </div>
  )
}
