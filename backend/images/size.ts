/** Width and height of a picture in its own pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** A page of A4 at 600 dots an inch has 35 million pixels; a picture with many more is a mistake or an attack. */
const mostPixels = 40_000_000
const longestSide = 12_000

export function isTooLarge({ width, height }: ImageSize): boolean {
  return width > longestSide || height > longestSide || width * height > mostPixels
}
