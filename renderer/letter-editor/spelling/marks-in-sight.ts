import type { Range } from 'slate'
import { ReactEditor } from 'slate-react'
import { domRange, isSameMarks } from '../find/find-highlights.ts'
import type { LetterEditor } from '../slate-types.ts'

/**
 * Marks of the page under a name of the style sheet, as far as they are near what is seen. At every key the browser sets all marks of a
 * page anew and paints their words again, so that marks far away would hold up who types.
 */
export class MarksInSight {
  readonly #editor: LetterEditor
  readonly #name: string
  #wanted: readonly Range[] = []
  #marked: readonly globalThis.Range[] = []
  #frame: number | undefined

  constructor(editor: LetterEditor, name: string) {
    this.#editor = editor
    this.#name = name
  }

  show(ranges: readonly Range[]): void {
    this.#wanted = ranges
    this.#mark()
  }

  /** To be called when other parts of the page may have come into sight. */
  readonly look = (): void => {
    if (this.#wanted.length === 0) return
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined
      this.#mark()
    })
  }

  clear(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
    this.#frame = undefined
    this.#wanted = []
    this.#marked = []
    CSS.highlights.delete(this.#name)
  }

  #mark(): void {
    const seen = new Map<number, boolean>()
    const isBlockNear = (index: number): boolean => {
      const known = seen.get(index) ?? isNear(blockOf(this.#editor, index))
      seen.set(index, known)
      return known
    }
    const next = this.#wanted
      // The words of a block that is not laid out have no box until it is.
      .filter(({ anchor }) => isBlockNear(anchor.path[0] ?? -1))
      .flatMap((range) => domRange(this.#editor, range))
      .filter((range) => isNearSight(range.getBoundingClientRect()))
    if (isSameMarks(next, this.#marked)) return
    this.#marked = next
    CSS.highlights.set(this.#name, new Highlight(...next))
  }
}

/** Pixels above and below the screen in which marks stand already, for who scrolls. */
const margin = 200

function isNearSight(box: DOMRect): boolean {
  return box.bottom > -margin && box.top < innerHeight + margin
}

/** Its chunk is asked first: a block of one that is far away would be laid out for the answer, 17 ms each in a long letter. */
function isNear(block: HTMLElement | undefined): boolean {
  if (block === undefined) return false
  const chunk = block.closest('.letter-chunk')
  return (chunk === null || isNearSight(chunk.getBoundingClientRect())) && isNearSight(block.getBoundingClientRect())
}

function blockOf(editor: LetterEditor, index: number): HTMLElement | undefined {
  const block = editor.children[index]
  try {
    return block && ReactEditor.toDOMNode(editor, block)
  } catch {
    // Slate throws for what it has not drawn yet.
    return undefined
  }
}
