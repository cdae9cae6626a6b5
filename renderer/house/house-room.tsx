import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { HouseKind } from '../../core/house/index.ts'
import type { ShelfWithoutClauses } from '../../core/letter/index.ts'
import type { HouseRow } from '../../core/requests/index.ts'
import { StateDot } from '../clauses/clause-row.tsx'
import { stateNames } from '../clauses/state-names.ts'
import { useActing } from '../people/acting.ts'
import { SendManyDialog } from '../review/send-many-dialog.tsx'
import type { Sendable } from '../review/send-many.ts'
import { useAnswer } from '../window/answers.ts'
import { addressOf } from '../window/place.ts'
import type { RoomProps } from '../window/room.ts'
import { WindowHeader } from '../window/window-header.tsx'
import { HousePage } from './house-page.tsx'
import { HouseWords, wordsPart } from './house-words.tsx'
import { NewHouseDialog } from './new-house-dialog.tsx'
import { useHouseEntry } from './use-house-session.ts'

const kinds: readonly { readonly kind: HouseKind; readonly title: string }[] = [
  { kind: 'company', title: 'Company' },
  { kind: 'letterhead', title: 'Letterheads' },
  { kind: 'template', title: 'Letter templates' },
  { kind: 'style', title: 'House style' },
]

const kindNames: Readonly<Record<HouseKind, string>> = {
  company: 'company values',
  letterhead: 'letterhead',
  template: 'letter template',
  style: 'terms and phrases',
}

/** What letters are made from beside their clauses: company values, letterheads, letter templates and the house style. */
export function HouseRoom({ settings, shelf, path: [id] }: RoomProps): JSX.Element {
  const list = useAnswer('house.list', {})
  const [isMaking, setMaking] = useState(false)
  const rows = list.data?.rows
  const openId = id ?? (rows?.find(({ kind }) => kind === 'company') ?? rows?.[0])?.newest.id
  return (
    <div className="screen">
      <WindowHeader
        settings={settings}
        end={
          <Button className="button button-main" onPress={() => setMaking(true)}>
            New …
          </Button>
        }
      />
      <main className="house">
        <nav className="house-list" aria-label="The house">
          {list.error !== null && (
            <p role="alert" className="panel-empty">
              {list.error.failure.message} {list.error.failure.remedy}
            </p>
          )}
          {rows !== undefined && <Unapproved rows={rows} />}
          {rows !== undefined &&
            kinds.map(({ kind, title }) => (
              <Kind key={kind} title={title} rows={rows.filter((row) => row.kind === kind)} openId={openId} />
            ))}
          <Spelling isOpen={id === wordsPart} />
        </nav>
        <Opened id={openId} isKnown={rows !== undefined} shelf={shelf} />
      </main>
      {isMaking && rows !== undefined && <NewHouseDialog rows={rows} shelf={shelf} close={() => setMaking(false)} />}
    </div>
  )
}

function Kind({
  title,
  rows,
  openId,
}: {
  readonly title: string
  readonly rows: readonly HouseRow[]
  readonly openId: string | undefined
}): JSX.Element {
  return (
    <section>
      <h2 className="panel-heading">{title}</h2>
      {rows.length === 0 && <p className="panel-empty house-none">None yet.</p>}
      {rows.length > 0 && (
        <ul className="version-list">
          {rows.map((row) => (
            <li key={row.code}>
              <a
                className="version-entry"
                href={addressOf('house', row.newest.id)}
                aria-current={openId === row.newest.id ? 'true' : undefined}
              >
                <b>{row.title}</b>
                <StateDot state={row.newest.state} text={`v${String(row.newest.number)} ${stateNames[row.newest.state].toLowerCase()}`} />
                {row.used !== undefined && row.used.id !== row.newest.id && (
                  <span className="version-entry-facts">Letters use v{row.used.number}</span>
                )}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Spelling({ isOpen }: { readonly isOpen: boolean }): JSX.Element {
  return (
    <section>
      <h2 className="panel-heading">Spelling</h2>
      <ul className="version-list">
        <li>
          <a className="version-entry" href={addressOf('house', wordsPart)} aria-current={isOpen ? 'true' : undefined}>
            <b>Words of the house</b>
            <span className="version-entry-facts">Right whatever the dictionaries say</span>
          </a>
        </li>
      </ul>
    </section>
  )
}

interface OpenedProps {
  readonly id: string | undefined
  readonly isKnown: boolean
  readonly shelf: ShelfWithoutClauses
}

function Opened({ id, isKnown, shelf }: OpenedProps): JSX.Element {
  if (id === undefined) return <NothingOpen isKnown={isKnown} />
  return id === wordsPart ? <HouseWords /> : <OpenVersion key={id} id={id} shelf={shelf} />
}

/** What keeps letters from being released, and the way out of it. */
function Unapproved({ rows }: { readonly rows: readonly HouseRow[] }): JSX.Element | null {
  const [isSending, setSending] = useState(false)
  const { needsPerson } = useActing()
  const open = rows.filter(({ used }) => used?.state !== 'approved')
  const drafts = open.filter(({ newest }) => newest.state === 'draft')
  if (open.length === 0) return null
  return (
    <div className="house-unapproved" role="note">
      <p>
        <b>
          {open.length} of {rows.length} not approved yet.
        </b>{' '}
        Letters can be drafted with them; none is released before somebody who did not write them approved what it uses.
      </p>
      {drafts.length > 0 && (
        <Button className="button" onPress={() => needsPerson(() => setSending(true))}>
          Send all drafts to review …
        </Button>
      )}
      {isSending && <SendManyDialog drafts={drafts.map(draftOf)} subject="house" close={() => setSending(false)} />}
    </div>
  )
}

function draftOf({ title, kind, newest: { id, number }, starterValues }: HouseRow): Sendable {
  const remark = starterValues === undefined ? '' : ' · holds values of the starter library’s fictional company'
  return { id, title, about: `v${String(number)} · ${kindNames[kind]}${remark}`, address: addressOf('house', id) }
}

function OpenVersion({ id, shelf }: { readonly id: string; readonly shelf: ShelfWithoutClauses }): JSX.Element {
  const opened = useHouseEntry(id)
  const [times, setTimes] = useState(0)
  const openAgain = async (): Promise<void> => {
    await opened.refetch()
    setTimes(times + 1)
  }
  if (opened.error !== null)
    return (
      <div className="clause-none" role="alert">
        <p>
          {opened.error.failure.message} {opened.error.failure.remedy}
        </p>
      </div>
    )
  const version = opened.data?.versions.find((each) => each.id === id)
  if (opened.data === undefined || version === undefined || !opened.isFetchedAfterMount)
    return <div className="clause-none appears-late">Opening …</div>
  return <HousePage key={`${id} ${String(times)}`} entry={opened.data} version={version} shelf={shelf} openAgain={() => void openAgain()} />
}

function NothingOpen({ isKnown }: { readonly isKnown: boolean }): JSX.Element {
  return (
    <div className="clause-none">
      <h1 className="visually-hidden">House</h1>
      {isKnown && <p>Letters are made from a company, a letterhead and a template. Make the first one with “New …”.</p>}
    </div>
  )
}
