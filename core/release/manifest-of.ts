import {
  digestOf,
  digestOfDocument,
  isAdapted,
  isRun,
  originsOf,
  originText,
  plainText,
  walk,
  type Clause,
  type ClauseOrigin,
} from '../document/index.ts'
import { digestOfLetter, sourcesOf, type Letter, type ResolvedLetter } from '../letter/index.ts'
import type { DraftManifest } from './manifest.ts'

/** The manifest of a letter: which clause versions it carries, with the words they have in it. */
export function manifestOf(letter: Letter, resolved: ResolvedLetter, about: Pick<DraftManifest, 'state' | 'layout'>): DraftManifest {
  const detached = detachedIn(resolved)
  const sources = citedIn(resolved)
  const enclosures = enclosuresIn(resolved)
  return {
    schema: 1,
    state: about.state,
    title: resolved.subject,
    date: resolved.date,
    language: letter.language,
    template: letter.template,
    letter: digestOfLetter(letter),
    layout: about.layout,
    clauses: clauseEntriesOf(resolved).map((entry, index) => ({ ...entry, ...wordsOf(index, letter, resolved) })),
    ...(detached.length > 0 && { detached }),
    ...(sources.length > 0 && { sources }),
    ...(enclosures.length > 0 && { enclosures }),
  }
}

/** The files enclosed in a letter, each by the digest of the bytes that go out. */
export function enclosuresIn({ enclosed = [] }: ResolvedLetter): NonNullable<DraftManifest['enclosures']> {
  return enclosed.map(({ bytes, ...file }) => ({ ...file, digest: digestOf(bytes), size: bytes.length }))
}

/** The evidence that a letter cites. */
export function citedIn(resolved: ResolvedLetter): NonNullable<DraftManifest['sources']> {
  return sourcesOf(resolved).all.flatMap(({ title, evidence }, index) =>
    evidence === undefined ? [] : [{ number: index + 1, title, ...evidence }],
  )
}

/** What a manifest says of the clauses of a letter. */
export function clauseEntriesOf(resolved: ResolvedLetter): DraftManifest['clauses'] {
  return clausesOf(resolved).map((clause, index) => entryOf(clause, clauseKey(index)))
}

/** The clauses of a letter in their order. */
export function clausesOf(resolved: ResolvedLetter): Clause[] {
  return resolved.body.flatMap(({ block }) => (block.type === 'clause' ? [block] : []))
}

/** The key of the n-th clause of a letter, from 0: the tag of its content control in a Word file. */
export function clauseKey(index: number): string {
  return `clause-${String(index + 1)}`
}

function entryOf(clause: Clause, key: string): DraftManifest['clauses'][number] {
  const { code, version, language, jurisdictions, lock, digest } = clause
  return { key, code, version, language, jurisdictions, lock, digest, text: plainText(clause.children) }
}

/** The digest of the words that the letter has in the n-th clause, where they are its own: as its document has them. */
function wordsOf(index: number, { document }: Letter, { body }: ResolvedLetter): Pick<DraftManifest['clauses'][number], 'words'> {
  const [top = -1] = body.filter(({ block }) => block.type === 'clause')[index]?.path ?? []
  const clause = document[top]
  return clause?.type === 'clause' && isAdapted(clause) ? { words: digestOfDocument(clause.children) } : {}
}

/** Words of clauses that became free text, those of one version together. */
function detachedIn(resolved: ResolvedLetter): NonNullable<DraftManifest['detached']> {
  const found: { origin: ClauseOrigin; text: string; path: readonly number[] }[] = []
  for (const { node, path } of walk(resolved.body.map(({ block }) => block))) {
    if (isRun(node)) continue
    for (const origin of originsOf(node)) {
      // A block inside of one with the same origin is in its words already.
      const isInside = found.some(
        (each) => originText(each.origin) === originText(origin) && each.path.every((step, at) => path[at] === step),
      )
      if (!isInside) found.push({ origin, text: plainText([node]), path: [...path] })
    }
  }
  return [...Map.groupBy(found, ({ origin }) => originText(origin)).values()].flatMap((pieces) => {
    const [first] = pieces
    return first === undefined ? [] : [{ ...first.origin, text: pieces.map(({ text }) => text).join('\n') }]
  })
}
