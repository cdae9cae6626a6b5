import type { UseQueryResult } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useRef, useState, type JSX } from 'react'
import { Button, Input, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { identityOf } from '../../core/clause/index.ts'
import type { RequestOutput } from '../../core/requests/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { DayField } from '../day-field/day-field.tsx'
import { daysFault, daysInOrder } from '../day-field/days-in-order.ts'
import { CloseIcon, SealIcon, SearchIcon } from '../look/icons.tsx'
import { useAnswer, type RequestFailed } from '../window/answers.ts'
import type { RoomProps } from '../window/room.ts'
import { WindowHeader } from '../window/window-header.tsx'
import { useActing } from '../people/acting.ts'
import { SignManyDialog } from '../signing/sign-many-dialog.tsx'
import { useWhyNotSign } from '../signing/why-not-sign.ts'
import { VerifyDesk } from '../verification/verify-desk.tsx'
import { addressOf } from '../window/place.ts'
import { clauseAddress, identityIn } from './clause-address.ts'
import { ClauseUses } from './clause-uses.tsx'
import { useRegisterRows, type RegisterWish } from './register-answers.ts'
import { RegisterList } from './register-list.tsx'
import { ReleaseDetail } from './release-detail.tsx'

type Shown = 'letters' | 'clauses'

/** Stands in the address where files are verified. */
export const verifyPart = 'verify'

const states = ['to-sign', 'not-sent', 'sent', 'recalled'] as const

const everything: RegisterWish = { search: '', sent: 'any' }

/** What left the house: the released letters on the left, and beside them the one that is open, or where a clause is used. */
export function RegisterRoom({ settings, today, path }: RoomProps): JSX.Element {
  const [first, part = '', version = ''] = path
  const [shown, setShown] = useState<Shown>(first === 'clause' ? 'clauses' : 'letters')
  const [wish, setWish] = useState(everything)
  const search = useRef<HTMLInputElement>(null)
  useCommands(
    useMemo<Command[]>(
      () => [{ id: 'find-released', title: 'Find a released letter', group: 'Letters', keys: 'Mod+F', run: () => search.current?.focus() }],
      [],
    ),
  )
  const deferred = useDeferredValue(useMemo(() => daysInOrder(wish), [wish]))
  return (
    <div className="screen register-screen">
      <WindowHeader settings={settings} />
      <div className="register">
        <aside className="register-side" aria-label="Register">
          <div className="register-head">
            <a
              className="button register-verify"
              href={addressOf('register', verifyPart)}
              aria-current={first === verifyPart ? 'page' : undefined}
            >
              <SealIcon />
              Verify a PDF …
            </a>
            <ToggleButtonGroup
              className="segments"
              aria-label="What to list"
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[shown]}
              onSelectionChange={([key]) => setShown(key === 'clauses' ? 'clauses' : 'letters')}
            >
              <ToggleButton id="letters">Letters</ToggleButton>
              <ToggleButton id="clauses">Clauses</ToggleButton>
            </ToggleButtonGroup>
            <SearchField
              className="search-field"
              aria-label={shown === 'letters' ? 'Search the register' : 'Search clauses'}
              value={wish.search}
              onChange={(words) => setWish({ ...wish, search: words })}
            >
              <SearchIcon />
              <Input ref={search} placeholder={shown === 'letters' ? 'Title or recipient' : 'Words or code'} />
              {wish.search !== '' && (
                <Button className="search-clear">
                  <CloseIcon />
                </Button>
              )}
            </SearchField>
            {shown === 'letters' && <Filters wish={wish} setWish={setWish} />}
            {shown === 'letters' && wish.sent === 'to-sign' && <SignMany wish={wish} />}
          </div>
          {shown === 'letters' ? (
            <RegisterList wish={deferred} open={first} clear={() => setWish(everything)} />
          ) : (
            <ClauseNames search={deferred.search} open={first === undefined ? undefined : `${identityIn(part) ?? ''} ${version}`} />
          )}
        </aside>
        <main className="register-main">
          {first === verifyPart ? (
            <VerifyDesk release={part === '' ? undefined : part} />
          ) : first !== undefined ? (
            <Open path={path} today={today} />
          ) : shown === 'letters' ? (
            <FirstLetter wish={deferred} today={today} />
          ) : (
            <FirstClause search={deferred.search} />
          )}
        </main>
      </div>
    </div>
  )
}

function Filters({ wish, setWish }: { readonly wish: RegisterWish; setWish(wish: RegisterWish): void }): JSX.Element {
  const day = (name: 'from' | 'until', label: string): JSX.Element => (
    <DayField
      className="day-field"
      label={label}
      value={wish[name] ?? ''}
      change={(value) => setWish({ ...wish, [name]: value === '' ? undefined : value })}
      fault={name === 'until' ? daysFault(wish) : undefined}
    />
  )
  return (
    <>
      <ToggleButtonGroup
        className="segments"
        aria-label="Signed and sent, or not"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[wish.sent]}
        onSelectionChange={([key]) => setWish({ ...wish, sent: states.find((state) => state === key) ?? 'any' })}
      >
        <ToggleButton id="any">All</ToggleButton>
        <ToggleButton id="to-sign">To sign</ToggleButton>
        <ToggleButton id="not-sent">Not sent</ToggleButton>
        <ToggleButton id="sent">Sent</ToggleButton>
        <ToggleButton id="recalled">To recall</ToggleButton>
      </ToggleButtonGroup>
      <div className="register-days">
        {day('from', 'Dated from')}
        {day('until', 'until')}
      </div>
    </>
  )
}

/** The way to sign all that is listed at once; none while there is nothing to sign, or for who may not. */
function SignMany({ wish }: { readonly wish: RegisterWish }): JSX.Element | undefined {
  const [isOpen, setOpen] = useState(false)
  const { needsPerson } = useActing()
  const whyNotSign = useWhyNotSign()
  const { total = 0 } = useRegisterRows(wish, [])
  if (whyNotSign !== undefined) return total > 0 ? <p className="release-not-signed">{whyNotSign}</p> : undefined
  return (
    <>
      {total > 0 && (
        <Button className="button button-main register-verify" onPress={() => needsPerson(() => setOpen(true))}>
          {total === 1 ? 'Sign this letter …' : `Sign these ${total.toLocaleString('en-GB')} letters …`}
        </Button>
      )}
      {isOpen && <SignManyDialog wish={wish} close={() => setOpen(false)} />}
    </>
  )
}

function useClauseNames(search: string): UseQueryResult<RequestOutput<'clauses.list'>, RequestFailed> {
  return useAnswer('clauses.list', { search, limit: 500 })
}

/** Every clause, withdrawn ones too, by its newest version and the approved one, to ask where it is used. */
function ClauseNames({ search, open }: { readonly search: string; readonly open: string | undefined }): JSX.Element {
  const found = useClauseNames(search)
  if (found.error !== null)
    return (
      <p role="alert" className="panel-empty">
        {found.error.failure.message} {found.error.failure.remedy}
      </p>
    )
  if (found.data === undefined) return <p className="panel-empty appears-late">Searching …</p>
  const [first] = found.data.rows
  if (first === undefined) return <p className="panel-empty">No clause has these words.</p>
  return (
    <div className="register-rows">
      <ul aria-label="Clauses" className="clause-names">
        {found.data.rows.flatMap((row) =>
          [...new Set([row.newest.number, row.approved ?? row.newest.number])].map((version) => {
            const identity = identityOf(row)
            const name = `${identity} ${String(version)}`
            const isOpen = open === undefined ? row === first && version === row.newest.number : open === name
            return (
              <li key={name}>
                <a
                  className="register-row register-clause"
                  href={clauseAddress(identity, version)}
                  aria-current={isOpen ? 'true' : undefined}
                  title={`${row.title.text} · ${row.code}`}
                >
                  <b>{row.title.text}</b>
                  <span>v{version}</span>
                  <span>{row.code}</span>
                  {version === row.newest.number && row.newest.state === 'withdrawn' ? (
                    <span className="state-mark state-mark-bad">Withdrawn</span>
                  ) : (
                    <span>{row.language}</span>
                  )}
                </a>
              </li>
            )
          }),
        )}
      </ul>
    </div>
  )
}

function Open({ path: [first = '', part = '', number = ''], today }: Pick<RoomProps, 'path' | 'today'>): JSX.Element {
  if (first !== 'clause') return <OpenRelease key={`${first} ${part}`} id={first} today={today} begins={part} />
  const identity = identityIn(part)
  const version = Number(number)
  if (identity === undefined || !Number.isInteger(version) || version < 1)
    return <p className="panel-empty">There is no such clause version. Choose one from the list.</p>
  return <ClauseUses key={`${part} ${number}`} identity={identity} version={version} />
}

/** What is open until a letter is chosen: the one that was released last of those that are looked for. */
function FirstLetter({ wish, today }: { readonly wish: RegisterWish; readonly today: string }): JSX.Element {
  const { total, rowAt } = useRegisterRows(wish, [])
  const newest = rowAt(0)
  if (newest === undefined)
    return (
      <NothingOpen
        isKnown={total === 0}
        words="The letter that is chosen from the list stands here: who approved it, whom it was sent to, its files and its clauses."
      />
    )
  return <OpenRelease key={newest.id} id={newest.id} today={today} />
}

function FirstClause({ search }: { readonly search: string }): JSX.Element {
  const found = useClauseNames(search).data
  const row = found?.rows[0]
  if (row === undefined)
    return (
      <NothingOpen
        isKnown={found !== undefined}
        words="The clause that is chosen from the list stands here, with the letters that carry it and the recall report."
      />
    )
  return <ClauseUses key={row.id} identity={identityOf(row)} version={row.newest.number} />
}

/** Beside an empty list, which says itself why it is empty: what stands here once it is not. */
function NothingOpen({ isKnown, words }: { readonly isKnown: boolean; readonly words: string }): JSX.Element {
  return (
    <div className="waiting">
      <h1 className="visually-hidden">The register</h1>
      {isKnown && <p>{words}</p>}
    </div>
  )
}

interface OpenReleaseProps {
  readonly id: string
  readonly today: string
  readonly begins?: string
}

function OpenRelease({ id, today, begins = '' }: OpenReleaseProps): JSX.Element {
  const entry = useAnswer('register.open', { id })
  if (entry.error !== null)
    return (
      <p role="alert" className="panel-empty">
        {entry.error.failure.message} {entry.error.failure.remedy}
      </p>
    )
  if (entry.data === undefined) return <p className="panel-empty appears-late">Opening …</p>
  return <ReleaseDetail entry={entry.data} today={today} begins={begins} />
}
