import { useCallback } from 'react'
import { ask } from '../desktop.ts'
import { savedNotice } from '../register/register-answers.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'

/** Saves a copy of an enclosed file where the person says, and says where it is. */
export function useSaveEnclosure(): (digest: string, name: string) => void {
  const notify = useNotify()
  return useCallback(
    (digest, name) => {
      const save = async (): Promise<void> => {
        const saved = await ask('enclosures.save', { digest, name })
        if (!saved.ok) notify(noticeOf(saved.error))
        else if (saved.value.files.length > 0) notify(savedNotice(saved.value.files, notify))
      }
      void save()
    },
    [notify],
  )
}
