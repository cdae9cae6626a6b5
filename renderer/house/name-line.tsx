import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react'
import type { NamedKind } from '../../core/house/index.ts'
import { isPress, usesCommandKey } from '../letter-editor/index.ts'
import { Line } from './form-line.tsx'

/** How fields and groups of a template get other names. */
export interface Naming {
  /** What is wrong with a name, in a sentence; undefined where nothing is. */
  fault(kind: NamedKind, from: string, to: string): string | undefined
  /** Gives it the name wherever the template names it. */
  rename(kind: NamedKind, from: string, to: string): void
}

interface NameLineProps {
  readonly kind: NamedKind
  readonly name: string
  readonly naming: Naming
  readonly isReadOnly: boolean
  readonly hint: string
  readonly fault?: string | undefined
  /** Of what has no name of its own yet, which nothing can be called by. */
  change(name: string): void
}

/**
 * The name of a field or group. Its uses are renamed with it once the whole name stands there, on Enter or when the box is left,
 * so that half a name is never taken for another field's. A name that may not be is kept in the box with what is wrong.
 */
export function NameLine({ kind, name, naming, isReadOnly, hint, fault, change }: NameLineProps): JSX.Element {
  const [typed, setTyped] = useState<string>()
  const isNamed = useRef(false)
  const command = usesCommandKey(navigator.platform)
  const refused = typed === undefined ? undefined : naming.fault(kind, name, typed)
  const settle = (): void => {
    if (typed === undefined || refused !== undefined) return
    setTyped(undefined)
    if (typed !== name) naming.rename(kind, name, typed)
  }
  const last = useRef(settle)
  useEffect(() => void (last.current = settle))
  useEffect(() => () => last.current(), [])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') settle()
    if (typed === undefined || !(event.key === 'Escape' || isPress(event.nativeEvent, 'Mod+Z', command))) return
    // What is typed here is no step of the history yet.
    event.preventDefault()
    setTyped(undefined)
  }
  return (
    <div
      onFocus={() => (isNamed.current = kind === 'group' || typed !== undefined || (name !== '' && fault === undefined))}
      onBlur={settle}
      onKeyDownCapture={onKeyDown}
    >
      <Line
        label="Name"
        hint={hint}
        value={typed ?? name}
        isReadOnly={isReadOnly}
        fault={refused === undefined ? fault : `${refused} Until then it stays “${name}”.`}
        change={(next) => (isNamed.current ? setTyped(next) : change(next))}
      />
    </div>
  )
}
