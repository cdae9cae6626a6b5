import { useEffect, useRef, useState, type JSX, type PointerEvent } from 'react'
import { Button } from 'react-aria-components'
import { boundsOf, type Stroke } from './strokes.ts'

interface SignaturePadProps {
  done(picture: Blob): void
  close(): void
}

/** Pixels of the pad; on the screen it is as wide as there is room. */
const size = { width: 840, height: 300 }
const pen = 5
/** The ink of seals. */
const ink = '#1d1f21'

/** A field to sign in with a pen, a finger or the mouse. What is taken is cut to what was drawn, on no ground. */
export function SignaturePad({ done, close }: SignaturePadProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null)
  const strokes = useRef<Stroke[]>([])
  const [isEmpty, setEmpty] = useState(true)
  // What was pressed to come here is gone, and Escape is heard from what has the keyboard.
  useEffect(() => canvas.current?.focus(), [])
  const point = ({ clientX, clientY }: PointerEvent): readonly [number, number] | undefined => {
    const box = canvas.current?.getBoundingClientRect()
    if (box === undefined) return undefined
    return [((clientX - box.left) / box.width) * size.width, ((clientY - box.top) / box.height) * size.height]
  }
  const draw = (event: PointerEvent): void => {
    const at = point(event)
    const stroke = strokes.current.at(-1)
    if (at === undefined || stroke === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    stroke.push(at)
    paint(canvas.current, strokes.current, [0, 0])
  }
  const clear = (): void => {
    strokes.current = []
    setEmpty(true)
    paint(canvas.current, [], [0, 0])
  }
  const take = async (): Promise<void> => {
    const picture = await pictureOf(strokes.current)
    if (picture !== undefined) done(picture)
  }
  return (
    <div
      className="signature-pad"
      role="group"
      aria-label="Drawing a signature"
      // Escape leaves the drawing alone, not all that was placed around it.
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <canvas
        ref={canvas}
        tabIndex={0}
        width={size.width}
        height={size.height}
        role="img"
        aria-label="Field to sign in with a pen, a finger or the mouse; without one, choose a file"
        onPointerDown={(event) => {
          const at = point(event)
          if (event.button !== 0 || at === undefined) return
          event.currentTarget.setPointerCapture(event.pointerId)
          strokes.current.push([at])
          setEmpty(false)
          draw(event)
        }}
        onPointerMove={draw}
      />
      <div className="seal-image-buttons">
        <Button className="button" isDisabled={isEmpty} onPress={() => void take()}>
          Take it
        </Button>
        <Button className="button" isDisabled={isEmpty} onPress={clear}>
          Clear
        </Button>
        <Button className="button" onPress={close}>
          Leave
        </Button>
      </div>
    </div>
  )
}

function paint(
  canvas: HTMLCanvasElement | OffscreenCanvas | null,
  strokes: readonly Stroke[],
  [left, top]: readonly [number, number],
): void {
  const context = canvas?.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null | undefined
  if (canvas === null || context === null || context === undefined) return
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.lineWidth = pen
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.strokeStyle = ink
  for (const stroke of strokes) {
    context.beginPath()
    for (const [x, y] of stroke) context.lineTo(x - left, y - top)
    context.stroke()
  }
}

async function pictureOf(strokes: readonly Stroke[]): Promise<Blob | undefined> {
  const bounds = boundsOf(strokes, pen)
  if (bounds === undefined) return undefined
  const canvas = new OffscreenCanvas(bounds.width, bounds.height)
  paint(canvas, strokes, [bounds.left, bounds.top])
  return canvas.convertToBlob({ type: 'image/png' })
}
