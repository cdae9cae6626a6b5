import type { JSX } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useCommandBook } from '../commands/command.ts'
import { goTo } from '../window/place.ts'
import { useActing } from './acting.ts'

/** Who sits here, at the end of the header. */
export function PersonMenu(): JSX.Element | null {
  const { isKnown, here, root, needsPerson, lock, switchPerson, changePassphrase } = useActing()
  const book = useCommandBook()
  if (!isKnown) return null
  if (here === undefined)
    return (
      <Button className={root === undefined ? 'button' : 'nav-button person-button'} onPress={() => needsPerson(() => undefined)}>
        {root === undefined ? 'Set up the house …' : 'Unlock …'}
      </Button>
    )
  return (
    <MenuTrigger>
      <Button className="nav-button person-button" aria-label={`Here as ${here.name}`}>
        <span className="person-lead">Here as </span>
        <b>{here.name}</b>
      </Button>
      <Popover className="popover">
        <Menu className="menu" aria-label="Person">
          <MenuItem className="menu-item" onAction={() => switchPerson()}>
            Switch person …
          </MenuItem>
          <MenuItem className="menu-item" onAction={lock}>
            Lock
          </MenuItem>
          <MenuItem className="menu-item" onAction={changePassphrase}>
            Change passphrase …
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => goTo('people')}>
            People
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => book.find('backups')?.run()}>
            Backups …
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => book.find('settings')?.run()}>
            Settings …
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
