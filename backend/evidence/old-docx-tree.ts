import { z } from 'zod'
import type { Run } from '../../core/document/index.ts'

/** What mammoth makes of a document; only what a letter can hold is looked at. */
export interface Node {
  type: string
  altText?: string | null | undefined
  children?: Node[] | undefined
  value?: string | undefined
  styleName?: string | null | undefined
  numbering?: { level?: string | number | undefined; isOrdered?: boolean | undefined } | null | undefined
  alignment?: string | null | undefined
  isBold?: boolean | undefined
  isItalic?: boolean | undefined
  isUnderline?: boolean | undefined
  isStrikethrough?: boolean | undefined
  verticalAlignment?: string | undefined
  href?: string | undefined
  breakType?: string | undefined
  noteId?: string | undefined
  noteType?: string | undefined
  isHeader?: boolean | undefined
  colSpan?: number | undefined
  rowSpan?: number | undefined
  body?: Node[] | undefined
}

export const Node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.string(),
    altText: z.string().nullish(),
    children: z.array(Node).optional(),
    value: z.string().optional(),
    styleName: z.string().nullish(),
    numbering: z.object({ level: z.union([z.string(), z.number()]).optional(), isOrdered: z.boolean().optional() }).nullish(),
    alignment: z.string().nullish(),
    isBold: z.boolean().optional(),
    isItalic: z.boolean().optional(),
    isUnderline: z.boolean().optional(),
    isStrikethrough: z.boolean().optional(),
    verticalAlignment: z.string().optional(),
    href: z.string().optional(),
    breakType: z.string().optional(),
    noteId: z.string().optional(),
    noteType: z.string().optional(),
    isHeader: z.boolean().optional(),
    colSpan: z.number().optional(),
    rowSpan: z.number().optional(),
    body: z.array(Node).optional(),
  }),
)
/** A whole document, with its footnotes and endnotes by their kind and number. */
export const Tree = z.object({ children: z.array(Node), notes: z.object({ _notes: z.record(z.string(), Node) }) })

/** The texts in a node, a space between two of them. */
export function textsIn(node: Node): Node[] {
  return node.type === 'text' ? [node, { type: 'text', value: ' ' }] : (node.children ?? []).flatMap(textsIn)
}

/** A node and everything in it, in the order it is read. */
export function* within(node: Node): Generator<Node> {
  yield node
  for (const child of node.children ?? []) yield* within(child)
}

/** How many pages begin in a node. */
export function breaksIn(node: Node): number {
  const own = node.type === 'break' && node.breakType === 'page' ? 1 : 0
  return own + (node.children ?? []).reduce((sum, child) => sum + breaksIn(child), 0)
}

export function marksOf(run: Node): Omit<Run, 'text'> {
  return {
    ...(run.isBold === true && { bold: true }),
    ...(run.isItalic === true && { italic: true }),
    ...(run.isUnderline === true && { underline: true }),
    ...(run.isStrikethrough === true && { strike: true }),
    ...(run.verticalAlignment === 'superscript' && { superscript: true }),
    ...(run.verticalAlignment === 'subscript' && { subscript: true }),
  }
}

export function alignOf({ alignment }: Node): { readonly align?: 'center' | 'end' } {
  return alignment === 'center' ? { align: 'center' } : alignment === 'right' || alignment === 'end' ? { align: 'end' } : {}
}
