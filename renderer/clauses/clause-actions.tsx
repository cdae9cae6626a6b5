import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { ClauseEntry, ClauseVersionEntry, Failure } from '../../core/requests/index.ts'
import { clauseMoves, couldMove, roles } from '../../core/review/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { ask } from '../desktop.ts'
import { buttonClass } from '../look/button-class.ts'
import { useActing } from '../people/acting.ts'
import { EndedNote } from '../review/ended-note.tsx'
import { SendDialog } from '../review/send-dialog.tsx'
import { TakeBack } from '../review/take-back.tsx'
import { useLastReviewOf, useReviewOf } from '../review/use-reviews.ts'
import { addressOf, goTo } from '../window/place.ts'
import { NewClauseDialog } from './new-clause-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { beginSitting, reasonFor } from './sittings.ts'
import { useClauseRefresh } from './use-refresh.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

interface ClauseActionsProps {
  readonly clause: ClauseEntry
  readonly entry: ClauseVersionEntry
}

function isOpenDraft({ state, isFrozen }: ClauseVersionEntry): boolean {
  return state === 'draft' && !isFrozen
}

/** What may be done with a version where it stands; who may do it is said by the answer. */
export function ClauseActions({ clause, entry }: ClauseActionsProps): JSX.Element {
  const { here } = useActing()
  const [asked, setAsked] = useState<'edit' | 'next' | 'send' | 'variant' | 'withdraw'>()
  const [newest = entry] = clause.versions
  const draft = isOpenDraft(newest) ? newest : undefined
  const edit = (): void => {
    if (draft === undefined) return
    if (reasonFor(draft.id) === undefined) setAsked('edit')
    else goTo('clauses', clause.id, 'edit')
  }
  // One that was taken back never changes, and may be sent again as it is.
  const maySend = entry === newest && entry.state === 'draft'
  const review = useReviewOf(entry.id)
  const mayWithdraw = couldMove(clauseMoves, entry.state, 'withdraw', here?.roles ?? roles)
  const close = (): void => setAsked(undefined)
  const commands: readonly Command[] = [
    draft === undefined
      ? {
          id: 'next-clause-version',
          title: 'Make the next version of this clause',
          group: 'Clauses',
          keys: 'Mod+Alt+N',
          run: () => setAsked('next'),
        }
      : { id: 'edit-clause', title: 'Edit this clause', group: 'Clauses', keys: 'Mod+Alt+E', run: edit },
    ...(maySend
      ? [
          {
            id: 'send-clause',
            title: 'Send this clause to review',
            group: 'Clauses' as const,
            keys: 'Mod+Alt+S',
            run: () => setAsked('send'),
          },
        ]
      : []),
    ...(mayWithdraw
      ? [
          {
            id: 'withdraw-clause',
            title: 'Withdraw this version of the clause',
            group: 'Clauses' as const,
            run: () => setAsked('withdraw'),
          },
        ]
      : []),
  ]
  useCommands(commands)
  const lastReview = useLastReviewOf(entry.id)
  const isInReview = entry.state === 'in-review'
  return (
    <div className="clause-actions">
      {draft === undefined ? (
        <Button className={buttonClass(!isInReview)} onPress={() => setAsked('next')}>
          Make the next version …
        </Button>
      ) : (
        <Button className="button button-main" onPress={edit}>
          {draft === entry ? 'Edit draft' : `Edit draft v${String(draft.number)}`}
        </Button>
      )}
      {maySend && (
        <Button className="button" onPress={() => setAsked('send')}>
          Send to review …
        </Button>
      )}
      {(isInReview || lastReview !== undefined) && (
        <a
          className={buttonClass(isInReview && draft === undefined)}
          href={lastReview === undefined ? addressOf('review') : addressOf('review', lastReview)}
        >
          Open the review
        </a>
      )}
      {review !== undefined && <TakeBack item={review} />}
      <Button className="button" onPress={() => setAsked('variant')}>
        New variant …
      </Button>
      {mayWithdraw && (
        <Button className="button" onPress={() => setAsked('withdraw')}>
          Withdraw v{entry.number} …
        </Button>
      )}
      {asked === 'edit' && draft !== undefined && <EditDialog clause={clause} draft={draft} close={close} />}
      {asked === 'next' && <NextDialog entry={entry} close={close} />}
      {asked === 'send' && (
        <SendDialog
          title={`Send v${String(entry.number)} to review`}
          of={{ subject: 'clause-version', id: entry.id }}
          note={entry.reason}
          warning={<EndedNote valid={entry.version.valid} />}
          hint="What changed, and why. From now on this version never changes."
          send={(words) => ask('reviews.send', { id: entry.id, ...words })}
          close={close}
        />
      )}
      {asked === 'variant' && <NewClauseDialog base={entry.version} close={close} />}
      {asked === 'withdraw' && <WithdrawDialog clause={clause} entry={entry} close={close} />}
    </div>
  )
}

function EditDialog({
  clause,
  draft,
  close,
}: {
  readonly clause: ClauseEntry
  readonly draft: ClauseVersionEntry
  close(): void
}): JSX.Element {
  const run = (reason: string): Promise<undefined> => {
    beginSitting(draft.id, reason)
    goTo('clauses', clause.id, 'edit')
    return Promise.resolve(undefined)
  }
  return (
    <ReasonDialog
      title={`Edit draft v${String(draft.number)}`}
      hint="What do you change, and why? It is asked once for this sitting."
      button="Edit"
      close={close}
      run={run}
    />
  )
}

function NextDialog({ entry, close }: { readonly entry: ClauseVersionEntry; close(): void }): JSX.Element {
  const refresh = useClauseRefresh()
  const run = async (reason: string): Promise<Failure | undefined> => {
    const made = await ask('clauses.nextVersion', { id: entry.id, reason })
    if (!made.ok) return made.error
    beginSitting(made.value.versionId, reason)
    await refresh()
    goTo('clauses', made.value.clauseId, 'edit')
    return undefined
  }
  return (
    <ReasonDialog
      title="Make the next version"
      hint={`It begins as v${String(entry.number)} reads. What does it change, and why?`}
      button="Make it"
      close={close}
      run={run}
    />
  )
}
