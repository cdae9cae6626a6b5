import { useQueryClient } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import type { LetterRevision } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { useOneAtATime } from '../look/one-at-a-time.ts'
import { WorkButton } from '../look/work-button.tsx'
import { useActing } from '../people/acting.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'

/** Gives a version a name, under which it is kept for good; an emptied one loses it. */
export function NameRevision({ id, revision }: { readonly id: string; readonly revision: LetterRevision }): JSX.Element {
  const [name, setName] = useState(revision.name ?? '')
  const queries = useQueryClient()
  const notify = useNotify()
  const { needsWriter } = useActing()
  const { isUnderWay, run } = useOneAtATime(async () => {
    const named = await ask('letters.nameRevision', { id, number: revision.number, name })
    if (!named.ok) return notify(noticeOf(named.error))
    await queries.invalidateQueries({ queryKey: ['letters.history', { id }] })
  })
  const isSame = name.trim() === (revision.name ?? '')
  return (
    <form
      className="history-name"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSame) needsWriter(run)
      }}
    >
      <TextField value={name} onChange={setName} maxLength={120} aria-label="Name of this version">
        <Label className="visually-hidden">Name of this version</Label>
        <Input placeholder="Name this version" />
      </TextField>
      <WorkButton type="submit" className="button" isUnderWay={isUnderWay} isDisabled={isSame && !isUnderWay}>
        {revision.name !== undefined && name.trim() === '' ? 'Take the name away' : 'Name it'}
      </WorkButton>
    </form>
  )
}
