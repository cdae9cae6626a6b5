import { isAdapted, partLabels, type Block } from '../../core/document/index.ts'

/** What a block is to somebody who does not see where it begins: undefined for text of one's own. */
function nameOf(block: Block | undefined): string | undefined {
  if (block?.type === 'clause') {
    if (isAdapted(block)) return `Clause ${block.code} version ${String(block.version)}, adapted: its words are this letter’s own.`
    const lock = block.lock === 'sealed' ? 'a sealed quotation, locked' : 'locked'
    return `Clause ${block.code} version ${String(block.version)}, ${lock}. Arrow keys leave it, Delete takes it out.`
  }
  if (block?.type === 'clause-reference') return `Clause ${block.code}, not in the library.`
  return block?.type === 'part' ? `${partLabels[block.part]}.` : undefined
}

/** What is said when the caret comes from one block to another; undefined where nothing but the text itself is another. */
export function crossing(from: Block | undefined, to: Block | undefined): string | undefined {
  if (from === to) return undefined
  const [before, after] = [nameOf(from), nameOf(to)]
  if (after !== undefined) return after === before ? undefined : after
  return before === undefined ? undefined : 'Your own text.'
}

/** What is said when the checks find another number of things. */
export function findingsSaid(before: number | undefined, after: number): string | undefined {
  if (before === undefined || before === after) return undefined
  if (after === 0) return 'Nothing is to be mended in the letter.'
  return after === 1 ? '1 thing is to be mended in the letter.' : `${String(after)} things are to be mended in the letter.`
}

/** What is said when fewer suggestions stand in the letter than before. */
export function suggestionsSaid(before: number, after: number): string | undefined {
  if (after >= before) return undefined
  if (after === 0) return 'No suggestion is left in the letter.'
  return after === 1 ? '1 suggestion is left in the letter.' : `${String(after)} suggestions are left in the letter.`
}
