import type { JSX } from 'react'
import { Tooltip } from 'react-aria-components'
import { describeKeys } from '../keys.ts'

export interface ToolTipProps {
  readonly title: string
  readonly keys: string | undefined
  readonly command: boolean
}

/** What a button does, and its keys. */
export function ToolTip({ title, keys, command }: ToolTipProps): JSX.Element {
  return (
    <Tooltip className="editor-tooltip" placement="bottom" offset={6}>
      {title}
      {keys !== undefined && <kbd>{describeKeys(keys, command)}</kbd>}
    </Tooltip>
  )
}
