import type { JSX } from 'react'
import { CheckboxGroup, Label } from 'react-aria-components'
import { roleDuties, roles, type Role } from '../../core/review/index.ts'
import { Tick } from '../look/tick.tsx'

export const roleTitles: Readonly<Record<Role, { readonly title: string; readonly detail: string }>> = {
  author: { title: 'Author', detail: roleDuties.author },
  reviewer: { title: 'Reviewer', detail: roleDuties.reviewer },
  signatory: { title: 'Signatory', detail: roleDuties.signatory },
  administrator: { title: 'Administrator', detail: roleDuties.administrator },
}

interface RoleTicksProps {
  readonly chosen: readonly Role[]
  /** True where a dialog begins with them. */
  readonly hasFocus?: boolean
  setChosen(chosen: Role[]): void
}

export function RoleTicks({ chosen, hasFocus = false, setChosen }: RoleTicksProps): JSX.Element {
  return (
    <CheckboxGroup className="role-ticks" value={[...chosen]} onChange={(names) => setChosen(roles.filter((role) => names.includes(role)))}>
      <Label>Roles</Label>
      {roles.map((role, index) => (
        <Tick key={role} name={role} {...roleTitles[role]} autoFocus={hasFocus && index === 0} />
      ))}
    </CheckboxGroup>
  )
}
