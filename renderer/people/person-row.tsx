import type { JSX } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { ListedPerson } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { MoreIcon } from '../look/icons.tsx'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { useActing } from './acting.ts'
import { roleTitles } from './role-ticks.tsx'

export type PersonAction = 'roles' | 'new-key' | 'export' | 'retire' | 'erase'

interface PersonRowProps {
  readonly person: ListedPerson
  readonly isHere: boolean
  /** Whether an administrator looks at it. */
  readonly isAdministrator: boolean
  open(action: Exclude<PersonAction, 'retire'>): void
}

function actionsFor({
  person: { active, erased, keyHere },
  isHere,
  isAdministrator,
}: PersonRowProps): { readonly id: PersonAction; readonly title: string }[] {
  if (erased) return []
  return [
    ...(isAdministrator && active ? [{ id: 'roles' as const, title: 'Roles …' }] : []),
    ...(isAdministrator && active && !isHere ? [{ id: 'new-key' as const, title: 'New key, new passphrase …' }] : []),
    ...(keyHere ? [{ id: 'export' as const, title: 'Export profile …' }] : []),
    ...(isAdministrator ? [{ id: 'retire' as const, title: active ? 'Has left' : 'Has come back' }] : []),
    ...(isAdministrator && !isHere ? [{ id: 'erase' as const, title: 'Erase their data …' }] : []),
  ]
}

export function PersonRow(props: PersonRowProps): JSX.Element {
  const { person, isHere, open } = props
  const { lookAgain } = useActing()
  const notify = useNotify()
  const actions = actionsFor(props)
  const retire = async (retired: boolean): Promise<void> => {
    const result = await ask('people.retire', { person: person.id, retired })
    if (!result.ok) notify(noticeOf(result.error))
    else if (retired)
      notify({
        text: `${person.name} has left the house, and neither approves nor signs from now on. What they approved still counts.`,
        action: { label: 'Undo', run: () => void retire(false) },
      })
    lookAgain()
  }
  return (
    <li className={person.active ? 'person-row' : 'person-row has-left'}>
      <span className="person-name">
        {person.name}
        {isHere && <small>here now</small>}
        {!person.active && !person.erased && <small>has left</small>}
      </span>
      <span className="person-roles">{person.roles.map((role) => roleTitles[role].title).join(', ')}</span>
      <span className="person-key" title={person.publicKey}>
        {person.keyHere ? `Key ${person.publicKey.slice(0, 8)} …` : 'Key not on this computer'}
        {person.formerKeys.length > 0 && (
          <small> {person.formerKeys.length === 1 ? '1 former key' : `${String(person.formerKeys.length)} former keys`}</small>
        )}
      </span>
      {actions.length > 0 && (
        <MenuTrigger>
          <Button className="icon-button icon-button-small" aria-label={`More about ${person.name}`}>
            <MoreIcon />
          </Button>
          <Popover className="popover" placement="bottom end">
            <Menu className="menu" aria-label={`About ${person.name}`} items={actions} onAction={(key) => chosen(String(key))}>
              {({ title }) => <MenuItem className="menu-item">{title}</MenuItem>}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </li>
  )

  function chosen(key: string): void {
    const action = actions.find(({ id }) => id === key)?.id
    if (action === 'retire') void retire(person.active)
    else if (action !== undefined) open(action)
  }
}
