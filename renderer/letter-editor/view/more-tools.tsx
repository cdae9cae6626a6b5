import type { JSX } from 'react'
import { editorActions } from '../actions.ts'
import { describeKeys } from '../keys.ts'
import { ActionItem, ActionMenu } from './action-menu.tsx'
import { MoreIcon } from './icons.tsx'
import type { Written } from './surroundings.ts'

const ids = ['undo', 'redo', 'quotation', 'picture', 'footnote', 'citation', 'page-break']

interface MoreToolsProps {
  readonly state: string
  readonly command: boolean
  readonly name: Written
}

/** The tools that a narrow toolbar has no room for. It is there only where some of them are not in the toolbar itself. */
export function MoreTools({ state, command, name }: MoreToolsProps): JSX.Element {
  const on = new Set(state.split(' '))
  const isIn = (id: string): boolean => ids.includes(id) && !(id === 'page-break' && name === 'Clause')
  return (
    <ActionMenu title="More tools" face={<MoreIcon />} className="tool-button-more">
      {editorActions
        .filter(({ id }) => isIn(id))
        .toSorted((left, right) => ids.indexOf(left.id) - ids.indexOf(right.id))
        .map((action) => (
          <ActionItem
            key={action.id}
            action={action}
            isOn={on.has(action.id)}
            isDisabled={(action.id === 'undo' || action.id === 'redo') && !on.has(`can-${action.id}`)}
            face={action.keys !== undefined && <kbd>{describeKeys(action.keys, command)}</kbd>}
          />
        ))}
    </ActionMenu>
  )
}
