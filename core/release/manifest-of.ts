import { plainText, type Clause } from '../document/index.ts'
import { digestOfLetter, type Letter, type ResolvedLetter } from '../letter/index.ts'
import type { Manifest } from './manifest.ts'

/** The manifest of a letter: which clause versions it carries, with the words they have in it. */
export function manifestOf(letter: Letter, resolved: ResolvedLetter, about: Pick<Manifest, 'state' | 'layout'>): Manifest {
  const clauses = resolved.body.flatMap(({ block }) => (block.type === 'clause' ? [block] : []))
  return {
    schema: 1,
    state: about.state,
    title: resolved.subject,
    date: resolved.date,
    language: letter.language,
    template: letter.template,
    letter: digestOfLetter(letter),
    layout: about.layout,
    clauses: clauses.map((clause, index) => entryOf(clause, clauseKey(index))),
  }
}

/** The key of the n-th clause of a letter, from 0: the tag of its content control in a Word file. */
export function clauseKey(index: number): string {
  return `clause-${String(index + 1)}`
}

function entryOf(clause: Clause, key: string): Manifest['clauses'][number] {
  const { code, version, language, jurisdictions, lock, digest } = clause
  return { key, code, version, language, jurisdictions, lock, digest, text: plainText(clause.children) }
}
