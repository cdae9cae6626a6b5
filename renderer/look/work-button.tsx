import type { JSX, RefAttributes } from 'react'
import { Button, type ButtonProps, type PressEvent } from 'react-aria-components'

interface WorkButtonProps extends Omit<ButtonProps, 'className' | 'isPending'>, RefAttributes<HTMLButtonElement> {
  readonly className: string
  readonly isUnderWay: boolean
}

/**
 * A button that begins something that takes a while. Meanwhile it looks disabled and does nothing, and keeps the focus: a disabled
 * button loses it, so that whoever pressed it by a key begins again at the top and a dialog hears no Escape. `isPending` of the library
 * would do the same, but announces the button by a picture that is named after its id, which is nothing once the button is gone.
 */
export function WorkButton({ className, isUnderWay, onPress, type, ...props }: WorkButtonProps): JSX.Element {
  const press = (event: PressEvent): void => {
    if (!isUnderWay) onPress?.(event)
  }
  return (
    <Button
      {...props}
      // A form is not sent a second time meanwhile, by Return in a field neither.
      {...(type !== undefined && { type: isUnderWay ? 'button' : type })}
      className={isUnderWay ? `${className} is-under-way` : className}
      aria-disabled={isUnderWay || undefined}
      onPress={press}
    />
  )
}
