import type { JSX } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'

interface FilterChipProps {
  readonly title: string
  readonly chosen: string | undefined
  readonly counted: readonly { readonly name: string; readonly count: number }[]
  /** What the names are called, where they are not names for people. */
  readonly titles: Readonly<Record<string, string>>
  choose(value: string | undefined): void
}

/** One thing that a list may be narrowed by: a menu with how many there are of each. */
export function FilterChip({ title, chosen, counted, titles, choose }: FilterChipProps): JSX.Element {
  const shown = chosen === undefined ? title : (titles[chosen] ?? chosen)
  return (
    <MenuTrigger>
      <Button
        className={chosen === undefined ? 'chip' : 'chip is-chosen'}
        aria-label={chosen === undefined ? `${title}: any` : `${title}: ${shown}`}
      >
        {shown} <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <Menu
          className="menu"
          aria-label={title}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[chosen ?? '']}
          onSelectionChange={(keys) => {
            const [key = ''] = keys === 'all' ? [] : keys
            choose(key === '' ? undefined : String(key))
          }}
        >
          <MenuItem id="" className="menu-item" textValue="Any">
            Any
          </MenuItem>
          {counted.map(({ name, count }) => (
            <MenuItem key={name} id={name} className="menu-item" textValue={titles[name] ?? name}>
              {titles[name] ?? name} <span className="chip-count">{count}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
