import type { JSX } from 'react'
import { flushSync } from 'react-dom'
import { Button } from 'react-aria-components'
import { plainText } from '../../core/document/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { documentOf } from '../letter-editor/index.ts'
import { useOneAtATime } from '../look/one-at-a-time.ts'
import { WorkButton } from '../look/work-button.tsx'
import { useSessionPart } from '../saving/use-saving-session.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import type { ClauseSession, ClauseSessionState } from './clause-session.ts'
import { beginSitting } from './sittings.ts'
import { useClauseRefresh } from './use-refresh.ts'

interface KeepMineProps {
  readonly session: ClauseSession
  /** Why the draft was edited: the next version is made for the same reason. */
  readonly reason: string
  openAgain(): void
  /** Nothing can be written in the draft while it is held. */
  hold(isHeld: boolean): void
}

const isFrozen = ({ save }: ClauseSessionState): boolean => save.kind === 'conflict' && save.failure.code === 'clause-frozen'

/** Ways out for words that are no longer saved into their draft: the next version, where this one was sent to review; the clipboard always. */
export function KeepMine({ session, reason, openAgain, hold }: KeepMineProps): JSX.Element {
  const notify = useNotify()
  const refresh = useClauseRefresh()
  const mayBeNext = useSessionPart(session, isFrozen)
  const { isUnderWay, run } = useOneAtATime(async () => {
    // What is typed from here on would be in neither version.
    flushSync(() => hold(true))
    const kept = await keepAsNext(session, reason)
    if (!kept.ok) {
      hold(false)
      return notify(noticeOf(kept.error))
    }
    session.letGo()
    await refresh()
    openAgain()
    notify({ text: 'What you wrote is the next version now, which is open. The version that was sent to review is as it was.' })
  })
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(plainText(documentOf(session.editor)))
      notify({ text: 'The words of your text are on the clipboard.' })
    } catch {
      notify({ text: 'The words were not copied, because the clipboard is closed to this window. Select the text and copy it.' })
    }
  }
  return (
    <>
      {mayBeNext && (
        <WorkButton className="button" isUnderWay={isUnderWay} onPress={run}>
          Keep mine as the next version
        </WorkButton>
      )}
      <Button className="button" onPress={() => void copy()}>
        Copy my words
      </Button>
    </>
  )
}

/** Makes the next version of what the session holds, in one step: a next version with the old words would bar the way to another try. */
async function keepAsNext(session: ClauseSession, reason: string): Promise<Result<void>> {
  const mine = session.version()
  if (!mine.ok)
    return fail({ code: 'field-wrong', message: 'A field is wrong, so no version can be made.', remedy: 'Mend the field that is marked.' })
  const [writer] = session.writers
  const by = writer === undefined ? {} : { writer: writer.id }
  const made = await ask('clauses.nextVersion', { id: session.id, reason, version: mine.value, ...by })
  if (!made.ok) return made
  beginSitting(made.value.versionId, reason)
  return succeed(undefined)
}
