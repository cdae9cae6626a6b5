import { useEffect, useRef, type CSSProperties, type JSX, type KeyboardEvent, type PointerEvent } from 'react'
import { leastSeal, movedSeal, resizedSeal, type SealPlace, type SealSheet } from '../../core/seal/index.ts'
import { placeInWords } from './place-words.ts'

/** What of the seal is held: all of it, or the corner that changes its size. */
export type Grip = 'whole' | 'size'

interface SealBoxProps {
  readonly place: SealPlace
  readonly sheet: SealSheet
  readonly pageCount: number
  readonly style: CSSProperties
  readonly picture: string | undefined
  readonly isBound: boolean
  readonly isOverSomething: boolean
  drag(grip: Grip, from: { readonly x: number; readonly y: number }): void
  put(place: SealPlace): void
}

const arrows: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The seal on its page: dragged or moved with the arrow keys, its size changed by its corner, to other pages with Page Up and Page Down. */
export function SealBox(props: SealBoxProps): JSX.Element {
  const { place, sheet, pageCount, style, picture, isBound, isOverSomething, drag, put } = props
  const box = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  // Wherever it comes to stand, by keys, figures or undoing, and when it is dragged to the edge of what is seen.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  })
  // It has the keyboard when it comes to stand on a page, and leaves it to a figure that is being typed.
  useEffect(() => {
    if (!(document.activeElement instanceof HTMLInputElement)) body.current?.focus({ preventScroll: true })
  }, [])
  const hold = (grip: Grip) => (event: PointerEvent) => {
    if (event.button !== 0) return
    event.stopPropagation()
    drag(grip, { x: event.clientX, y: event.clientY })
  }
  const moveByKey = (event: KeyboardEvent): void => {
    const [right, down] = arrows[event.key] ?? []
    const page = event.key === 'PageUp' ? place.page - 1 : event.key === 'PageDown' ? place.page + 1 : undefined
    if (isCommand(event) || (right === undefined && page === undefined)) return
    event.preventDefault()
    const step = event.shiftKey ? 10 : 1
    if (right !== undefined && down !== undefined) put(movedSeal(place, right * step, down * step, sheet))
    else if (page !== undefined && page >= 1 && page <= pageCount) put({ ...place, page })
  }
  const resizeByKey = (event: KeyboardEvent): void => {
    const [right, down] = arrows[event.key] ?? []
    if (isCommand(event) || right === undefined || down === undefined) return
    event.preventDefault()
    event.stopPropagation()
    // As in every slider, up is more (WAI-ARIA APG, slider pattern).
    put(resizedSeal(place, place.width + (right - down) * (event.shiftKey ? 10 : 1), sheet))
  }
  return (
    <div ref={box} className={`seal-box${isBound ? ' seal-box-bound' : ''}${isOverSomething ? ' seal-box-over' : ''}`} style={style}>
      <div
        ref={body}
        className="seal-body"
        role="application"
        aria-roledescription="seal"
        aria-label={`Seal. ${placeInWords(place)} Arrow keys move it.`}
        tabIndex={0}
        onPointerDown={hold('whole')}
        onKeyDown={moveByKey}
      >
        {picture !== undefined && <img src={picture} alt="" draggable={false} />}
      </div>
      <div
        className="seal-corner"
        role="slider"
        aria-label="Width of the seal"
        aria-valuemin={leastSeal.width}
        aria-valuemax={Math.round(sheet.width - place.left)}
        aria-valuenow={Math.round(place.width)}
        aria-valuetext={`${String(Math.round(place.width))} mm wide, ${String(Math.round(place.height))} mm high`}
        tabIndex={0}
        onPointerDown={hold('size')}
        onKeyDown={resizeByKey}
      />
    </div>
  )
}

function isCommand({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey
}
