import { invisibleCharacters } from '../document/index.ts'

/** A text as phrases are looked for in it, and where in the text itself each of its UTF-16 code units came from. */
export interface FoldedText {
  readonly text: string
  /** The offset at which the original of the unit at an index begins. */
  startOf(index: number): number
  /** The offset at which it ends. */
  endOf(index: number): number
}

/** A letter with the accents on it, a space, or a character that prints nothing; each is folded by itself. */
const clusters = /\P{M}\p{M}*|\p{M}+/gu
const unseen = new RegExp(`${invisibleCharacters.source}|[\\u200C\\u200D]`, 'gu')

/**
 * NFC, in lower case if `anyCase`, with one space for any white space, and typewriter's quote marks and hyphens for those of
 * print: what reads the same is the same. Takes time for the length of the text.
 */
export function foldText(text: string, anyCase: boolean): FoldedText {
  const folded: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of text.matchAll(clusters)) {
    const plain = foldCluster(cluster, anyCase)
    const end = index + cluster.length
    if (plain === ' ' && folded.at(-1)?.endsWith(' ') === true) ends[ends.length - 1] = end
    else if (plain !== '') {
      folded.push(plain)
      for (let unit = 0; unit < plain.length; unit += 1) {
        starts.push(index)
        ends.push(end)
      }
    }
  }
  return { text: folded.join(''), startOf: (index) => starts[index] ?? text.length, endOf: (index) => ends[index] ?? text.length }
}

function foldCluster(cluster: string, anyCase: boolean): string {
  // Most of a text; the rest is for what is not.
  if (/^[!-~]$/u.test(cluster)) return anyCase ? cluster.toLowerCase() : cluster
  const plain = cluster
    .replaceAll(unseen, '')
    .normalize('NFC')
    .replaceAll(/\s/gu, ' ')
    .replaceAll(/[‘’‚‛ʼ]/gu, "'")
    .replaceAll(/[“”„‟«»]/gu, '"')
    .replaceAll(/[‐‑]/gu, '-')
  return anyCase ? plain.toLowerCase().replaceAll('ς', 'σ') : plain
}
