import { useQuery } from '@tanstack/react-query'
import { useMemo, useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { ClauseListRow } from '../../core/requests/index.ts'
import { clauseMoves, couldMove } from '../../core/review/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { useActing } from '../people/acting.ts'
import { SendManyDialog } from '../review/send-many-dialog.tsx'
import type { Sendable } from '../review/send-many.ts'
import { answerOf, useAnswer, type RequestFailed } from '../window/answers.ts'
import { addressOf } from '../window/place.ts'
import { useToday } from '../window/today.ts'
import { dayText } from './state-names.ts'
import type { ClauseWish } from './use-clause-list.ts'

interface SendDraftsProps {
  /** How the list is narrowed: only its drafts are offered. */
  readonly wish: ClauseWish
}

/** Sends the drafts that the list shows to review together, where there are any. */
export function SendDrafts({ wish }: SendDraftsProps): JSX.Element | null {
  const { here, needsPerson } = useActing()
  const [isOpen, setOpen] = useState(false)
  const mayBeThere = wish.state === undefined || wish.state === 'draft'
  const counted = useAnswer('clauses.list', { ...wish, state: 'draft', limit: 1 })
  const total = mayBeThere ? (counted.data?.total ?? 0) : 0
  const maySend = here === undefined || couldMove(clauseMoves, 'draft', 'submit', here.roles)
  const isOffered = total > 0 && maySend
  useCommands(
    useMemo<Command[]>(
      () =>
        isOffered
          ? [{ id: 'send-drafts', title: 'Send drafts to review …', group: 'Clauses', run: () => needsPerson(() => setOpen(true)) }]
          : [],
      [isOffered, needsPerson],
    ),
  )
  return (
    <>
      {isOffered && (
        <Button className="link-button" onPress={() => needsPerson(() => setOpen(true))}>
          {total === 1 ? 'Send 1 draft to review …' : `Send ${total.toLocaleString('en-GB')} drafts to review …`}
        </Button>
      )}
      {isOpen && <SendDialog wish={wish} close={() => setOpen(false)} />}
    </>
  )
}

function SendDialog({ wish, close }: SendDraftsProps & { close(): void }): JSX.Element {
  const today = useToday()
  const drafts = useQuery<Sendable[], RequestFailed>({
    queryKey: ['clauses.list', 'drafts', wish],
    queryFn: () => allDrafts(wish, today),
    staleTime: 0,
    gcTime: 0,
  })
  return <SendManyDialog drafts={drafts.data} failure={drafts.error?.failure} subject="clause-version" close={close} />
}

/** Rows that the host gives at once, at most. */
const pageSize = 500

async function allDrafts(wish: ClauseWish, today: string): Promise<Sendable[]> {
  const rows: ClauseListRow[] = []
  for (;;) {
    const page = await answerOf('clauses.list', { ...wish, state: 'draft', offset: rows.length, limit: pageSize })
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.total) return rows.map((row) => draftOf(row, today))
  }
}

function draftOf({ id, title, code, language, jurisdictions, newest, expires }: ClauseListRow, today: string): Sendable {
  const ended = expires !== undefined && expires < today ? [`ended ${dayText(expires, 'short')}`] : []
  return {
    id: newest.id,
    title: title.text,
    about: [`v${String(newest.number)}`, code, language, jurisdictions.join(', ') || 'all', ...ended].join(' · '),
    address: addressOf('clauses', id),
  }
}
