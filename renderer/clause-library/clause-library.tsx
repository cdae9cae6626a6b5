import { useMemo, useRef, useState, type JSX, type KeyboardEvent, type RefObject } from 'react'
import { Button, Input, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { clauseKinds, type ClauseKind, type ClauseVersion, type Day } from '../../core/clause/index.ts'
import { valuesOf, type Shelf } from '../../core/letter/index.ts'
import type { ClauseStanding } from '../../core/review/index.ts'
import type { HouseStandings } from '../clause-standing/house-standings.ts'
import { standingNames, standingOrder } from '../clause-standing/standing-text.ts'
import { describeKeys, usesCommandKey } from '../letter-editor/index.ts'
import { FilterChip } from '../look/filter-chip.tsx'
import { CloseIcon, SearchIcon } from '../look/icons.tsx'
import { ClauseCards } from './clause-cards.tsx'
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
  const cards = useRef<HTMLDivElement>(null)
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
      <LibrarySearch field={searchField} search={search} setSearch={setSearch} toResults={() => cards.current?.focus()} />
      <div className="kinds">
        <KindFilter kind={kind} setKind={setKind} entries={entries} />
        <StandingFilter standing={standing} setStanding={setStanding} entries={entries} />
      </div>
      <ClauseCards list={cards} key={JSON.stringify([search, kind, standing])} entries={found} insert={insert} />
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
  toResults,
}: {
  readonly field: RefObject<HTMLInputElement | null>
  readonly search: string
  setSearch(search: string): void
  toResults(): void
}): JSX.Element {
  // As in a list that drops down from its field: the first clause found is a key away, and Enter there puts it in.
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.key !== 'ArrowDown' && event.key !== 'Enter') || event.nativeEvent.isComposing) return
    event.preventDefault()
    toResults()
  }
  return (
    <SearchField className="search-field" aria-label="Search clauses" value={search} onChange={setSearch}>
      <SearchIcon />
      <Input ref={field} onKeyDown={onKeyDown} placeholder="Search clauses" />
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
