import { hasSuggestions } from '../document/index.ts'
import { acceptWithPlaces } from '../suggestion/index.ts'
import type { Finding } from './finding.ts'
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
      const path = document[index] === letter.document[source] ? [source, ...rest] : [source]
      return { ...finding, place: { ...finding.place, path } }
    },
  }
}
