import { useEffect, useMemo, useRef, useState, type JSX, type RefObject } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { ShelfWithoutClauses } from '../../core/letter/index.ts'
import { useCommandBook, useCommands, type Command } from '../commands/command.ts'
import { MoreIcon, PlusIcon } from '../look/icons.tsx'
import { useAnswer } from '../window/answers.ts'
import { addressOf, goTo } from '../window/place.ts'
import type { RoomProps } from '../window/room.ts'
import { WindowHeader } from '../window/window-header.tsx'
import { ClauseBrowser } from './clause-browser.tsx'
import { ClauseCalendar } from './clause-calendar.tsx'
import { ClauseEditorScreen } from './clause-editor-screen.tsx'
import { ClausePage } from './clause-page.tsx'
import { ClauseTitle } from './clause-title.tsx'
import { NewClauseDialog } from './new-clause-dialog.tsx'
import { useClauseList } from './use-clause-list.ts'

/** The clauses of the house: the list with one that is open, the editor of a draft, or the calendar. */
export function ClausesRoom(props: RoomProps): JSX.Element {
  const [id, part] = props.path
  if (id !== undefined && part === 'edit') return <ClauseEditorScreen key={id} id={id} settings={props.settings} shelf={props.shelf} />
  return <Clauses {...props} />
}

const calendar = 'calendar'

function Clauses({ settings, shelf, path: [id, part] }: RoomProps): JSX.Element {
  const searchField = useRef<HTMLInputElement>(null)
  const [isMaking, setMaking] = useState(false)
  const openId = useShownClause(id)
  useRoomCommands(searchField, () => setMaking(true))
  useSlash(searchField)
  return (
    <div className="screen">
      <WindowHeader
        settings={settings}
        end={
          <>
            <RoomMenu />
            <a className="button" href={addressOf('clauses', calendar)} aria-current={id === calendar ? 'page' : undefined}>
              What is due
            </a>
            <Button className="button button-main" onPress={() => setMaking(true)}>
              <PlusIcon />
              New clause …
            </Button>
          </>
        }
      >
        {openId !== undefined && <ClauseTitle id={openId} number={part} />}
      </WindowHeader>
      <main className="clauses">
        {openId === undefined && <h1 className="visually-hidden">Clauses</h1>}
        <ClauseBrowser openId={openId} searchField={searchField} create={() => setMaking(true)} />
        {id === calendar ? (
          <ClauseCalendar />
        ) : openId === undefined ? (
          <div className="clause-none" />
        ) : (
          <OpenClause id={openId} number={part} shelf={shelf} />
        )}
      </main>
      {isMaking && <NewClauseDialog close={() => setMaking(false)} />}
    </div>
  )
}

/** What is done with the library as a whole. */
function RoomMenu(): JSX.Element {
  const book = useCommandBook()
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="The library">
        <MoreIcon />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label="The library" onAction={(id) => book.find(String(id))?.run()}>
          <MenuItem id="import-library" className="menu-item">
            Import a library …
          </MenuItem>
          <MenuItem id="export-library" className="menu-item">
            Export the library …
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function OpenClause({
  id,
  number,
  shelf,
}: {
  readonly id: string
  readonly number: string | undefined
  readonly shelf: ShelfWithoutClauses
}): JSX.Element {
  const clause = useAnswer('clauses.open', { id })
  if (clause.error !== null)
    return (
      <div className="clause-none" role="alert">
        <p>
          {clause.error.failure.message} {clause.error.failure.remedy}
        </p>
      </div>
    )
  const entry = clause.data?.versions.find((version) => String(version.number) === number) ?? clause.data?.versions[0]
  if (clause.data === undefined || entry === undefined) return <div className="clause-none appears-late">Opening the clause …</div>
  return <ClausePage clause={clause.data} entry={entry} shelf={shelf} />
}

/** The clause that is open: the one that the address names, or the first of all. */
function useShownClause(id: string | undefined): string | undefined {
  const all = useClauseList({}, 0, 0)
  return id === calendar ? undefined : (id ?? all.rowAt(0)?.id)
}

function useRoomCommands(searchField: RefObject<HTMLInputElement | null>, create: () => void): void {
  const making = useRef(create)
  useEffect(() => {
    making.current = create
  })
  const commands = useMemo<Command[]>(
    () => [
      { id: 'find-clause', title: 'Find a clause', group: 'Clauses', keys: 'Mod+F', run: () => searchField.current?.focus() },
      { id: 'new-clause', title: 'New clause', group: 'Clauses', keys: 'Alt+N', run: () => making.current() },
      { id: 'clauses-due', title: 'What ends or is to be reviewed', group: 'Clauses', run: () => goTo('clauses', calendar) },
    ],
    [searchField],
  )
  useCommands(commands)
}

/** The slash leads to the search from everywhere but where it is typed. */
function useSlash(searchField: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable="true"], [role="dialog"]') !== null
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return
      event.preventDefault()
      searchField.current?.focus()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [searchField])
}
