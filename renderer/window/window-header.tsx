import { useContext, type JSX, type ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { Settings } from '../../core/requests/index.ts'
import { useCommandBook } from '../commands/command.ts'
import { describeKeys, usesCommandKey } from '../letter-editor/keys.ts'
import { SearchIcon, ThemeIcon } from '../look/icons.tsx'
import { ToolTipFor } from '../look/tool-tip.tsx'
import { PersonMenu } from '../people/person-menu.tsx'
import { addressOf, usePlace } from './place.ts'
import { RoomsContext, type Room } from './room.ts'
import { useChangeSettings } from './use-change-settings.ts'

const themes: readonly { readonly id: Settings['theme']; readonly title: string }[] = [
  { id: 'system', title: 'As the system' },
  { id: 'light', title: 'Light' },
  { id: 'dark', title: 'Dark' },
]

/** The bar at the top of every screen: the mark, the screen's own things, and what is the same everywhere. */
export function WindowHeader({
  settings,
  children,
  end,
}: {
  readonly settings: Settings
  readonly children?: ReactNode
  readonly end?: ReactNode
}): JSX.Element {
  const book = useCommandBook()
  const keys = describeKeys('Mod+K', usesCommandKey(navigator.platform))
  return (
    <header className="window-header">
      <span className="mark">Chancery</span>
      <RoomLinks />
      {children}
      <span className="window-header-gap" />
      <ToolTipFor title="Commands" keys={keys}>
        <Button className="icon-button" aria-label="Commands" onPress={() => book.find('command-palette')?.run()}>
          <SearchIcon />
        </Button>
      </ToolTipFor>
      <ThemeMenu theme={settings.theme} />
      {end !== undefined && <span className="window-header-end">{end}</span>}
      <PersonMenu />
    </header>
  )
}

function RoomLinks(): JSX.Element {
  const { room: here } = usePlace()
  const rooms = useContext(RoomsContext)
  return (
    <nav aria-label="Rooms">
      {rooms.map((room) => (
        <RoomLink key={room.name} room={room} isHere={room.name === here} />
      ))}
    </nav>
  )
}

function RoomLink({ room: { name, title, Count }, isHere }: { readonly room: Room; readonly isHere: boolean }): JSX.Element {
  return (
    <a className="nav-button" href={addressOf(name)} aria-current={isHere ? 'page' : undefined}>
      <span className="steady" data-text={title}>
        {title}
      </span>
      {Count !== undefined && (
        <span className="nav-count-place">
          <Count />
        </span>
      )}
    </a>
  )
}

function ThemeMenu({ theme }: { readonly theme: Settings['theme'] }): JSX.Element {
  const change = useChangeSettings()
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="Theme">
        <ThemeIcon />
      </Button>
      <Popover className="popover">
        <Menu className="menu" aria-label="Theme" selectionMode="single" selectedKeys={[theme]} disallowEmptySelection items={themes}>
          {({ id, title }) => (
            <MenuItem id={id} className="menu-item" onAction={() => change({ theme: id })}>
              {title}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
