import { z } from 'zod'
import type { Evidence } from '../clause/index.ts'
import { CitedEvidence, CitedPlace, LinkAddress, sourceKey, type Citation } from '../document/index.ts'

/** A piece of evidence that a house has, as the clauses that rest on it describe it. */
export const HouseEvidence = z.strictObject({
  title: z.string().min(1),
  /** Left out where there is no more to say of it than its title. */
  evidence: CitedEvidence.optional(),
  /** True while every clause version that rests on it was withdrawn or refused. */
  isWithdrawn: z.boolean(),
})
export type HouseEvidence = z.infer<typeof HouseEvidence>

/** What a house knows of its evidence: what its clause versions say, and the files it keeps. */
export interface KnownEvidence {
  readonly versions: readonly { readonly evidence: readonly Evidence[]; readonly isWithdrawn: boolean }[]
  readonly files: readonly { readonly digest: string; readonly name: string }[]
}

/** Each piece of evidence once, as the first version that rests on it describes it, by its title. A file that no version names has its name for a title. */
export function houseEvidence({ versions, files }: KnownEvidence): HouseEvidence[] {
  const found = new Map<string, HouseEvidence>()
  const add = (described: Evidence, isWithdrawn: boolean): void => {
    const { source: title, evidence } = citationOf(described)
    const key = sourceKey({ source: title, evidence })
    const before = found.get(key)
    if (before === undefined) found.set(key, { title, ...(evidence && { evidence }), isWithdrawn })
    else if (before.isWithdrawn && !isWithdrawn) found.set(key, { ...before, isWithdrawn })
  }
  for (const { evidence, isWithdrawn } of versions) for (const each of evidence) add(each, isWithdrawn)
  for (const { digest, name } of files)
    if (!found.has(sourceKey({ source: name, evidence: { digest } }))) add({ title: name, digest }, false)
  return [...found.values()].sort((left, right) => (left.title < right.title ? -1 : left.title > right.title ? 1 : 0))
}

/** How a letter cites a piece of evidence. What has no form in a citation, such as an address that no link may lead to, is left out. */
export function citationOf({ title, issuer, date, reference, link, digest }: Evidence): Pick<Citation, 'source' | 'evidence'> {
  const said = {
    ...(digest !== undefined && { digest }),
    ...lineOf('issuer', issuer),
    ...(date !== undefined && { date }),
    ...lineOf('reference', reference),
    ...(LinkAddress.safeParse(link).success && { link }),
  }
  const evidence = CitedEvidence.safeParse(said)
  return { source: oneLine(title) || 'Untitled', ...(evidence.success && { evidence: evidence.data }) }
}

function lineOf(name: 'issuer' | 'reference', text: string | undefined): Partial<Record<typeof name, string>> {
  const line = oneLine(text ?? '')
  return line === '' ? {} : { [name]: line }
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, 500)
    .toWellFormed()
    .trim()
}

/** What a person typed as the place in a source; undefined where it is none, such as nothing at all. */
export function placeFrom(typed: string): string | undefined {
  const place = CitedPlace.safeParse(oneLine(typed))
  return place.success ? place.data : undefined
}

/** The evidence whose title, issuer, date, reference or digest have each word of a query, in any case and without accents. */
export function searchEvidence(all: readonly HouseEvidence[], query: string): HouseEvidence[] {
  const wanted = fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '')
  return all.filter(({ title, evidence }) => {
    const text = fold([title, ...Object.values(evidence ?? {})].join(' '))
    return wanted.every((word) => text.includes(word))
  })
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
