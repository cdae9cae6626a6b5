import { useMemo, useState, type JSX, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Failure, HouseEntry, HouseVersionEntry, Result } from '../../core/requests/index.ts'
import { clauseMoves, couldMove, roles } from '../../core/review/index.ts'
import { ReasonDialog } from '../clauses/reason-dialog.tsx'
import { beginSitting } from '../clauses/sittings.ts'
import { StateDot } from '../clauses/clause-row.tsx'
import { useCommands, type Command } from '../commands/command.ts'
import { ask } from '../desktop.ts'
import { buttonClass } from '../look/button-class.ts'
import { useActing } from '../people/acting.ts'
import { SendDialog } from '../review/send-dialog.tsx'
import { TakeBack } from '../review/take-back.tsx'
import { useReviewOf } from '../review/use-reviews.ts'
import { afterSave } from '../saving/after-save.ts'
import { useNotify } from '../window/notices.tsx'
import { addressOf, goTo } from '../window/place.ts'
import { mayBeEdited } from './may-be-edited.ts'
import { useHouseRefresh } from './use-house-refresh.ts'

interface HouseActionsProps {
  readonly entry: HouseEntry
  readonly version: HouseVersionEntry
  /** How far the draft is saved, while it is edited. */
  readonly state?: ReactNode
  /** Begins to edit it; left out while it is edited. */
  edit?(): void
  /** Ends the editing; what was written is saved. Left out while it is only read. */
  done?(): void
  flush(): Promise<Result<void>>
}

/** What it is, where it stands, and what may be done with it; who may do it is said by the answer. */
export function HouseActions({ entry, version, state, edit, done, flush }: HouseActionsProps): JSX.Element {
  const { here } = useActing()
  const [asked, setAsked] = useState<'edit' | 'next' | 'send' | 'withdraw'>()
  const refresh = useHouseRefresh()
  const notify = useNotify()
  const [newest = version] = entry.versions
  const isEditing = edit === undefined
  const isDraft = mayBeEdited(version)
  const isInReview = version.state === 'in-review'
  const hasDraft = mayBeEdited(newest)
  // One that was taken back never changes, and may be sent again as it is.
  const maySend = version === newest && version.state === 'draft'
  const review = useReviewOf(version.id)
  const mayWithdraw = couldMove(clauseMoves, version.state, 'withdraw', here?.roles ?? roles)
  const close = (): void => setAsked(undefined)
  useCommands(
    useMemo<Command[]>(
      () => [
        ...(isDraft && !isEditing
          ? [{ id: 'edit-house', title: 'Edit this draft', group: 'House' as const, keys: 'Mod+Alt+E', run: () => setAsked('edit') }]
          : []),
        ...(maySend
          ? [{ id: 'send-house', title: 'Send this to review', group: 'House' as const, keys: 'Mod+Alt+S', run: () => setAsked('send') }]
          : []),
        ...(hasDraft
          ? []
          : [
              { id: 'next-house', title: 'Make the next version', group: 'House' as const, keys: 'Mod+Alt+N', run: () => setAsked('next') },
            ]),
      ],
      [isDraft, isEditing, maySend, hasDraft],
    ),
  )
  const next = async (reason: string): Promise<Failure | undefined> => {
    const made = await ask('house.nextVersion', { id: version.id, reason })
    if (!made.ok) return made.error
    beginSitting(made.value.id, reason)
    await refresh()
    goTo('house', made.value.id)
    return undefined
  }
  const withdraw = async (reason: string): Promise<Failure | undefined> => {
    const done = await ask('house.withdraw', { id: version.id, reason })
    if (!done.ok) return done.error
    await refresh()
    notify({ text: `v${String(version.number)} of ${entry.title} is withdrawn.` })
    return undefined
  }
  return (
    <header className="house-head">
      <div>
        <h1>{entry.title}</h1>
        <StateDot state={version.state} text={`v${String(version.number)} ${version.state.replace('-', ' ')}`} />
        {state}
      </div>
      <div className="house-buttons">
        {isDraft && !isEditing && (
          <Button className="button button-main" onPress={() => setAsked('edit')}>
            Edit draft …
          </Button>
        )}
        {done !== undefined && (
          <Button className="button button-main" onPress={done}>
            Done
          </Button>
        )}
        {!hasDraft && (
          <Button className={buttonClass(!isInReview)} onPress={() => setAsked('next')}>
            Make the next version …
          </Button>
        )}
        {maySend && (
          <Button className="button" onPress={() => setAsked('send')}>
            Send to review …
          </Button>
        )}
        {version.review !== undefined && (
          <a className={buttonClass(isInReview)} href={addressOf('review', version.review)}>
            Open the review
          </a>
        )}
        {review !== undefined && <TakeBack item={review} />}
        {mayWithdraw && (
          <Button className="button" onPress={() => setAsked('withdraw')}>
            Withdraw …
          </Button>
        )}
      </div>
      {asked === 'edit' && (
        <ReasonDialog
          title={`Edit draft v${String(version.number)}`}
          hint="What do you change, and why? It is asked once for this sitting."
          button="Edit"
          close={close}
          run={(reason) => {
            beginSitting(version.id, reason)
            edit?.()
            return Promise.resolve(undefined)
          }}
        />
      )}
      {asked === 'next' && (
        <ReasonDialog
          title="Make the next version"
          hint={`It begins as v${String(version.number)} reads. What does it change, and why?`}
          button="Make it"
          close={close}
          run={next}
        />
      )}
      {asked === 'withdraw' && (
        <ReasonDialog
          title={`Withdraw v${String(version.number)}`}
          hint="Letters cannot be made from it any more. A withdrawal is for good."
          button="Withdraw"
          isGrave
          close={close}
          run={withdraw}
        />
      )}
      {asked === 'send' && (
        <SendDialog
          title={`Send v${String(version.number)} to review`}
          of={{ subject: entry.kind, id: version.id }}
          hint="What changed, and why. From now on this version never changes."
          send={async (words) => {
            const sent = await afterSave(flush, () => ask('house.submit', { id: version.id, ...words }))
            await refresh()
            return sent
          }}
          close={close}
        />
      )}
    </header>
  )
}
