import { citesEvidence, codesIn, type Letter, type Shelf } from '../../core/letter/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import type { Library } from './library.ts'

/** What a letter is made from and checked against: the clauses it carries, and the evidence of the house where it cites some. */
export async function shelfForLetter(letter: Letter, library: Library): Promise<Result<Shelf>> {
  const shelf = await library.shelfFor(codesIn(letter.document))
  if (!shelf.ok || !citesEvidence(letter)) return shelf
  const evidence = await library.evidence()
  return evidence.ok ? succeed({ ...shelf.value, evidence: evidence.value }) : evidence
}
