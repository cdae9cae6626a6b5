import { useCallback } from 'react'
import { ask } from '../desktop.ts'
import { savedNotice } from '../register/register-answers.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'

/** Saves the page on which whoever gets a letter verifies it without Chancery, and says where it is. */
export function useSavePage(): () => void {
  const notify = useNotify()
  return useCallback(() => {
    const save = async (): Promise<void> => {
      const saved = await ask('files.savePage', {})
      if (!saved.ok) notify(noticeOf(saved.error))
      else if (saved.value.files.length > 0) notify(savedNotice(saved.value.files, notify))
    }
    void save()
  }, [notify])
}
