/** The points that a pen went through, in pixels. */
export type Stroke = (readonly [x: number, y: number])[]

interface Bounds {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The whole pixels that strokes of a pen of some width take; undefined when nothing was drawn. */
export function boundsOf(strokes: readonly Stroke[], pen: number): Bounds | undefined {
  const points = strokes.flat()
  if (points.length === 0) return undefined
  const [across, down] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, top] = [Math.floor(Math.min(...across) - pen), Math.floor(Math.min(...down) - pen)]
  return { left, top, width: Math.ceil(Math.max(...across) + pen) - left, height: Math.ceil(Math.max(...down) + pen) - top }
}
