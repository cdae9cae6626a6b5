import { useSyncExternalStore, type JSX } from 'react'
import { useSlateStatic, type RenderElementProps } from 'slate-react'
import { conditionHolds, originsOf, type ClauseOrigin, type Condition, type Element } from '../../../core/document/index.ts'
import { conditionWords } from '../condition-words.ts'
import type { FieldName } from '../insert-menu/insertables.ts'
import { useSurroundings } from './surroundings.ts'

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

/** In words, such as "Only while Country (partner) is GB · Taken from statement/support v2". */
export function besideText({ when, origins }: Beside, isOff: boolean, fields: readonly FieldName[] = []): string {
  const condition = when === undefined ? [] : [`${isOff ? 'Off: only' : 'Only'} while ${conditionWords(when, fields)}`]
  const sources = origins.map(({ code, version }) => `${code} v${String(version)}`).join(', ')
  const source = sources === '' ? [] : [`Taken from ${sources}`]
  return [...condition, ...source].join(' · ')
}

interface WithBesideProps {
  readonly props: RenderElementProps
  readonly beside: Beside
  readonly content: (props: RenderElementProps) => JSX.Element
}

/** A block that hangs on a condition or was taken from a clause: a line above the first of its like says so, and what is off is dimmed. */
export function WithBeside({ props, beside, content }: WithBesideProps): JSX.Element {
  const { fieldValues, lineFacts } = useSlateStatic()
  const { fields } = useSurroundings()
  const { when } = beside
  const isOff = useSyncExternalStore(
    fieldValues.subscribe,
    () => when !== undefined && !conditionHolds(when, fieldValues.stored(when.field)),
  )
  const isSaid = useSyncExternalStore(lineFacts.subscribe, () => lineFacts.isLikeAbove(props.element))
  const text = besideText(beside, isOff, fields)
  const said = isSaid ? {} : { 'data-beside': text, 'aria-description': text }
  const attributes = { ...props.attributes, ...said, ...(isOff && { 'data-off': '' }) }
  return content({ ...props, attributes })
}
