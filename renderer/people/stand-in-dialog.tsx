import { useState, type JSX } from 'react'
import type { Failure, ListedPerson } from '../../core/requests/index.ts'
import { commonRoles, type Person } from '../../core/review/index.ts'
import { DayField } from '../day-field/day-field.tsx'
import { ask } from '../desktop.ts'
import { Choice } from '../look/choice.tsx'
import { FormDialog } from '../look/form-dialog.tsx'
import { useReviewsChanged } from '../review/use-reviews.ts'
import { useNotify } from '../window/notices.tsx'

interface StandInDialogProps {
  readonly here: Person
  readonly people: readonly ListedPerson[]
  readonly today: string
  close(): void
}

/** Asks who stands in for whom, from which day until which. Only an administrator names somebody for others. */
export function StandInDialog({ here, people, today, close }: StandInDialogProps): JSX.Element {
  const [from, setFrom] = useState(here.id)
  const [chosen, setChosen] = useState<string>()
  const [firstDay, setFirstDay] = useState(today)
  const [lastDay, setLastDay] = useState('')
  const [failure, setFailure] = useState<Failure>()
  const notify = useNotify()
  const changed = useReviewsChanged()
  const active = people.filter((person) => person.active)
  const away = active.find(({ id }) => id === from) ?? here
  const isForOthers = here.roles.includes('administrator')
  const able = active.filter((person) => person.id !== away.id && commonRoles(away, person).length > 0)
  const to = able.find(({ id }) => id === chosen) ?? able[0]
  const make = async (): Promise<void> => {
    if (to === undefined) return
    const made = await ask('delegations.make', { from: away.id, to: to.id, firstDay, lastDay })
    if (!made.ok) return setFailure(made.error)
    notify({ text: `${made.value.toName} stands in for ${made.value.fromName}.` })
    close()
    await changed()
  }
  return (
    <FormDialog
      title="Name a stand-in"
      intro="What waits for who is away then waits for the stand-in too. They decide in their own name, with their own key, in a role that both hold."
      action="Name them"
      isDisabled={to === undefined || firstDay === '' || lastDay === ''}
      failure={failure}
      submit={make}
      close={close}
    >
      {isForOthers && (
        <Choice
          label="Who is away"
          value={away.id}
          options={active.map(({ id, name }) => ({ id, title: name }))}
          autoFocus
          change={setFrom}
        />
      )}
      {to === undefined ? (
        <p className="people-note" role="status">
          Nobody else holds a role of {away.name}, so nobody can decide in their place. An administrator can give somebody such a role.
        </p>
      ) : (
        <Choice
          label="Who stands in"
          value={to.id}
          options={able.map(({ id, name }) => ({ id, title: name }))}
          autoFocus={!isForOthers}
          change={setChosen}
        />
      )}
      <div className="stand-in-days">
        <DayField label="First day" value={firstDay} change={setFirstDay} isRequired />
        <DayField
          label="Last day"
          value={lastDay}
          change={setLastDay}
          isRequired
          fault={lastDay !== '' && lastDay < firstDay ? 'It lies before the first day.' : undefined}
        />
      </div>
    </FormDialog>
  )
}
