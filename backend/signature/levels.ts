/** The baseline levels of PAdES (EN 319 142-1 §6.1), each with all that stands before it. */
export const levels = ['B-B', 'B-T', 'B-LT', 'B-LTA'] as const
export type Level = (typeof levels)[number]

/** What may still be done to a certified file: 1 nothing, 2 forms and signatures, 3 comments as well (ISO 32000-2 table 257). */
export type Certification = 1 | 2 | 3

/** Where a seal stands: the page from 1, the rest in millimetres from the page's top left. */
export interface SealPlace {
  readonly page: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
