/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function distance(left: string, right: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: right.length + 1 }, (_, index) => index)]
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1]
      let best = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1))
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (swapped && column > 1 && row > 1) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1)
      current.push(best)
    }
    ;[beforeLast, last] = [last, current]
  }
  return last[right.length] ?? 0
}

/** What `say` makes of the candidate nearest to a word, if one is near enough to be a slip of the pen. */
export function nearest(word: string, candidates: readonly string[], say: (candidate: string) => string): string | undefined {
  const short = word.slice(0, 200)
  const ranked = candidates
    .map((candidate) => ({ candidate, far: distance(short, candidate) }))
    .filter(({ candidate, far }) => far <= Math.max(2, Math.floor(candidate.length / 4)))
    .sort((left, right) => left.far - right.far || (left.candidate < right.candidate ? -1 : 1))
  const [best] = ranked
  return best === undefined ? undefined : say(best.candidate)
}
