import { useQueryClient } from '@tanstack/react-query'
import type { LetterSummary } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { useActing } from '../people/acting.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'

/** How to take a letter out of the list, with an undo. */
export function useRemoval(): (letter: LetterSummary) => void {
  const queries = useQueryClient()
  const notify = useNotify()
  const { needsWriter } = useActing()
  const setRemoved = async (letter: LetterSummary, removed: boolean): Promise<void> => {
    const result = await ask('letters.remove', { id: letter.id, removed })
    if (!result.ok) notify(noticeOf(result.error))
    else if (removed)
      notify({
        text: `“${letter.title}” is removed.`,
        action: { label: 'Undo', run: () => needsWriter(() => void setRemoved(letter, false)) },
      })
    await queries.invalidateQueries({ queryKey: ['letters.list'] })
  }
  return (letter) => needsWriter(() => void setRemoved(letter, true))
}
