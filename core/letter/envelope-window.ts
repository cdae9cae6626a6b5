import type { Letterhead } from './letterhead.ts'

/** A rectangle on A4 paper; lengths in millimetres from the top left corner. */
export interface PaperArea {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What is set where on the first page so that a window envelope shows the recipient; lengths in millimetres. */
export interface FirstPage {
  /** The return line above the recipient, the recipient's lines below it. */
  readonly recipient: PaperArea
  /** Where date and reference stand. */
  readonly details: PaperArea
  /** The first line of the subject begins here, or below the recipient where that is longer. */
  readonly bodyTop: number
  /** Marks at the left edge: distance from the top, length. */
  readonly foldMarks: readonly (readonly [fromTop: number, length: number])[]
}

const firstPages: Readonly<Record<Letterhead['window'], FirstPage>> = {
  // DIN 5008:2020, form B: address field 45 mm high from 45 mm, text 5 mm inside its edge at 20 mm; body from 98.5 mm.
  'din-5008-b': {
    recipient: { left: 25, top: 45, width: 80, height: 45 },
    details: { left: 125, top: 50, width: 65, height: 40 },
    bodyTop: 98.5,
    foldMarks: [
      [105, 4],
      [148.5, 6],
      [210, 4],
    ],
  },
  // BS 4264: window 90 × 35 mm, 20 mm from the left. The paper slides by up to 13 mm inside C5 and DL envelopes, so the
  // text keeps away from the window's edges.
  'uk-c5': {
    recipient: { left: 25, top: 51, width: 80, height: 32 },
    details: { left: 125, top: 55, width: 60, height: 28 },
    bodyTop: 94,
    foldMarks: [],
  },
}

/** The geometry of page one for a kind of window envelope. */
export function firstPageFor(window: Letterhead['window']): FirstPage {
  return firstPages[window]
}
