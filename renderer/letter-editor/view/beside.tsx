import { useSyncExternalStore, type JSX } from 'react'
import { useSlateStatic, type RenderElementProps } from 'slate-react'
import { conditionHolds, conditionText, type ClauseOrigin, type Condition, type Element } from '../../../core/document/index.ts'

/** What a block says beside its text. */
export interface Beside {
  readonly when: Condition | undefined
  readonly origin: ClauseOrigin | undefined
}

/** Undefined for a block that says nothing. */
export function besideOf(element: Element): Beside | undefined {
  const { when, origin } = { when: undefined, origin: undefined, ...element }
  return when === undefined && origin === undefined ? undefined : { when, origin }
}

/** In words, such as "Only while partner.country is GB · from statement/support v2". */
export function besideText({ when, origin }: Beside, isOff: boolean): string {
  const condition = when === undefined ? [] : [`${isOff ? 'Off: only' : 'Only'} while ${conditionText(when)}`]
  const source = origin === undefined ? [] : [`Taken from ${origin.code} v${String(origin.version)}`]
  return [...condition, ...source].join(' · ')
}

interface WithBesideProps {
  readonly props: RenderElementProps
  readonly beside: Beside
  readonly content: (props: RenderElementProps) => JSX.Element
}

/** A block that hangs on a condition or was taken from a clause: a line above it says so, and what is off is dimmed. */
export function WithBeside({ props, beside, content }: WithBesideProps): JSX.Element {
  const { fieldValues } = useSlateStatic()
  const { when } = beside
  const isOff = useSyncExternalStore(
    fieldValues.subscribe,
    () => when !== undefined && !conditionHolds(when, fieldValues.stored(when.field)),
  )
  const text = besideText(beside, isOff)
  const attributes = { ...props.attributes, 'data-beside': text, 'aria-description': text, ...(isOff && { 'data-off': '' }) }
  return content({ ...props, attributes })
}
