import { useMemo, useState, type JSX, type RefObject } from 'react'
import { Button, Input, ListBox, ListBoxItem, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { clauseKinds, type ClauseKind, type ClauseVersion, type Day } from '../../core/clause/index.ts'
import { valuesOf, type Shelf } from '../../core/letter/index.ts'
import { clauseDataType, describeKeys, usesCommandKey } from '../letter-editor/index.ts'
import { CloseIcon, SealIcon, SearchIcon } from '../look/icons.tsx'
import { standingText } from './clause-standing.ts'
import { clauseEntries, kindNames, searchClauses, type ClauseEntry } from './search-clauses.ts'

interface ClauseLibraryProps {
  readonly shelf: Shelf
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
  day,
  language,
  jurisdictions,
  searchField,
  search,
  setSearch,
  insert,
}: ClauseLibraryProps): JSX.Element {
  const [kind, setKind] = useState<ClauseKind>()
  const entries = useMemo(() => {
    const values = valuesOf({ values: {}, language }, undefined, shelf)
    return clauseEntries(shelf.library.versions, day, (text) => values.fill(text))
  }, [shelf, day, language])
  const found = useMemo(
    () => searchClauses(entries, { text: search, kind, language, jurisdictions }),
    [entries, search, kind, language, jurisdictions],
  )
  return (
    <>
      <LibrarySearch field={searchField} search={search} setSearch={setSearch} />
      <KindFilter kind={kind} setKind={setKind} entries={entries} />
      <ClauseList entries={found} day={day} insert={insert} />
      <p role="status" className="visually-hidden">
        {found.length === 1 ? '1 clause' : `${String(found.length)} clauses`}
      </p>
      {found.length === 0 && <NothingFound isEmpty={entries.length === 0} clear={() => (setSearch(''), setKind(undefined))} />}
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
      className="kinds"
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

function ClauseList({
  entries,
  day,
  insert,
}: {
  readonly entries: readonly ClauseEntry[]
  readonly day: Day
  insert(version: ClauseVersion): void
}): JSX.Element {
  return (
    <ListBox
      className="clause-list"
      aria-label="Clauses"
      items={entries}
      dependencies={[day]}
      onAction={(key) => {
        const entry = entries.find(({ id }) => id === key)
        if (entry !== undefined) insert(entry.version)
      }}
    >
      {(entry) => <ClauseCard entry={entry} day={day} />}
    </ListBox>
  )
}

/** The host's own drag, not react-aria's: the letter's page reads it as it reads a drop from anywhere. */
function carry(data: DataTransfer, { code, version, language }: ClauseVersion): void {
  data.setData(clauseDataType, JSON.stringify({ code, version, language }))
  data.effectAllowed = 'copy'
}

function ClauseCard({ entry: { id, version, beginning }, day }: { readonly entry: ClauseEntry; readonly day: Day }): JSX.Element {
  const { code, title, language, jurisdictions, seal } = version
  const standing = standingText(version, day)
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
  if (isEmpty)
    return (
      <p className="panel-empty">
        The library has no clauses. Put clause files into the folder “clauses” of a library folder and start Chancery again.
      </p>
    )
  return (
    <div className="panel-empty">
      <p>No clause of this kind has all of these words.</p>
      <Button className="button" onPress={clear}>
        Show all clauses
      </Button>
    </div>
  )
}
