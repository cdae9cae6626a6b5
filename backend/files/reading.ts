import type { FootnoteDefinition, Nodes } from 'mdast'
import type { MaskedField } from './merge-fields.ts'

/** An image file that a letter or clause names: what the document keeps of it. */
export interface ImageFile {
  readonly digest: string
  readonly mediaType: 'image/png' | 'image/jpeg'
  /** In millimetres, where the file names none and the picture has one of its own. */
  readonly width?: number
}

/** Why a file that is there is no image that a letter shows. */
export interface RefusedImage {
  readonly message: string
  readonly remedy: string
}

/** What the readers of one Markdown body share. */
export interface Reading {
  readonly fields: readonly MaskedField[]
  readonly definitions: ReadonlyMap<string, string>
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>
  readonly usedFootnotes: Set<string>
  /** The image at a path beside the file, if there is one. */
  imageAt(path: string): ImageFile | RefusedImage | undefined
  /** What was written for a node, fields masked. */
  slice(node: Nodes): string
  unmask(text: string): string
  error(node: Nodes, message: string, remedy: string): void
  warning(node: Nodes, message: string, remedy: string): void
}
