import { isRun, sourceKey, walk, type Citation } from '../document/index.ts'
import { shownNodes } from './branches.ts'
import type { Finding, Place } from './finding.ts'
import type { HouseEvidence } from './house-evidence.ts'
import type { Letter } from './letter.ts'
import type { Shelf } from './shelf.ts'
import type { Values } from './values.ts'

/** True where a letter cites evidence, so that somebody must know what evidence the house has. */
export function citesEvidence({ document }: Pick<Letter, 'document'>): boolean {
  for (const { node } of walk(document)) if (!isRun(node) && node.type === 'citation' && node.evidence !== undefined) return true
  return false
}

/** What is wrong with the evidence that a letter cites: told once for each source, where it is cited first. */
export function checkCitations(
  { document }: Pick<Letter, 'document'>,
  values: Pick<Values, 'raw'>,
  { evidence }: Pick<Shelf, 'evidence'>,
): Finding[] {
  if (!citesEvidence({ document })) return []
  const known = evidence === undefined ? undefined : new Map(evidence.map((each) => [keyOf(each), each]))
  const told = new Set<string>()
  return shownNodes(document, values).flatMap(({ node, path }) => {
    if (isRun(node) || node.type !== 'citation' || node.evidence === undefined || told.has(sourceKey(node))) return []
    told.add(sourceKey(node))
    const place: Place = { path: [...path] }
    return [...undated(node, place), ...(known === undefined ? [] : standing(node, place, known.get(sourceKey(node))))]
  })
}

function keyOf({ title, evidence }: HouseEvidence): string {
  return sourceKey({ source: title, evidence })
}

function nameOf({ source }: Citation): string {
  return `“${source.slice(0, 80)}”`
}

function undated(citation: Citation, place: Place): Finding[] {
  if (citation.evidence?.date !== undefined) return []
  return [
    {
      severity: 'warning',
      code: 'evidence-undated',
      message: `The source ${nameOf(citation)} has no date, so a reader cannot tell which issue of it is meant.`,
      remedy: 'Give the evidence its date in the library, and cite it again.',
      place,
    },
  ]
}

function standing(citation: Citation, place: Place, known: HouseEvidence | undefined): Finding[] {
  if (known === undefined)
    return [
      {
        severity: 'warning',
        code: 'evidence-unknown',
        message: `The source ${nameOf(citation)} is no evidence of this house, so nobody here can look it up.`,
        remedy: 'Attach its file to a clause, cite other evidence, or take the citation out.',
        place,
      },
    ]
  if (!known.isWithdrawn) return []
  return [
    {
      severity: 'warning',
      code: 'evidence-withdrawn',
      message: `Every clause that rests on the source ${nameOf(citation)} was withdrawn or refused.`,
      remedy: 'Cite other evidence, or take the citation out.',
      place,
    },
  ]
}
