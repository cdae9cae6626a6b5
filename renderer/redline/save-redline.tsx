import { useMutation } from '@tanstack/react-query'
import type { JSX } from 'react'
import { identityOf } from '../../core/clause/index.ts'
import { ask } from '../desktop.ts'
import { WorkButton } from '../look/work-button.tsx'
import { savedNotice } from '../register/register-answers.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import type { Compared } from './compared.ts'

interface SaveRedlineProps {
  readonly before: Compared
  readonly after: Compared
  /** In a bar with little room. */
  readonly isShort: boolean
}

/** Saves the redline as pages to print. */
export function SaveRedline({ before, after, isShort }: SaveRedlineProps): JSX.Element {
  const notify = useNotify()
  const { mutate, isPending } = useMutation({
    mutationFn: () => ask('redlines.export', { before: nameOf(before), after: nameOf(after) }),
    onSuccess: (result) => {
      if (!result.ok) return notify(noticeOf(result.error))
      const { files, findings } = result.value
      const [finding] = findings
      if (files.length === 0) return
      const saved = savedNotice(files, notify)
      notify(finding === undefined ? saved : { ...saved, text: `${saved.text}. ${finding.message}` })
    },
  })
  return (
    <WorkButton className={isShort ? 'link-button' : 'button'} aria-label="Save as PDF" isUnderWay={isPending} onPress={() => mutate()}>
      {isPending ? 'Saving …' : isShort ? 'PDF' : 'Save as PDF'}
    </WorkButton>
  )
}

function nameOf(compared: Compared) {
  return { identity: identityOf(compared), version: compared.version }
}
