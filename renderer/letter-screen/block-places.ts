import { ReactEditor } from 'slate-react'
import type { PagePlace } from '../../core/requests/index.ts'
import { documentOf, type LetterEditor } from '../letter-editor/index.ts'

/** A block of the letter: where it begins on the pages, and what draws it in the editor. */
export interface BlockPlace {
  /** From 1. */
  readonly page: number
  /** Points from the top of that page. */
  readonly y: number
  readonly element: HTMLElement
}

/** The blocks that are on the pages and in the editor alike, each once, in the order of the letter. */
export function blockPlaces(editor: LetterEditor, places: readonly PagePlace[]): BlockPlace[] {
  const blocks = documentOf(editor)
  const seen = new Set<number>()
  const found: { readonly index: number; readonly place: BlockPlace }[] = []
  for (const { path, page, y } of places) {
    const index = path[0] ?? -1
    const block = blocks[index]
    if (block === undefined || seen.has(index)) continue
    seen.add(index)
    const element = drawnBy(editor, block)
    if (element !== undefined) found.push({ index, place: { page, y, element } })
  }
  return found.toSorted((one, other) => one.index - other.index).map(({ place }) => place)
}

/** A block that was typed since the pages were laid out may not be drawn yet. */
function drawnBy(editor: LetterEditor, block: Parameters<typeof ReactEditor.toDOMNode>[1]): HTMLElement | undefined {
  try {
    const element = ReactEditor.toDOMNode(editor, block)
    return element.isConnected ? element : undefined
  } catch {
    return undefined
  }
}
