import { useRef, type JSX, type KeyboardEvent, type PointerEvent } from 'react'

interface PanelEdgeProps {
  readonly label: string
  /** Which way the panel grows when the edge moves to the right. */
  readonly grows: 1 | -1
  readonly width: number
  readonly smallest: number
  readonly largest: number
  /** While it is dragged: shown, not yet kept. */
  onMove(width: number): void
  onEnd(width: number): void
}

/** The edge between a panel and the letter: dragged with a pointer, moved with the arrow keys. */
export function PanelEdge({ label, grows, width, smallest, largest, onMove, onEnd }: PanelEdgeProps): JSX.Element {
  const drag = useRef<{ readonly from: number; readonly width: number }>(undefined)
  const within = (value: number): number => Math.round(Math.min(largest, Math.max(smallest, value)))
  const at = (event: PointerEvent): number =>
    within((drag.current?.width ?? width) + (event.clientX - (drag.current?.from ?? event.clientX)) * grows)
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0
    const next = event.key === 'Home' ? smallest : event.key === 'End' ? largest : within(width + step * grows)
    if (next === width) return
    event.preventDefault()
    onMove(next)
    onEnd(next)
  }
  return (
    <div
      className="panel-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={smallest}
      aria-valuemax={largest}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { from: event.clientX, width }
      }}
      onPointerMove={(event) => {
        if (drag.current !== undefined) onMove(at(event))
      }}
      onPointerUp={(event) => {
        const end = at(event)
        drag.current = undefined
        onEnd(end)
      }}
    />
  )
}
