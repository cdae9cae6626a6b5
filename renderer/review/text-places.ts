import type { TextPlace } from '../../core/review/index.ts'

/** The place of the text that a point of the page is; undefined outside of its lines. */
export function placeOf(node: Node, offset: number): TextPlace | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const block = element?.closest('[data-path]')
  const path = block?.getAttribute('data-path')
  if (block === null || block === undefined || path === null || path === undefined) return undefined
  const before = document.createRange()
  before.setStart(block, 0)
  before.setEnd(node, offset)
  const runs = before.cloneContents().querySelectorAll('[data-run]')
  // A range inside one run holds its text without the run around it.
  const bare = runs.length === 0 && element?.closest('[data-run]') !== null ? before.toString().length : 0
  const length = [...runs].reduce((sum, run) => sum + (run.textContent?.length ?? 0), bare)
  return { path: path.split('.').map(Number), offset: length }
}

/** Where a place of the text is in the page; undefined where it is not drawn. */
export function pointAt(root: Element, { path, offset }: TextPlace): { readonly node: Node; readonly offset: number } | undefined {
  const block = root.querySelector(`[data-path="${path.join('.')}"]`)
  let left = offset
  for (const run of block?.querySelectorAll('[data-run]') ?? []) {
    const node = wordsIn(run)
    const length = node?.textContent?.length ?? 0
    if (node !== undefined && left <= length) return { node, offset: left }
    left -= length
  }
  return undefined
}

/** The text of a run, which elements of its marks may stand around. */
function wordsIn(run: Node): Node | undefined {
  let node: Node | null = run.firstChild
  while (node !== null && !(node instanceof Text)) node = node.firstChild
  return node ?? undefined
}

/** A line of the text as it is drawn: the path of its block, and its words. */
export interface DrawnLine {
  readonly path: readonly number[]
  readonly text: string
}

/** The lines that are drawn inside of an element, but for those without words. */
export function linesIn(root: Element): DrawnLine[] {
  return [...root.querySelectorAll('[data-path]')].flatMap((block) => {
    const text = [...block.querySelectorAll('[data-run]')].map((run) => run.textContent ?? '').join('')
    return text.trim() === '' ? [] : [{ path: (block.getAttribute('data-path') ?? '').split('.').map(Number), text }]
  })
}
