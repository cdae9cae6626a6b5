import { Range } from 'slate'
import { ClauseBody, type Block, type ClauseContent } from '../../../core/document/index.ts'
import { documentOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Whole blocks of free text, and the index of the first of them in the document. */
export interface SelectedPassage {
  readonly index: number
  readonly blocks: readonly Block[]
  /** The same blocks as the body of a clause. */
  readonly body: ClauseContent[]
}

/**
 * The top blocks that the selection touches, or that the caret stands in; undefined without a selection, and where one of them
 * can be in no clause: a clause, a part of the letter, a page break, or text with open suggestions.
 */
export function selectedPassage(editor: LetterEditor): SelectedPassage | undefined {
  if (editor.selection === null) return undefined
  const [start, end] = Range.edges(editor.selection)
  const [index, last] = [start.path[0], end.path[0]]
  if (index === undefined || last === undefined) return undefined
  const blocks = documentOf(editor).slice(index, last + 1)
  const body = ClauseBody.safeParse(blocks)
  return body.success ? { index, blocks, body: body.data } : undefined
}
