import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useDeferredValue, useRef, useState, type JSX } from 'react'
import { Button, Input, SearchField } from 'react-aria-components'
import type { HouseWord, RequestOutput } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { CloseIcon, SearchIcon } from '../look/icons.tsx'
import { houseSpeller } from '../spelling/house-speller.ts'
import { changedAtText } from '../start-screen/changed-at.ts'
import { answerOf, type RequestFailed } from '../window/answers.ts'
import { useActing } from '../people/acting.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'

/** The part of an address of the house that leads to its words; ids of versions never read so. */
export const wordsPart = 'words'

/** More rows than anybody reads through; the filter finds the rest. */
const mostShown = 500

/** The words that the house spells so whatever the dictionaries say, with who added each, and a way to take it out. */
export function HouseWords(): JSX.Element {
  const answer = useWords()
  const [search, setSearch] = useState('')
  const [now] = useState(() => new Date())
  const wanted = useDeferredValue(search.trim().toLowerCase())
  const field = useRef<HTMLInputElement>(null)
  const { remove } = useRemoval(answer, () => field.current?.focus())
  const words = answer.data?.words
  const found = words?.filter(({ word, by }) => word.toLowerCase().includes(wanted) || by.toLowerCase().includes(wanted))
  return (
    <section className="house-words" aria-labelledby="house-words">
      <h1 id="house-words">Words of the house</h1>
      <p className="house-words-about">
        No letter, clause or template shows them as misspelt, in any language. A word is added where it stands: F7 goes to it and opens its
        menu.
      </p>
      {answer.error !== null && (
        <p role="alert" className="dialog-failure">
          {answer.error.failure.message} {answer.error.failure.remedy}
        </p>
      )}
      {words?.length === 0 && <p className="panel-empty">No words yet. The dictionaries alone judge what is misspelt.</p>}
      {words !== undefined && found !== undefined && words.length > 0 && (
        <>
          <SearchField className="search-field" aria-label="Filter words" value={search} onChange={setSearch}>
            <SearchIcon />
            <Input ref={field} placeholder="Part of a word, or who added it" />
            {search !== '' && (
              <Button className="search-clear">
                <CloseIcon />
              </Button>
            )}
          </SearchField>
          <p role="status" className="house-words-count">
            {countText(found.length, words.length)}
          </p>
          <ul aria-label="Words of the house">
            {found.slice(0, mostShown).map((each) => (
              <WordRow key={each.word} word={each} now={now} remove={() => remove(each.word)} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function WordRow({ word: { word, by, at }, now, remove }: { readonly word: HouseWord; readonly now: Date; remove(): void }): JSX.Element {
  return (
    <li>
      <b>{word}</b>
      <span>
        {by}, <time dateTime={at}>{changedAtText(at, now)}</time>
      </span>
      <Button className="link-button" aria-label={`Remove ${word}`} onPress={remove}>
        Remove
      </Button>
    </li>
  )
}

function countText(found: number, all: number): string {
  if (found === 0) return 'No word has this in it.'
  const shown = found > mostShown ? `, the first ${String(mostShown)} shown` : ''
  return found === all ? `${String(all)} ${all === 1 ? 'word' : 'words'}${shown}` : `${String(found)} of ${String(all)} words${shown}`
}

/** Words are added in editors and by others, so that the list is asked for whenever it is shown. */
function useWords(): UseQueryResult<RequestOutput<'spelling.words'>, RequestFailed> {
  return useQuery<RequestOutput<'spelling.words'>, RequestFailed>({
    queryKey: ['spelling.words', {}],
    queryFn: () => answerOf('spelling.words', {}),
    staleTime: 0,
  })
}

/** Takes a word out and offers to put it back; the focus, whose row goes, is left where `focus` puts it. */
function useRemoval({ refetch }: Pick<ReturnType<typeof useWords>, 'refetch'>, focus: () => void): { remove(word: string): void } {
  const notify = useNotify()
  const { needsWriter } = useActing()
  const change = async (name: 'spelling.addWord' | 'spelling.removeWord', word: string): Promise<boolean> => {
    const changed = await ask(name, { word })
    if (!changed.ok) notify(noticeOf(changed.error))
    houseSpeller.forget()
    await refetch()
    return changed.ok
  }
  const remove = async (word: string): Promise<void> => {
    if (!(await change('spelling.removeWord', word))) return
    focus()
    notify({
      text: `“${word}” is no word of the house any more.`,
      action: { label: 'Undo', run: () => needsWriter(() => void change('spelling.addWord', word)) },
    })
  }
  return { remove: (word) => needsWriter(() => void remove(word)) }
}
