import { useCallback, type KeyboardEvent, type RefObject } from 'react'
import type { Anchor } from '../../core/review/index.ts'
import { linesIn, placeOf, pointAt, type DrawnLine } from './text-places.ts'
import { isStepKey, stepWords, type Chosen, type StepKey } from './word-steps.ts'

/** How words of a text that is only read are selected without a pointer. */
export interface PassageKeys {
  onKeyDown(event: KeyboardEvent): void
  /** Puts the focus to the text, with a line of it selected where nothing is yet. */
  begin(): void
}

const controls = 'button, a, input, select, textarea'

interface PassageKeysOptions {
  readonly text: RefObject<HTMLElement | null>
  /** The words on which a comment is being written already: the keys go on from them. */
  readonly passage: Anchor | undefined
  /** Called with each new selection, at once: the browser tells of it in a task of its own, later than a quick next key. */
  selected(): void
  /** Called when Escape selects nothing any more. */
  forget(): void
}

/** Arrow keys select words of a text, a line or a word of it at a time. */
export function usePassageKeys({ text, passage, selected, forget }: PassageKeysOptions): PassageKeys {
  const begin = useCallback((): void => {
    const root = text.current
    if (root === null) return
    root.focus({ preventScroll: true })
    const chosen = selectedIn(root) ?? placesOf(passage)
    if (chosen === undefined) step(root, undefined, 'ArrowDown', false)
    else select(root, chosen)
    selected()
  }, [text, passage, selected])
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event
    const root = text.current
    // Keys of a list that is opened from the text bubble here too, though it lies elsewhere on the page.
    const isOfText = target instanceof Element && root?.contains(target) === true && target.closest(controls) === null
    if (root === null || !isOfText || ctrlKey || metaKey || altKey) return
    if (key === 'Escape' && passage !== undefined) {
      getSelection()?.removeAllRanges()
      forget()
    } else if (isStepKey(key)) {
      step(root, selectedIn(root) ?? placesOf(passage), key, shiftKey)
      selected()
    } else return
    event.preventDefault()
  }
  return { onKeyDown, begin }
}

function placesOf(passage: Anchor | undefined): Chosen | undefined {
  return passage && { anchor: passage.start, focus: passage.end }
}

/** What is selected, from where to where it was drawn. */
function selectedIn(root: Element): Chosen | undefined {
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0, isCollapsed = true } = getSelection() ?? {}
  if (isCollapsed || !anchorNode || !focusNode || !root.contains(anchorNode) || !root.contains(focusNode)) return undefined
  const [anchor, focus] = [placeOf(anchorNode, anchorOffset), placeOf(focusNode, focusOffset)]
  return anchor && focus && { anchor, focus }
}

function step(root: HTMLElement, chosen: Chosen | undefined, key: StepKey, isExtending: boolean): void {
  const lines = linesIn(root)
  const next = stepWords(lines, chosen, key, isExtending, chosen === undefined ? firstLine(root, lines) : 0)
  if (next !== undefined) select(root, next)
}

/** The line of what has the focus, such as a change; else the first that is in sight. */
function firstLine(root: HTMLElement, lines: readonly DrawnLine[]): number {
  const focused = document.activeElement
  const elements = lines.map((line) => elementOf(root, line))
  if (focused !== null && focused !== root) {
    const held = elements.findIndex((element) => element !== null && (element.contains(focused) || focused.contains(element)))
    if (held !== -1) return held
  }
  const top = root.parentElement?.getBoundingClientRect().top ?? 0
  return Math.max(
    elements.findIndex((element) => element !== null && element.getBoundingClientRect().top >= top),
    0,
  )
}

function elementOf(root: Element, { path }: { readonly path: readonly number[] }): Element | null {
  return root.querySelector(`[data-path="${path.join('.')}"]`)
}

function select(root: HTMLElement, { anchor, focus }: Chosen): void {
  const [from, to] = [pointAt(root, anchor), pointAt(root, focus)]
  if (from === undefined || to === undefined) return
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  elementOf(root, focus)?.scrollIntoView({ block: 'nearest' })
}
