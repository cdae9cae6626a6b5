import { useCallback, useState } from 'react'
import type { LetterSummary } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'

export interface Removal {
  isRemoved(id: string): boolean
  remove(letter: LetterSummary): void
}

/** Takes letters away with an undo: one is hidden at once, and leaves the store only when the offer to undo is gone. */
export function useRemoval(afterwards: () => void): Removal {
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set())
  const notify = useNotify()
  const back = useCallback((id: string) => setRemoved((before) => new Set([...before].filter((other) => other !== id))), [])
  const remove = useCallback(
    (letter: LetterSummary) => {
      const reallyRemove = async (): Promise<void> => {
        const result = await ask('letters.remove', { id: letter.id })
        if (!result.ok) {
          back(letter.id)
          notify(noticeOf(result.error))
        }
        afterwards()
      }
      setRemoved((before) => new Set([...before, letter.id]))
      notify({
        text: `“${letter.title}” is removed.`,
        action: { label: 'Undo', run: () => back(letter.id) },
        onGone: () => void reallyRemove(),
      })
    },
    [back, notify, afterwards],
  )
  return { isRemoved: (id) => removed.has(id), remove }
}
