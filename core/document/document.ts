import { z } from 'zod'
import { Block, type Attribution, type TableCell, type TableRow } from './block.ts'
import type { Inline } from './inline.ts'

/** Has a name so that the types of requests, which are written out, only refer to it. */
export interface DocumentSchema extends z.ZodType<Block[]> {}

/** A document: the blocks of a letter or of a clause. The array itself is the Slate value. */
export const Document: DocumentSchema = z.array(Block).max(20_000)
export type Document = z.infer<typeof Document>

/** Any element of the tree (everything but a run). */
export type Element = Block | Attribution | TableRow | TableCell | Exclude<Inline, { type?: undefined }>

/** Any node of the tree. */
export type Node = Element | Inline

/** Child indices from the root to a node, as in Slate. */
export type Path = readonly number[]
