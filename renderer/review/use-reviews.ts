import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Failure, RequestInput, RequestOutput, ReviewItemShape } from '../../core/requests/index.ts'
import { stateWords, turnText } from '../../core/review/index.ts'
import { ask } from '../desktop.ts'
import { useAnswer } from '../window/answers.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { nameOf } from './review-words.ts'
import { useExportPackage } from './use-packages.ts'

/** What waits for whom; nothing once it cannot be asked for, as when the key was locked: the last answer was for who sat here. */
export function useInbox(): { readonly data: RequestOutput<'reviews.inbox'> | undefined; readonly failure: Failure | undefined } {
  const { data, error } = useAnswer('reviews.inbox', {})
  return error === null ? { data, failure: undefined } : { data: undefined, failure: error.failure }
}

/** The open review of something, as the person who sits here sees it; undefined while nobody does. */
export function useReviewOf(subjectId: string): ReviewItemShape | undefined {
  const inbox = useInbox().data
  return [inbox?.waiting, inbox?.sent, inbox?.others].flatMap((items) => items ?? []).find((item) => item.subjectId === subjectId)
}

/** The review of something that the person who sits here may look at, open or ended; undefined where they have none. */
export function useLastReviewOf(subjectId: string): string | undefined {
  const inbox = useInbox().data
  const ended = [inbox?.returned, inbox?.decided].flatMap((items) => items ?? []).find((item) => item.subjectId === subjectId)
  return useReviewOf(subjectId)?.id ?? ended?.id
}

/** Everything that a decision or comment may change is asked for again. */
export function useReviewsChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const touched = /^(?:reviews|delegations|letters\.(?:standing|list|releaseCheck)|clauses|library|house|templates)/u
    await queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => typeof name === 'string' && touched.test(name) })
  }, [queries])
}

type Decision = RequestInput<'reviews.decide'>

/** Signs a decision, says what came of it, and calls `done` when it was kept. */
export function useDecide(done?: (item: ReviewItemShape) => void) {
  const notify = useNotify()
  const changed = useReviewsChanged()
  const { exportPackage } = useExportPackage()
  return useMutation({
    mutationFn: (decision: Decision) => ask('reviews.decide', decision),
    onSuccess: async (result) => {
      if (!result.ok) return notify(noticeOf(result.error))
      const item = result.value
      const text =
        item.outcome === undefined
          ? `Signed. ${nameOf(item)} needs ${String(item.needed - item.given)} more. ${turnText(item)}.`
          : `${nameOf(item)}: ${stateWords[item.outcome] ?? item.outcome}.`
      notify(
        item.returnTo === undefined
          ? { text }
          : {
              text: `${text} The decision still has to go back to ${item.returnTo}, as a file.`,
              action: { label: 'Export package', run: () => exportPackage(item) },
            },
      )
      await changed()
      done?.(item)
    },
  })
}
