import { useQueries } from '@tanstack/react-query'
import type { JSX } from 'react'
import { recipientsOf, type LetterRecipient } from '../../core/release/index.ts'
import type { Failure, RegisterEntry, SendingShape } from '../../core/requests/index.ts'
import { questionOf } from '../window/answers.ts'
import { clauseAddress } from './clause-address.ts'
import { isCorrected, letterProgress } from './correction-progress.ts'
import { withdrawnSince, type WithdrawnSince } from './withdrawal-warning.ts'

type NotedEntry = Pick<RegisterEntry, 'id' | 'clauses' | 'detached' | 'sendings'>

interface WithdrawalNoteProps {
  readonly entry: NotedEntry
  readonly warning: string
}

/** That a letter carries what was withdrawn since, the way to each recall, and how far the recipients of this letter are corrected. */
export function WithdrawalNote({ entry, warning }: WithdrawalNoteProps): JSX.Element {
  const recalls = useRecallsOf(entry)
  const isSent = entry.sendings.length > 0
  const isDone = isSent && recalls.every(({ recipients }) => recipients !== undefined && isCorrected(recipients))
  return (
    <div className={isDone ? 'release-warning is-corrected' : 'release-warning'} role="note">
      <p>{warning}</p>
      {recalls.map(({ withdrawn: { identity, version, title }, recipients, failure }) => (
        <p key={`${identity} ${String(version)}`}>
          {recipients !== undefined && letterProgress(recipients, isSent)}
          {failure !== undefined && (
            <span role="alert">
              Who of this letter is corrected could not be read. {failure.message} {failure.remedy}
            </span>
          )}{' '}
          <a className="link" href={clauseAddress(identity, version)}>
            Recall of “{title}” v{version}
          </a>
        </p>
      ))}
    </div>
  )
}

interface RecallOfLetter {
  readonly withdrawn: WithdrawnSince
  /** Whom this letter went to; undefined until it is known. */
  readonly recipients: readonly LetterRecipient<SendingShape>[] | undefined
  /** Why it is not known. */
  readonly failure: Failure | undefined
}

function useRecallsOf(entry: NotedEntry): RecallOfLetter[] {
  const all = withdrawnSince(entry)
  const answers = useQueries({
    queries: all.map(({ identity, version }) => questionOf('register.recall', { identity, version, release: entry.id })),
  })
  return all.map((withdrawn, index) => {
    const { data, error } = answers[index] ?? {}
    const [letter] = data?.letters ?? []
    return { withdrawn, recipients: letter && recipientsOf(letter), failure: error?.failure }
  })
}
