import { useState, type CSSProperties, type JSX } from 'react'
import type { Settings } from '../../core/requests/index.ts'
import { useChangeSettings } from '../window/use-change-settings.ts'
import { ScreenBoundary } from '../window/screen-boundary.tsx'
import { PanelEdge } from './panel-edge.tsx'
import type { Panels } from './use-panels.ts'

interface PanelRowProps {
  readonly panels: Panels
  readonly settings: Settings
  readonly library: JSX.Element
  readonly page: JSX.Element
  readonly side: JSX.Element
}

/** The letter between its two panels, each as wide as it was last drawn. */
export function PanelRow({ settings, panels, library, page, side }: PanelRowProps): JSX.Element {
  const change = useChangeSettings()
  const [dragged, setDragged] = useState<Partial<Settings>>({})
  const { libraryWidth, sideWidth } = { ...settings, ...dragged }
  const widths = { '--library-width': `${String(libraryWidth)}px`, '--side-width': `${String(sideWidth)}px` } as CSSProperties
  const keep = (width: Partial<Settings>): void => {
    setDragged({})
    change(width)
  }
  return (
    <div className="panels" style={widths}>
      {panels.libraryOpen && (
        <aside className="panel panel-library" aria-label="Clause library">
          {library}
          <PanelEdge
            label="Width of the clause library"
            grows={1}
            width={libraryWidth}
            smallest={200}
            largest={480}
            onMove={(width) => setDragged({ libraryWidth: width })}
            onEnd={(width) => keep({ libraryWidth: width })}
          />
        </aside>
      )}
      <main className="letter-place">
        <ScreenBoundary what="The page of this letter">{page}</ScreenBoundary>
      </main>
      {panels.sideOpen && (
        <aside className="panel panel-side" aria-label="Pages, checks and fields">
          <PanelEdge
            label="Width of the side panel"
            grows={-1}
            width={sideWidth}
            smallest={280}
            largest={900}
            onMove={(width) => setDragged({ sideWidth: width })}
            onEnd={(width) => keep({ sideWidth: width })}
          />
          {side}
        </aside>
      )}
    </div>
  )
}
