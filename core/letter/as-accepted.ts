import { hasSuggestions } from '../document/index.ts'
import { acceptWithPlaces } from '../suggestion/index.ts'
import type { Finding, TextPoint } from './finding.ts'
import type { Letter } from './letter.ts'

/** A letter as it reads when every suggestion in it is accepted: what its pages, its checks and its files are made of. */
export interface AcceptedLetter {
  readonly letter: Letter
  /** The path in the letter as it is of a top block here. */
  top(index: number): [number]
  /** A finding about it, placed in the letter as it is: at the block, where suggestions in the block move what it holds. */
  placed(finding: Finding): Finding
}

export function asAccepted(letter: Letter): AcceptedLetter {
  if (!hasSuggestions(letter.document)) return { letter, top: (index) => [index], placed: (finding) => finding }
  const { document, sources } = acceptWithPlaces(letter.document)
  const top = (index: number): [number] => [sources[index] ?? 0]
  return {
    letter: { ...letter, document },
    top,
    placed(finding) {
      const [index, ...rest] = finding.place.path ?? []
      if (index === undefined) return finding
      const [source] = top(index)
      const isSame = document[index] === letter.document[source]
      const path = isSame ? [source, ...rest] : [source]
      return { ...wordsPlaced(finding, source, isSame), place: { ...finding.place, path } }
    },
  }
}

/** What a finding says of words moves with their block; where suggestions in the block move the words, that is left out. */
function wordsPlaced(finding: Finding, source: number, isSame: boolean): Finding {
  const { passage, mend, ...rest } = finding
  const there = ({ path: [, ...below], offset }: TextPoint): TextPoint => ({ path: [source, ...below], offset })
  if (mend?.kind === 'paragraph')
    return { ...rest, ...(isSame && passage && { passage: both(passage, there) }), mend: { ...mend, after: source } }
  if (!isSame) return rest
  return {
    ...rest,
    ...(passage !== undefined && { passage: both(passage, there) }),
    ...(mend !== undefined && { mend: mend.kind === 'insert' ? { ...mend, at: there(mend.at) } : both(mend, there) }),
  }
}

function both<Ends extends { readonly start: TextPoint; readonly end: TextPoint }>(
  ends: Ends,
  there: (point: TextPoint) => TextPoint,
): Ends {
  return { ...ends, start: there(ends.start), end: there(ends.end) }
}
