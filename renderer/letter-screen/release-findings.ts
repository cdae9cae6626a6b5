import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Finding } from '../../core/letter/index.ts'
import type { RequestOutput } from '../../core/requests/index.ts'
import { useSavedAt } from '../saving/use-saving-session.ts'
import { answerOf, useAnswer, type RequestFailed } from '../window/answers.ts'
import type { LetterSession } from './letter-session.ts'

/** What a review mends, and nothing in the letter. */
export const toReview: ReadonlySet<Finding['code']> = new Set(['letter-unapproved', 'letter-refused', 'approval-void'])

export const named = ({ code, message }: Finding): string => `${code} ${message}`

/** Milliseconds that a letter rests before it is asked, where nobody looks at the answer, what stands against its release. */
const rest = 2000

/** What stands against a release, asked anew after each save, because a release takes what is in the store. */
export function useReleaseFindings(session: LetterSession) {
  return useReleaseCheck(session, useSavedAt(session))
}

/** The approval that every letter waits for: it stands against a release, and is nothing to be mended. */
export const isStillToCome = ({ code }: Finding): boolean => code === 'letter-unapproved'

/**
 * How many errors stand against a release that the letter's own checks do not have, but for what is still to come; known once the letter
 * rests, and where `isListed`, as soon as the list of them is, which the number stands above.
 */
export function useReleaseErrors(session: LetterSession, shown: readonly Finding[], isListed: boolean): number {
  const savedAt = useSavedAt(session)
  const rested = useRested(savedAt)
  const { data } = useReleaseCheck(session, isListed ? savedAt : rested)
  const known = new Set(shown.map(named))
  return (
    data?.findings.filter((finding) => finding.severity === 'error' && !isStillToCome(finding) && !known.has(named(finding))).length ?? 0
  )
}

function useReleaseCheck(session: LetterSession, savedAt: ReturnType<typeof useSavedAt> | typeof restless) {
  // A review that begins or ends changes what stands against the release, and nothing is saved then.
  const { data: standing } = useAnswer('letters.standing', { id: session.id })
  return useQuery<RequestOutput<'letters.releaseCheck'>, RequestFailed>({
    queryKey: ['letters.releaseCheck', session.id, savedAt, standing?.state],
    queryFn: async () => {
      await session.flush()
      return answerOf('letters.releaseCheck', { id: session.id })
    },
    enabled: savedAt !== restless,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })
}

const restless = 'restless'

function useRested<Value>(value: Value): Value | typeof restless {
  const [rested, setRested] = useState<Value | typeof restless>(restless)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), rest)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
