import { useActing } from '../people/acting.ts'
import type { FeedState, PageFeed } from '../preview/page-feed.ts'
import { useFeedPart } from '../preview/preview.tsx'
import { useAnswer } from '../window/answers.ts'

export type NextStep = 'send' | 'release' | 'export'

const hasErrors = ({ laidOut }: FeedState): boolean => laidOut?.findings.some(({ severity }) => severity === 'error') === true

/**
 * What brings a letter on its way, if anything does that is the person's to do: nothing while it has to be mended first, or lies with its
 * reviewers. Where there is no house that could approve it, its files are all that comes of it.
 */
export function useNextStep(id: string, feed: PageFeed): NextStep | undefined {
  const { isKnown, root } = useActing()
  const isBlocked = useFeedPart(feed, hasErrors)
  const state = useAnswer('letters.standing', { id }).data?.state
  if (state === 'approved') return 'release'
  if (state === undefined || state === 'in-review' || isBlocked || !isKnown) return undefined
  return root === undefined ? 'export' : 'send'
}
