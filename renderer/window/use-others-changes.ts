import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { answerOf } from './answers.ts'
import { askAgain } from './ask-again.ts'
import { typingPause } from './typing-pause.ts'

/** Milliseconds between two looks at the audit trail. */
const looksEvery = 4000
/** Milliseconds that what others changed waits at most to be asked for. */
const changesWait = 10_000

/**
 * Has everything on the screen asked for again when somebody changed something elsewhere: in another window, or with the
 * command line beside this one. Looks while the window is seen, and at once when it is returned to. Answers come between keys: those of
 * a large house take the window longer to read than a key does.
 */
export function useOthersChanges(): void {
  const queries = useQueryClient()
  const { data: mark } = useQuery({
    queryKey: ['audit.mark', {}],
    queryFn: async () => (await answerOf('audit.mark', {})).seq,
    refetchInterval: looksEvery,
    refetchOnWindowFocus: 'always',
  })
  const seen = useRef<number>(undefined)
  useEffect(() => {
    if (seen.current !== undefined && mark !== seen.current) {
      const isAsked = (name: unknown): boolean => name !== 'audit.mark' && !isBeingWritten(name)
      void askAgain(queries, isAsked, () => typingPause().wait(changesWait))
    }
    seen.current = mark
  }, [mark, queries])
}

const writtenIn: ReadonlySet<unknown> = new Set(['letters.open', 'clause to edit'])

/** Whether an answer is a text that is being written in: it is never read again under the writer's hands. */
export function isBeingWritten(name: unknown): boolean {
  return writtenIn.has(name)
}
