import { z } from 'zod'
import { Block, type Attribution, type TableCell, type TableRow } from './block.ts'
import type { Inline } from './inline.ts'

/** A document: the blocks of a letter or of a clause. The array itself is the Slate value. */
export const Document = z.array(Block).max(20_000)
export type Document = z.infer<typeof Document>

/** Any element of the tree (everything but a run). */
export type Element = Block | Attribution | TableRow | TableCell | Exclude<Inline, { type?: undefined }>

/** Any node of the tree. */
export type Node = Element | Inline

/** Child indices from the root to a node, as in Slate. */
export type Path = readonly number[]
