import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import type { ClauseEntry, ClauseListRow, ClauseVersionEntry, RequestOutput } from '../../core/requests/index.ts'
import { SearchChoice, type SearchOption } from '../look/search-choice.tsx'
import { answerOf, type RequestFailed } from '../window/answers.ts'
import { ownVersion, type Replacement } from './obvious-replacement.ts'

const mostFound = 50

interface ReplacementChoiceProps {
  readonly clause: ClauseEntry
  readonly entry: ClauseVersionEntry
  readonly value: Replacement | undefined
  change(value: Replacement | undefined): void
}

/** What is to be used instead: another version of the clause, or any clause that has an approved one, found by its words. */
export function ReplacementChoice({ clause, entry, value, change }: ReplacementChoiceProps): JSX.Element {
  const [typed, setTyped] = useState('')
  // What stands there once something is chosen is its title, and nothing to look for.
  const search = value?.title === typed ? '' : typed.trim().slice(0, 200)
  const input = { search, offset: 0, limit: mostFound }
  const found = useQuery<RequestOutput<'clauses.list'>, RequestFailed>({
    queryKey: ['clauses.list', input],
    queryFn: () => answerOf('clauses.list', input),
    placeholderData: keepPreviousData,
  })
  const rows = found.data?.rows ?? []
  // Until the answer comes, what was found for other words is no answer: ↓ and Enter would take the first of it.
  const fitting = found.isPlaceholderData ? rows.filter((row) => says(row, search)) : rows
  const choices = [...ownVersions(clause, entry, search), ...otherClauses(fitting, clause, entry)]
  const all = value === undefined || choices.some((each) => keyOf(each) === keyOf(value)) ? choices : [value, ...choices]
  return (
    <SearchChoice
      label="Use instead"
      options={all.map((each): SearchOption => ({ id: keyOf(each), title: each.title, detail: each.detail }))}
      value={value === undefined ? null : keyOf(value)}
      isFound
      typed={setTyped}
      placeholder="nothing"
      help="Another version, or any approved clause: type a word of it."
      change={(key) => change(all.find((each) => keyOf(each) === key))}
    />
  )
}

function says({ title, code }: ClauseListRow, search: string): boolean {
  const words = `${title.text} ${code}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => words.includes(word))
}

function keyOf({ clauseId, number }: Replacement): string {
  return `${clauseId} ${String(number)}`
}

function ownVersions({ id: clauseId, versions }: ClauseEntry, entry: ClauseVersionEntry, search: string): Replacement[] {
  return versions
    .filter(({ id, state }) => id !== entry.id && (state === 'approved' || state === 'superseded'))
    .filter(({ number, version: { title, code } }) => `v${String(number)} ${title} ${code}`.toLowerCase().includes(search.toLowerCase()))
    .map((version) => ownVersion(clauseId, version))
}

/** Clauses in the same language first: they fit the letters that carry the withdrawn one. */
function otherClauses(rows: readonly ClauseListRow[], clause: ClauseEntry, { version }: ClauseVersionEntry): Replacement[] {
  const isForeign = ({ language }: ClauseListRow): number => (language === version.language ? 0 : 1)
  return rows
    .filter(({ id, approved }) => id !== clause.id && approved !== undefined)
    .toSorted((left, right) => isForeign(left) - isForeign(right))
    .map(({ id, code, title, language, jurisdictions, approved = 0 }) => ({
      clauseId: id,
      number: approved,
      title: `${title.text} · ${code} v${String(approved)}`,
      detail: [language, ...jurisdictions].join(' '),
    }))
}
