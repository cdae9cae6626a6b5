import type { JSX } from 'react'
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { allOfTheScreen } from './all-of-the-screen.ts'

/** How large the pages are: a number is a share of their own size. */
export type Zoom = 'width' | 'page' | 'two' | number

const zooms: readonly (readonly [Zoom, string])[] = [
  ['width', 'Width'],
  ['page', 'Whole page'],
  ['two', 'Two pages'],
  [0.5, '50 %'],
  [1, '100 %'],
  [1.5, '150 %'],
  [2, '200 %'],
]

/** The name of a zoom among the classes of the pages. */
export function shapeOf(zoom: Zoom): string {
  return typeof zoom === 'number' ? 'own' : zoom
}

interface ZoomMenuProps {
  readonly zoom: Zoom
  /** True while the pages have all of the screen. */
  readonly isFilling: boolean
  setZoom(zoom: Zoom): void
  print(): void
}

/** How large the pages are, all of the screen for them, and paper. */
export function ZoomMenu({ zoom, isFilling, setZoom, print }: ZoomMenuProps): JSX.Element {
  const name = zooms.find(([other]) => other === zoom)?.[1] ?? ''
  return (
    <MenuTrigger>
      <Button className="chip preview-zoom" aria-label={`Size of the pages: ${name}`}>
        {name} ▾
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label="Size of the pages">
          <MenuSection
            aria-label="Size"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[String(zoom)]}
            onSelectionChange={(keys) => {
              const chosen = zooms.find(([other]) => keys !== 'all' && keys.has(String(other)))
              if (chosen !== undefined) setZoom(chosen[0])
            }}
          >
            {zooms.map(([other, title]) => (
              <MenuItem key={String(other)} id={String(other)} className="menu-item">
                {title}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator />
          <MenuItem className="menu-item" onAction={allOfTheScreen.toggle}>
            {isFilling ? 'Back to the letter' : 'All of the screen'}
          </MenuItem>
          <MenuItem className="menu-item" onAction={print}>
            Print …
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
