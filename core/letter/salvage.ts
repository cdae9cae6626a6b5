import { z } from 'zod'
import { parseDocument, type Block } from '../document/index.ts'
import { Letter } from './letter.ts'

/** A block of a stored letter that this version of Chancery does not understand. */
export const RefusedBlock = z.strictObject({
  /** Its place among the letter's blocks, from 0. */
  index: z.int().min(0),
  /** What about it is not understood, with its path inside the block. */
  why: z.string(),
  /** The block as it is stored, as JSON. */
  data: z.string(),
})
export type RefusedBlock = z.infer<typeof RefusedBlock>

export interface SalvagedLetter {
  /** The letter with the blocks that can be read; undefined where what stands around them cannot be. */
  readonly letter: Letter | undefined
  readonly refused: readonly RefusedBlock[]
}

const Stored = z.looseObject({ document: z.looseObject({ children: z.array(z.unknown()) }) })

/** What can be read of a stored letter that as a whole is not one, and the blocks that cannot, as they are. Nothing is mended. */
export function salvageLetter(stored: unknown): SalvagedLetter {
  const found = Stored.safeParse(stored)
  if (!found.success) return { letter: undefined, refused: [] }
  const blocks: Block[] = []
  const refused: RefusedBlock[] = []
  for (const [index, block] of found.data.document.children.entries()) {
    const parsed = parseDocument([block])
    if (parsed.ok) blocks.push(...parsed.value)
    else {
      const [fault] = parsed.error.faults
      const path = fault?.path.replace(/^\[0\]\.?/u, '') ?? ''
      const why = fault?.message ?? parsed.error.message
      refused.push({ index, why: path === '' ? why : `${path}: ${why}`, data: JSON.stringify(block, undefined, 2) })
    }
  }
  const letter = Letter.safeParse({ ...found.data, document: blocks })
  return { letter: letter.success ? letter.data : undefined, refused }
}
