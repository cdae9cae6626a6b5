import type { JSX, RefAttributes } from 'react'
import { Button, type ButtonProps, type PressEvent } from 'react-aria-components'

interface WorkButtonProps extends Omit<ButtonProps, 'className' | 'isPending'>, RefAttributes<HTMLButtonElement> {
  readonly className: string
  readonly isUnderWay: boolean
}

/**
 * A button that begins something that takes a while. Meanwhile it looks disabled and does nothing, and keeps the focus: a disabled
 * button loses it, so that whoever pressed it by a key begins again at the top and a dialog hears no Escape.
 */
export function WorkButton({ className, isUnderWay, onPress, ...props }: WorkButtonProps): JSX.Element {
  const press = (event: PressEvent): void => {
    if (!isUnderWay) onPress?.(event)
  }
  return <Button {...props} className={isUnderWay ? `${className} is-under-way` : className} onPress={press} />
}
