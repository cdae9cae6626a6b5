import { z } from 'zod'

/** Millimetres: smaller ones hold no name that can be read. */
export const leastSeal = { width: 15, height: 6 } as const

/** Where a seal stands: the page from 1, the rest in millimetres from the page's top left. */
export const SealPlace = z.strictObject({
  page: z.int().min(1).max(10_000),
  left: z.number().min(0).max(2000),
  top: z.number().min(0).max(2000),
  width: z.number().min(leastSeal.width).max(2000),
  height: z.number().min(leastSeal.height).max(2000),
})
export type SealPlace = z.infer<typeof SealPlace>

const Box = z.tuple([z.number(), z.number(), z.number(), z.number()])
/** Left, top, right, bottom: millimetres from the top left of a page. */
export type SealBox = Readonly<z.infer<typeof Box>>

/** What a seal has to keep clear of on a page: its words, and the seals and fields that stand there. In millimetres. */
export const SealSheet = z.strictObject({ width: z.number(), height: z.number(), words: z.array(Box), fields: z.array(Box) })
export interface SealSheet {
  readonly width: number
  readonly height: number
  readonly words: readonly SealBox[]
  readonly fields: readonly SealBox[]
}
