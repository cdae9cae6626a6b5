import { useDeferredValue, useRef, useState, type JSX, type RefObject } from 'react'
import { Button, Input, SearchField } from 'react-aria-components'
import type { ClauseFacets } from '../../core/requests/index.ts'
import { CloseIcon, SearchIcon } from '../look/icons.tsx'
import { useAnswer } from '../window/answers.ts'
import { ClauseFilters } from './clause-filters.tsx'
import { ClauseList } from './clause-list.tsx'
import { SendDrafts } from './send-drafts.tsx'
import type { ClauseWish } from './use-clause-list.ts'

interface ClauseBrowserProps {
  readonly openId: string | undefined
  readonly searchField: RefObject<HTMLInputElement | null>
  create(): void
}

/** The clauses of the house: searched by word, narrowed, counted. */
export function ClauseBrowser({ openId, searchField, create }: ClauseBrowserProps): JSX.Element {
  const [wish, setWish] = useState<ClauseWish>({})
  const [total, setTotal] = useState<number>()
  const facets = useAnswer('clauses.facets', {})
  const list = useRef<HTMLDivElement>(null)
  const shown = useDeferredValue(wish)
  const isNarrowed = Object.values(wish).some((value) => value !== undefined && value !== '')
  return (
    <section className="clause-browser" aria-label="All clauses">
      <SearchField
        className="search-field"
        aria-label="Search clauses"
        value={wish.search ?? ''}
        onChange={(search) => setWish({ ...wish, search })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'Enter') list.current?.focus()
          else event.continuePropagation()
        }}
      >
        <SearchIcon />
        <Input ref={searchField} placeholder="Search clauses" />
        {(wish.search ?? '') === '' ? (
          <kbd>/</kbd>
        ) : (
          <Button className="search-clear">
            <CloseIcon />
          </Button>
        )}
      </SearchField>
      <ClauseFilters wish={wish} facets={facets.data} setWish={setWish} />
      <div className="clause-count">
        <span role="status">{total === undefined ? '' : countText(total, facets.data, isNarrowed)}</span>
        <SendDrafts wish={shown} />
      </div>
      <ClauseList key={JSON.stringify({ ...shown, search: '' })} wish={shown} openId={openId} list={list} whenCounted={setTotal} />
      {total === 0 && <NothingHere wish={wish} clear={() => setWish({})} create={create} />}
    </section>
  )
}

function countText(total: number, facets: ClauseFacets | undefined, isNarrowed: boolean): string {
  const count = total === 1 ? '1 clause' : `${total.toLocaleString('en-GB')} clauses`
  return isNarrowed && facets !== undefined ? `${count} of ${facets.total.toLocaleString('en-GB')}` : count
}

function NothingHere({ wish, clear, create }: { readonly wish: ClauseWish; clear(): void; create(): void }): JSX.Element {
  const { search = '', ...chosen } = wish
  const isChosen = Object.values(chosen).some((value) => value !== undefined)
  if (search !== '' || isChosen)
    return (
      <div className="panel-empty">
        <p>{nothingText(search !== '', isChosen)}</p>
        <Button className="button" onPress={clear}>
          Show all clauses
        </Button>
      </div>
    )
  return (
    <div className="panel-empty">
      <p>
        <b>No clauses yet.</b>
      </p>
      <p>
        Write the first one, or import a library of them from a folder (the menu ⋯ above). Letters are made from those that were approved.
      </p>
      <Button className="button button-main" onPress={create}>
        New clause …
      </Button>
    </div>
  )
}

function nothingText(isSearched: boolean, isChosen: boolean): string {
  if (isSearched && isChosen) return 'No clause of what you chose has all of these words.'
  return isSearched ? 'No clause has all of these words.' : 'No clause is of all that you chose.'
}
