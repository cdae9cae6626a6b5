import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type JSX } from 'react'
import type { RegisterRow } from '../../core/requests/index.ts'
import { ClauseWithdrawnMark } from '../letter-state/letter-state-mark.tsx'
import { moveFocus } from '../look/move-focus.ts'
import { addressOf } from '../window/place.ts'
import { shownDay } from './days.ts'
import { pageSize, useRegisterRows, type RegisterWish } from './register-answers.ts'

/** In pixels, as in register.css. */
const rowHeight = 78

interface RegisterListProps {
  readonly wish: RegisterWish
  /** Id of the release that is open beside the list; the first one is until somebody chooses. */
  readonly open: string | undefined
  clear(): void
}

/** All released letters, however many: only those on the screen are drawn and asked for. */
export function RegisterList({ wish, open, clear }: RegisterListProps): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null)
  const first = useRegisterRows(wish, [])
  // oxlint-disable-next-line react/incompatible-library -- what it returns is read here, in every render, and passed to nobody
  const virtual = useVirtualizer({
    count: first.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const rows = useRegisterRows(
    wish,
    items.map(({ index }) => Math.floor(index / pageSize)),
  )
  if (rows.failure !== undefined)
    return (
      <p role="alert" className="panel-empty">
        {rows.failure.message} {rows.failure.remedy}
      </p>
    )
  if (first.total === 0) return <NothingFound wish={wish} clear={clear} />
  return (
    <>
      <p className="register-count" role="status">
        {first.total === undefined ? (
          <span className="appears-late">Looking …</span>
        ) : first.total === 1 ? (
          '1 letter'
        ) : (
          `${first.total.toLocaleString('en-GB')} letters`
        )}
      </p>
      <div className="register-rows" ref={scroller} onKeyDown={moveFocus}>
        <ul aria-label="Released letters" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <li key={index} style={{ transform: `translateY(${String(start)}px)` }} aria-setsize={first.total} aria-posinset={index + 1}>
              <Row row={rows.rowAt(index)} isOpen={open === undefined ? index === 0 : rows.rowAt(index)?.id === open} />
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

function Row({ row, isOpen }: { readonly row: RegisterRow | undefined; readonly isOpen: boolean }): JSX.Element {
  if (row === undefined) return <span className="register-row register-letter" />
  return (
    <a
      className="register-row register-letter"
      href={addressOf('register', row.id)}
      aria-current={isOpen ? 'true' : undefined}
      title={`${row.title} · ${row.recipient}`}
    >
      <b>{row.title}</b>
      <span>{row.recipient}</span>
      <time dateTime={row.date}>{shownDay(row.date)}</time>
      <SentMark lastSent={row.lastSent} isRecalled={row.recalled} signed={signedHow(row.signatures, row.trials)} />
    </a>
  )
}

/** Whether a letter carries a signature, and whether one that proves who signed. */
export type SignedHow = 'not' | 'on-trial' | 'signed'

export function signedHow(signatures: number, trials: number): SignedHow {
  return signatures === 0 ? 'not' : signatures === trials ? 'on-trial' : 'signed'
}

const unsentWords: Readonly<Record<SignedHow, string>> = {
  not: 'Not sent',
  'on-trial': 'Signed for trying out',
  signed: 'Signed, not sent',
}

interface SentMarkProps {
  readonly lastSent: string | undefined
  readonly isRecalled: boolean
  readonly signed: SignedHow
}

/** Whether it went out, and with a clause that was withdrawn since; in words, as colour alone says nothing to some. */
export function SentMark({ lastSent, isRecalled, signed }: SentMarkProps): JSX.Element {
  if (isRecalled) return <ClauseWithdrawnMark isSent={lastSent !== undefined} />
  return (
    <span className={lastSent === undefined ? 'state-mark state-mark-open' : 'state-mark state-mark-good'}>
      {lastSent === undefined ? unsentWords[signed] : `Sent ${shownDay(lastSent)}`}
    </span>
  )
}

const noneThatIs: Readonly<Record<RegisterWish['sent'], string | undefined>> = {
  any: undefined,
  'to-sign': 'No letter waits for a signature: what is released was signed or sent, or is to be recalled.',
  'not-sent': 'No letter waits to be sent.',
  sent: 'No letter was recorded as sent yet.',
  recalled: 'No letter carries a withdrawn clause.',
}

/** Why nothing is listed: the words and dates that were asked for, the segment that was chosen, or that nothing was released. */
function NothingFound({ wish: { search, sent, from, until }, clear }: { readonly wish: RegisterWish; clear(): void }): JSX.Element {
  const hasWords = search !== '' || from !== undefined || until !== undefined
  const why = hasWords ? 'No released letter has these words and dates.' : noneThatIs[sent]
  return why !== undefined ? (
    <div className="panel-empty">
      <p>{why}</p>
      <button type="button" className="button" onClick={clear}>
        Show all
      </button>
    </div>
  ) : (
    <div className="panel-empty">
      <p>
        <b>Nothing is released yet.</b>
      </p>
      <p>Open an approved letter and choose “Release …”. It then stands here with its files, its clauses and to whom it was sent.</p>
    </div>
  )
}
