import { useEffect, useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { ToolTipFor } from '../look/tool-tip.tsx'
import { useOneAtATime } from '../look/one-at-a-time.ts'
import { WorkButton } from '../look/work-button.tsx'
import { goToLetter } from '../window/place.ts'
import { lockedOut } from '../saving/draft-save-state.tsx'
import { OtherWriter, useIsByOthers } from '../saving/other-writer.tsx'
import type { SaveState } from '../saving/saving-session.ts'
import { isWriterMissing } from '../saving/unsaved-writers.ts'
import { useActing } from '../people/acting.ts'
import type { LetterSession } from './letter-session.ts'
import { saveAsCopy } from './save-as-copy.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'

const savePart = ({ save }: { readonly save: SaveState }): SaveState => save

function agoText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 2) return 'Saved'
  if (seconds < 60) return `Saved ${String(seconds)} s ago`
  if (seconds < 3600) return `Saved ${String(Math.floor(seconds / 60))} min ago`
  return `Saved ${String(Math.floor(seconds / 3600))} h ago`
}

/** The clock, looked at every few seconds while something shows how long ago it was. */
function useNow(isWatched: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isWatched) return undefined
    const look = (): void => setNow(Date.now())
    look()
    const timer = setInterval(look, 5000)
    return () => clearInterval(timer)
  }, [isWatched])
  return now
}

function saveText(save: SaveState, now: number): string {
  switch (save.kind) {
    case 'saved':
      return save.at === undefined ? 'Saved' : agoText(now - save.at)
    case 'unsaved':
      return 'Saving …'
    case 'held':
    case 'failed':
      return 'Not saved'
    case 'conflict':
      return 'Changed elsewhere'
  }
}

/** Beside the title: whether the letter is saved, and the way to its earlier versions. Only what a person must know is announced. */
export function SaveStateText({ session, showHistory }: { readonly session: LetterSession; showHistory(): void }): JSX.Element {
  const save = useSessionPart(session, savePart)
  const now = useNow(save.kind === 'saved')
  const isBad = save.kind === 'failed' || save.kind === 'conflict'
  return (
    <>
      <ToolTipFor title="Version history">
        <Button className={isBad ? 'save-state save-state-bad' : 'save-state'} onPress={showHistory}>
          {saveText(save, now)}
        </Button>
      </ToolTipFor>
      <span role="status" className="visually-hidden">
        {save.kind === 'failed'
          ? 'The letter could not be saved.'
          : save.kind === 'conflict'
            ? 'The letter was changed elsewhere.'
            : 'The letter is saved automatically.'}
      </span>
    </>
  )
}

/** The line under the header while saving needs a person. */
export function SaveTrouble({ session, openAgain }: { readonly session: LetterSession; openAgain(): void }): JSX.Element | null {
  const save = useSessionPart(session, savePart)
  const isByOthers = useIsByOthers(session)
  const { here } = useActing()
  if ((save.kind === 'failed' || save.kind === 'conflict') && isByOthers) return <OtherWriter session={session} what="letter" />
  if (save.kind === 'failed' && isWriterMissing(save.failure) && (here === undefined || save.failure.code === 'locked')) {
    // The way to unlock stands above the page, which is read-only meanwhile.
    return (
      <div className="trouble" role="alert">
        <p>
          <b>The letter is not saved.</b> {lockedOut}
        </p>
      </div>
    )
  }
  if (save.kind === 'failed') {
    return (
      <div className="trouble" role="alert">
        <p>
          <b>The letter is not saved.</b> {save.failure.message} {save.failure.remedy}
        </p>
        <Button className="button" onPress={() => void session.flush()}>
          Try again
        </Button>
      </div>
    )
  }
  return save.kind === 'conflict' ? <Conflict session={session} openAgain={openAgain} /> : null
}

function Conflict({ session, openAgain }: { readonly session: LetterSession; openAgain(): void }): JSX.Element {
  const notify = useNotify()
  const { isUnderWay, run: keep } = useOneAtATime(async () => {
    const copy = await saveAsCopy(session.letter)
    if (!copy.ok) return notify(noticeOf(copy.error))
    // Nothing that is written from here on may be lost: the person goes on in the copy.
    session.letGo()
    goToLetter(copy.value.id)
    notify({
      text: `What you wrote is kept in a letter of its own, “${copy.value.title}”, which is open now. The letter that was changed elsewhere is as it was.`,
      stays: true,
      action: { label: 'Open the other one', run: () => goToLetter(session.id) },
    })
  })
  return (
    <div className="trouble" role="alert">
      <p>
        <b>This letter was changed in another window.</b> What you see here is no longer saved into it, so that neither text is lost.
      </p>
      <WorkButton className="button" isUnderWay={isUnderWay} onPress={keep}>
        Keep mine as a copy
      </WorkButton>
      <Button className="button" onPress={openAgain}>
        Open the other one, drop mine
      </Button>
    </div>
  )
}
