import type { JSX, ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text, TooltipTrigger } from 'react-aria-components'
import type { EditorAction } from '../actions.ts'
import { ChevronIcon } from './icons.tsx'
import { ToolTip } from './tool-tip.tsx'
import { useChoice } from './use-run.ts'

interface ActionMenuProps {
  readonly title: string
  /** What the button shows before its arrow. */
  readonly face: ReactNode
  readonly isDisabled?: boolean
  /** A further class of the button. */
  readonly className?: string
  readonly children: ReactNode
}

/** A button of the toolbar that opens a menu of actions. */
export function ActionMenu({ title, face, isDisabled = false, className = '', children }: ActionMenuProps): JSX.Element {
  return (
    <MenuTrigger>
      <TooltipTrigger delay={600}>
        <Button className={`tool-button tool-button-menu ${className}`} aria-label={title} isDisabled={isDisabled}>
          {face}
          <ChevronIcon />
        </Button>
        <ToolTip title={title} keys={undefined} command={false} />
      </TooltipTrigger>
      <Popover className="editor-popover">
        <Menu className="editor-menu" aria-label={title}>
          {children}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

interface ActionItemProps {
  readonly action: EditorAction
  readonly isOn?: boolean
  readonly isDisabled?: boolean
  /** A sign or sample of what it does, at the end of its line. */
  readonly face?: ReactNode
}

/** An action in such a menu; said to be chosen while the selection has what it gives. */
export function ActionItem({ action, isOn = false, isDisabled = false, face }: ActionItemProps): JSX.Element {
  const choose = useChoice()
  return (
    <MenuItem
      id={action.id}
      textValue={action.title}
      className={`editor-menu-item${isOn ? ' is-on' : ''}`}
      isDisabled={isDisabled}
      onAction={choose(action.run)}
    >
      <Text slot="label">
        {action.title}
        {isOn && <span className="visually-hidden">, chosen</span>}
      </Text>
      <span className="editor-menu-sample" aria-hidden="true">
        {face}
      </span>
    </MenuItem>
  )
}
