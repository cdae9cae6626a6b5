import type { JSX, ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActing } from '../people/acting.ts'
import { OtherWriter, useIsByOthers } from './other-writer.tsx'
import type { SavingSession, SaveState } from './saving-session.ts'
import { isWriterMissing } from './unsaved-writers.ts'
import { useSessionPart } from './use-saving-session.ts'

const savePart = ({ save }: { readonly save: SaveState }): SaveState => save

const texts: Readonly<Record<SaveState['kind'], string>> = {
  saved: 'Saved',
  unsaved: 'Saving …',
  held: 'Not saved: a field is wrong',
  failed: 'Not saved',
  conflict: 'Changed elsewhere',
}

/** Why nothing was saved once the key was locked, and what becomes of it. */
export const lockedOut = 'Nobody is unlocked here. What was written stays in this window and is saved as soon as who wrote it unlocks.'

/** Beside the title: whether the draft is saved. */
export function DraftSaveText({ session }: { readonly session: SavingSession<object> }): JSX.Element {
  const { kind } = useSessionPart(session, savePart)
  return <span className={kind === 'saved' || kind === 'unsaved' ? 'save-state' : 'save-state save-state-bad'}>{texts[kind]}</span>
}

/** The line under the header while saving needs a person. */
export function DraftSaveTrouble({
  session,
  ways,
  openAgain,
}: {
  readonly session: SavingSession<object>
  /** Other ways out for what is not saved. */
  readonly ways?: ReactNode
  openAgain(): void
}): JSX.Element | null {
  const save = useSessionPart(session, savePart)
  const { here, needsPerson } = useActing()
  const isByOthers = useIsByOthers(session)
  if (save.kind !== 'failed' && save.kind !== 'conflict') return null
  const isConflict = save.kind === 'conflict'
  if (isByOthers) return <OtherWriter session={session} what="draft" />
  if (isWriterMissing(save.failure) && (here === undefined || save.failure.code === 'locked'))
    return (
      <div className="trouble" role="alert">
        <p>
          <b>The draft is not saved.</b> {lockedOut}
        </p>
        <Button className="button" onPress={() => needsPerson(() => void session.flush())}>
          Unlock to save …
        </Button>
      </div>
    )
  return (
    <div className="trouble" role="alert">
      <p>
        <b>{isConflict ? 'What you see here is no longer saved, so that neither text is lost.' : 'The draft is not saved.'}</b>{' '}
        {save.failure.message} {save.failure.remedy}
      </p>
      {ways}
      <Button className="button" onPress={isConflict ? openAgain : () => void session.flush()}>
        {isConflict ? 'Open the other one' : 'Try again'}
      </Button>
    </div>
  )
}
