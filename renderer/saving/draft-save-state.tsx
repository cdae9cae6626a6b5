import type { JSX, ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { SavingSession, SaveState } from './saving-session.ts'
import { useSessionPart } from './use-saving-session.ts'

const savePart = ({ save }: { readonly save: SaveState }): SaveState => save

const texts: Readonly<Record<SaveState['kind'], string>> = {
  saved: 'Saved',
  unsaved: 'Saving …',
  held: 'Not saved: a field is wrong',
  failed: 'Not saved',
  conflict: 'Changed elsewhere',
}

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
  /** Other ways out where the draft was changed elsewhere. */
  readonly ways?: ReactNode
  openAgain(): void
}): JSX.Element | null {
  const save = useSessionPart(session, savePart)
  if (save.kind !== 'failed' && save.kind !== 'conflict') return null
  const isConflict = save.kind === 'conflict'
  return (
    <div className="trouble" role="alert">
      <p>
        <b>{isConflict ? 'What you see here is no longer saved, so that neither text is lost.' : 'The draft is not saved.'}</b>{' '}
        {save.failure.message} {save.failure.remedy}
      </p>
      {isConflict && ways}
      <Button className="button" onPress={isConflict ? openAgain : () => void session.flush()}>
        {isConflict ? 'Open the other one' : 'Try again'}
      </Button>
    </div>
  )
}
