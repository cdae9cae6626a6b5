import { useSyncExternalStore, type JSX } from 'react'
import { useSlateStatic, type RenderElementProps } from 'slate-react'
import { conditionHolds, conditionText, originsOf, type ClauseOrigin, type Condition, type Element } from '../../../core/document/index.ts'

/** What a block says beside its text. */
export interface Beside {
  readonly when: Condition | undefined
  readonly origins: readonly ClauseOrigin[]
}

/** Undefined for a block that says nothing. */
export function besideOf(element: Element): Beside | undefined {
  const { when } = { when: undefined, ...element }
  const origins = originsOf(element)
  return when === undefined && origins.length === 0 ? undefined : { when, origins }
}

/** In words, such as "Only while partner.country is GB · from statement/support v2". */
export function besideText({ when, origins }: Beside, isOff: boolean): string {
  const condition = when === undefined ? [] : [`${isOff ? 'Off: only' : 'Only'} while ${conditionText(when)}`]
  const sources = origins.map(({ code, version }) => `${code} v${String(version)}`).join(', ')
  const source = sources === '' ? [] : [`Taken from ${sources}`]
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
