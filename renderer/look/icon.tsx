import type { JSX, ReactNode } from 'react'

interface IconProps {
  readonly children: ReactNode
  /** Width and height in pixels. */
  readonly size?: number
  /** Width of the lines, of 16 units that the drawing is wide. */
  readonly stroke?: number
  readonly className?: string
}

/** The frame of every line icon: a grid of 16 units, drawn in the colour of the text around it. */
export function Icon({ children, size = 16, stroke = 1.3, className = 'icon' }: IconProps): JSX.Element {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}
