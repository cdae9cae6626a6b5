import { useQueryClient } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { ReasonDialog } from '../clauses/reason-dialog.tsx'
import { ask } from '../desktop.ts'
import { useActing } from '../people/acting.ts'
import { useAnswer } from '../window/answers.ts'

/** That the clock is behind the trail, and the way to say that it was ahead then; nothing where it is not. */
export function ClockBehind(): JSX.Element | null {
  const clock = useAnswer('host.describe', {}).data?.clock
  const { here, needsPerson } = useActing()
  const [isAsked, setAsked] = useState(false)
  const queries = useQueryClient()
  if (clock === undefined) return null
  const mayConfirm = here === undefined || here.roles.includes('administrator')
  return (
    <div className="audit-clock" role="note">
      <p>
        {clock.message} {clock.remedy}
      </p>
      {mayConfirm && (
        <Button className="button" onPress={() => needsPerson(() => setAsked(true))}>
          The clock was ahead then …
        </Button>
      )}
      {isAsked && (
        <ReasonDialog
          title="The clock was ahead then"
          hint="How you know that it is right now. From here on days are judged by the clock alone; the audit trail keeps what was written before as it is."
          missing="Say how you know; the audit trail keeps it."
          button="Confirm"
          close={() => setAsked(false)}
          run={async (reason) => {
            const confirmed = await ask('audit.confirmClock', { reason })
            if (!confirmed.ok) return confirmed.error
            await queries.invalidateQueries()
            return undefined
          }}
        />
      )}
    </div>
  )
}
