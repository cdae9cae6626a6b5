import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type JSX } from 'react'
import { ask } from '../desktop.ts'
import { HostProgress } from '../library-folder/library-progress.tsx'
import { WorkButton } from '../look/work-button.tsx'
import { noticeOfPlace } from '../register/register-answers.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'

/** Saves the signed files of many letters in one folder; whoever leaves meanwhile ends it, and nothing is saved. */
export function SaveSigned({ releases }: { readonly releases: readonly string[] }): JSX.Element {
  const notify = useNotify()
  const [ticket, setTicket] = useState<string>()
  const underWay = useRef<string>(undefined)
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const own = crypto.randomUUID()
      underWay.current = own
      setTicket(own)
      const saved = await ask('signing.save', { releases: [...releases], ticket: own })
      underWay.current = undefined
      return saved
    },
    onSuccess: (saved) => {
      if (!saved.ok) return notify(noticeOf(saved.error))
      const { folder } = saved.value
      if (folder === undefined) return
      const files = folder.files === 1 ? '1 signed file' : `${folder.files.toLocaleString('en-GB')} signed files`
      notify(noticeOfPlace(`Saved: ${files} in ${folder.name}`, folder.handle, notify))
    },
  })
  useEffect(
    () => () => {
      if (underWay.current !== undefined) void ask('signing.cancel', { ticket: underWay.current })
    },
    [],
  )
  return (
    <>
      {isPending && ticket !== undefined && <HostProgress label="Saved" ticket={ticket} of="signing.progress" />}
      <WorkButton className="button" isUnderWay={isPending} onPress={() => mutate()}>
        {releases.length === 1 ? 'Save the signed file' : `Save the ${releases.length.toLocaleString('en-GB')} signed files`}
      </WorkButton>
    </>
  )
}
