import type { JSX, ReactNode } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'

/** Says what a button does and which keys do it, after a moment of pointing or on focus. */
export function ToolTipFor({
  title,
  keys,
  children,
}: {
  readonly title: string
  readonly keys?: string
  readonly children: ReactNode
}): JSX.Element {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <Tooltip className="tool-tip" offset={6}>
        {title}
        {keys !== undefined && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
