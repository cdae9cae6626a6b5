import DiffMatchPatch from 'diff-match-patch'
import type { Block } from '../../core/document/index.ts'
import { compareDocuments } from '../../core/redline/index.ts'
import { measureInTurn, milliseconds, table, type Row } from './measure.ts'

const promised = 1000
const size = 10_000
const wordsAParagraph = 50

type Pair = readonly [before: Block[], after: Block[]]

/** Words of a vocabulary of 2,000 by a linear congruence (Numerical Recipes, §7.1), so that every run compares the same text. */
function drawWords(count: number, seed: number): string[] {
  let state = seed
  return Array.from({ length: count }, () => `word${String((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % 2000)}`)
}

function paragraphs(words: readonly string[], length = wordsAParagraph): Block[] {
  return Array.from({ length: Math.ceil(words.length / length) }, (_, index) => ({
    type: 'paragraph',
    children: [{ text: words.slice(index * length, (index + 1) * length).join(' ') }],
  }))
}

function changed(share: number): Pair {
  const words = drawWords(size, 1)
  const others = drawWords(size, 2)
  const dice = drawWords(size, 3).map((word) => Number(word.slice('word'.length)) / 2000)
  return [paragraphs(words), paragraphs(words.map((word, index) => ((dice[index] ?? 0) < share ? `new${others[index] ?? ''}` : word)))]
}

const pairs: Readonly<Record<string, () => Pair>> = {
  '1 % changed': () => changed(0.01),
  '10 % changed': () => changed(0.1),
  '50 % changed': () => changed(0.5),
  '100 % changed': () => changed(1),
  'every paragraph moved, 10 % changed': () => {
    const [before, after] = changed(0.1)
    // 200 paragraphs, each 83 further on than the one before it: 83 has no divisor in common with 200.
    return [before, after.flatMap((_, index) => after[(index * 83) % after.length] ?? [])]
  },
  'one word throughout': () => [
    paragraphs(Array.from({ length: size }, () => 'the')),
    paragraphs(Array.from({ length: size + 7 }, () => 'the')),
  ],
  'one paragraph, the same words in another order': () => [paragraphs(drawWords(size, 1), size), paragraphs(drawWords(size, 2), size)],
  'one paragraph, 10 % changed': () => {
    const words = drawWords(size, 1)
    return [
      paragraphs(words, size),
      paragraphs(
        words.map((word, index) => (index % 10 === 0 ? `new${word}` : word)),
        size,
      ),
    ]
  },
  'a paragraph a word, all changed': () => [
    paragraphs(drawWords(size, 1), 1),
    paragraphs(
      drawWords(size, 2).map((word) => `new${word}`),
      1,
    ),
  ],
}

const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => (block.type === 'paragraph' ? block.children.map((child) => ('text' in child ? child.text : '')).join('') : ''))
    .join('\n')

/** Redlines of 10,000 words beside diff-match-patch alone, letter by letter, with its own timeout of a second. */
export async function benchRedline(runs: number): Promise<string> {
  const rows: Row[] = []
  for (const [what, pair] of Object.entries(pairs)) {
    const [before, after] = pair()
    const [left, right] = [textOf(before), textOf(after)]
    const alone = new DiffMatchPatch()
    const { ours, peer } = await measureInTurn(
      runs,
      { ours: () => compareDocuments(before, after), peer: () => alone.diff_main(left, right) },
      1,
    )
    rows.push({ what, figure: milliseconds(ours), beside: `diff-match-patch alone ${milliseconds(peer)}`, kept: ours.p95 < promised })
  }
  return table('Redline of 10,000 words (promise: under 1 s)', rows)
}
