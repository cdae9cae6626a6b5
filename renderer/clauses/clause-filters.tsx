import type { JSX } from 'react'
import type { ClauseFacets } from '../../core/requests/index.ts'
import { FilterChip } from '../look/filter-chip.tsx'
import { kindTitles, listedStateNames } from './state-names.ts'
import type { ClauseWish } from './use-clause-list.ts'

type FilterName = 'kind' | 'state' | 'language' | 'jurisdiction' | 'tag' | 'owner'

const filters: readonly { readonly name: FilterName; readonly title: string; readonly facet: Exclude<keyof ClauseFacets, 'total'> }[] = [
  { name: 'kind', title: 'Kind', facet: 'kinds' },
  { name: 'state', title: 'State', facet: 'states' },
  { name: 'language', title: 'Language', facet: 'languages' },
  { name: 'jurisdiction', title: 'Jurisdiction', facet: 'jurisdictions' },
  { name: 'tag', title: 'Tag', facet: 'tags' },
  { name: 'owner', title: 'Owner', facet: 'owners' },
]

const titles: Readonly<Record<string, string>> = { ...kindTitles, ...listedStateNames }

interface ClauseFiltersProps {
  readonly wish: ClauseWish
  readonly facets: ClauseFacets | undefined
  setWish(wish: ClauseWish): void
}

/** What the list is narrowed by: one menu each, with how many clauses there are of it. */
export function ClauseFilters({ wish, facets, setWish }: ClauseFiltersProps): JSX.Element {
  return (
    <div className="clause-filters" role="group" aria-label="Narrow the list" hidden={facets?.total === 0}>
      {filters.map(({ name, title, facet }) => {
        const counted = facets?.[facet] ?? []
        return counted.length === 0 ? undefined : (
          <FilterChip
            key={name}
            title={title}
            chosen={wish[name]}
            counted={counted}
            titles={titles}
            choose={(value) => setWish(withWish(wish, name, value))}
          />
        )
      })}
    </div>
  )
}

function withWish(wish: ClauseWish, name: FilterName, value: string | undefined): ClauseWish {
  const { [name]: _, ...others } = wish
  // The names come from the store, which has parsed them; the answer parses them again.
  return value === undefined ? others : ({ ...others, [name]: value } as ClauseWish)
}
