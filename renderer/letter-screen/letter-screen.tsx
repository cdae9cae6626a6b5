import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { ShelfWithoutClauses } from '../../core/letter/index.ts'
import type { Settings } from '../../core/requests/index.ts'
import { ReleasedLetter } from '../register/released-letter.tsx'
import { ReleasedDialog } from '../release-dialog/released-dialog.tsx'
import { useAnswer } from '../window/answers.ts'
import { goToStart } from '../window/place.ts'
import { WindowHeader } from '../window/window-header.tsx'
import { LetterDesk } from './letter-desk.tsx'
import { UnreadableLetter } from './unreadable-letter.tsx'
import { openedLetter } from './use-session.ts'
import { useLetterShelf } from './use-letter-shelf.ts'

export interface LetterScreenProps {
  readonly id: string
  readonly settings: Settings
  readonly today: string
  readonly shelf: ShelfWithoutClauses
}

/** One letter, open: read from the store each time, so that two windows never write from an old copy. */
export function LetterScreen({ id, settings, today, shelf: withoutClauses }: LetterScreenProps): JSX.Element {
  const [attempt, setAttempt] = useState(0)
  const [isReleasing, setReleasing] = useState(false)
  const [isJustReleased, setJustReleased] = useState(false)
  const answer = useQuery({ queryKey: ['letters.open', id, attempt], queryFn: () => openedLetter(id), gcTime: 0 })
  const release = useAnswer('register.ofLetter', { letterId: id })
  const shelf = useLetterShelf(withoutClauses, id)
  const standing = useAnswer('letters.standing', { id })
  const queries = useQueryClient()
  const openAgain = (): void => {
    void queries.invalidateQueries({ queryKey: ['library.ofLetter', { id }] })
    setAttempt(attempt + 1)
  }
  // The window may hear of its own release before the dialog does, which then still says what comes of it.
  const entry = isReleasing ? undefined : release.data?.entry
  if (entry !== undefined)
    return (
      <>
        <ReleasedLetter entry={entry} settings={settings} today={today} />
        {isJustReleased && <ReleasedDialog releaseId={entry.id} close={() => setJustReleased(false)} />}
      </>
    )
  // Before it is known where the letter stands, nobody can be asked whether they want to void its approvals.
  const opened = release.isPending || standing.isPending || shelf === undefined ? undefined : shelf.ok ? answer.data : shelf
  if (shelf?.ok === true && opened?.ok === true) {
    return (
      <LetterDesk
        key={attempt}
        answer={opened.value}
        settings={settings}
        today={today}
        shelf={shelf.value.shelf}
        standings={shelf.value.standings}
        openAgain={openAgain}
        released={() => {
          setJustReleased(true)
          setReleasing(false)
        }}
        releasing={setReleasing}
      />
    )
  }
  if (opened?.ok === false && opened.error.code === 'letter-unreadable')
    return <UnreadableLetter id={id} settings={settings} openAgain={openAgain} />
  return (
    <div className="screen">
      <WindowHeader settings={settings} />
      <main className="waiting">
        {opened?.ok !== false ? (
          <p className="appears-late">Opening the letter …</p>
        ) : (
          <>
            <h1>This letter cannot be opened</h1>
            <p role="alert">
              {opened.error.message} {opened.error.remedy}
            </p>
            <Button className="button" onPress={goToStart}>
              All letters
            </Button>
          </>
        )}
      </main>
    </div>
  )
}
