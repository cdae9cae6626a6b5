import { isRun, sameMarks, type Inline, type Node } from '../document/index.ts'
import { commonOf } from './diff-sequence.ts'
import type { RedlineInline } from './redline.ts'
import { wordsOf } from './words.ts'

/** What changed between two lines, word by word. */
export function compareLines(before: readonly Node[], after: readonly Node[]): RedlineInline[] {
  const left = wordsOf(before)
  const right = wordsOf(after)
  const pieces: RedlineInline[] = []
  const add = (change: 'inserted' | 'removed', words: typeof left): void => words.forEach(({ node }) => push(pieces, { change, node }))
  let [from, other] = [0, 0]
  for (const [place, otherPlace] of commonOf(
    left.map(({ text }) => text),
    right.map(({ text }) => text),
    'drop',
  )) {
    add('removed', left.slice(from, place))
    add('inserted', right.slice(other, otherPlace))
    const [old, now] = [left[place], right[otherPlace]]
    if (old !== undefined && now !== undefined)
      push(pieces, old.key === now.key ? { change: 'same', node: now.node } : { change: 'formatted', before: old.node, after: now.node })
    from = place + 1
    other = otherPlace + 1
  }
  add('removed', left.slice(from))
  add('inserted', right.slice(other))
  return pieces
}

function joined(left: Inline, right: Inline): Inline | undefined {
  return isRun(left) && isRun(right) && sameMarks(left, right) ? { ...left, text: left.text + right.text } : undefined
}

/** Adds a piece, as part of the last one where both changed alike. */
function push(pieces: RedlineInline[], piece: RedlineInline): void {
  const last = pieces.at(-1)
  if (last?.change === 'formatted' && piece.change === 'formatted') {
    const [before, after] = [joined(last.before, piece.before), joined(last.after, piece.after)]
    if (before !== undefined && after !== undefined) {
      pieces[pieces.length - 1] = { change: 'formatted', before, after }
      return
    }
  } else if (last !== undefined && last.change !== 'formatted' && piece.change !== 'formatted' && last.change === piece.change) {
    const node = joined(last.node, piece.node)
    if (node !== undefined) {
      pieces[pieces.length - 1] = { change: last.change, node }
      return
    }
  }
  pieces.push(piece)
}
