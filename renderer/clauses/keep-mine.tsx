import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import { plainText } from '../../core/document/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { documentOf } from '../letter-editor/index.ts'
import { useOneAtATime } from '../look/one-at-a-time.ts'
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
}

const isFrozen = ({ save }: ClauseSessionState): boolean => save.kind === 'conflict' && save.failure.code === 'clause-frozen'

/** Ways out for words that are no longer saved into their draft: the next version, where this one was sent to review; the clipboard always. */
export function KeepMine({ session, reason, openAgain }: KeepMineProps): JSX.Element {
  const notify = useNotify()
  const refresh = useClauseRefresh()
  const mayBeNext = useSessionPart(session, isFrozen)
  const { isUnderWay, run } = useOneAtATime(async () => {
    const kept = await keepAsNext(session, reason)
    if (!kept.ok) return notify(noticeOf(kept.error))
    session.letGo()
    await refresh()
    openAgain()
    notify({ text: `What you wrote is v${String(kept.value)} now, which is open. The version that was sent to review is as it was.` })
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
        <Button className="button" isDisabled={isUnderWay} onPress={run}>
          Keep mine as the next version
        </Button>
      )}
      <Button className="button" onPress={() => void copy()}>
        Copy my words
      </Button>
    </>
  )
}

/** Makes the next version of what the session holds; answers with its number. */
async function keepAsNext(session: ClauseSession, reason: string): Promise<Result<number>> {
  const mine = session.version()
  if (!mine.ok)
    return fail({ code: 'field-wrong', message: 'A field is wrong, so no version can be made.', remedy: 'Mend the field that is marked.' })
  const made = await ask('clauses.nextVersion', { id: session.id, reason })
  if (!made.ok) return made
  const clause = await ask('clauses.open', { id: made.value.clauseId })
  if (!clause.ok) return clause
  const next = clause.value.versions.find(({ id }) => id === made.value.versionId)
  if (next === undefined) return fail({ code: 'clause-unknown', message: 'The next version is not there.', remedy: 'Copy your words.' })
  const saved = await ask('clauses.saveDraft', {
    id: next.id,
    seen: next.digest,
    version: { ...mine.value, version: next.number },
    reason,
  })
  if (!saved.ok) return saved
  beginSitting(next.id, reason)
  return succeed(next.number)
}
