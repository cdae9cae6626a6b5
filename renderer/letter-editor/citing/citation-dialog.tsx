import { useEffect, useState, useSyncExternalStore, type JSX } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import { Transforms } from 'slate'
import { useSlateStatic } from 'slate-react'
import { sourceKey, type Citation } from '../../../core/document/index.ts'
import { entryText, placeFrom, searchEvidence, sourceEntry, type HouseEvidence } from '../../../core/letter/index.ts'
import type { Failure } from '../../../core/requests/index.ts'
import { FormDialog } from '../../look/form-dialog.tsx'
import { SearchChoice, type SearchOption } from '../../look/search-choice.tsx'
import { changeCitation, citationAt, insertCitation } from '../commands/citations.ts'
import { returnToLetter } from '../view/return-to-letter.ts'
import { useSurroundings } from '../view/surroundings.ts'
import type { CitationWish } from './citing.ts'
import { EvidenceDialog } from './evidence-dialog.tsx'
import type { EvidenceSearch } from './evidence-search.ts'

/** Asks which source is cited, and where in it. Open while the editor has a wish for it. */
export function CitationDialog(): JSX.Element | null {
  const { citing } = useSlateStatic()
  const wish = useSyncExternalStore(citing.subscribe, citing.wish)
  return wish === undefined ? null : <CitationForm wish={wish} />
}

type Source = Pick<Citation, 'source' | 'evidence'>

interface Found {
  readonly sources: readonly HouseEvidence[]
  readonly more: number
  readonly failure: Failure | undefined
}

function useFound({ find }: EvidenceSearch, words: string): Found {
  const [found, setFound] = useState<Found>({ sources: [], more: 0, failure: undefined })
  useEffect(() => {
    let isWanted = true
    const look = async (): Promise<void> => {
      const answer = await find(words)
      if (!isWanted) return
      setFound(
        answer.ok
          ? { sources: answer.value.found, more: answer.value.more, failure: undefined }
          : { sources: [], more: 0, failure: answer.error },
      )
    }
    void look()
    return () => {
      isWanted = false
    }
  }, [find, words])
  return found
}

function CitationForm({ wish }: { readonly wish: CitationWish }): JSX.Element {
  const editor = useSlateStatic()
  const { evidenceSearch, language } = useSurroundings()
  const before = wish.change === undefined ? undefined : citationAt(editor, wish.change)
  const [chosen, setChosen] = useState<Source | undefined>(before)
  const [typed, setTyped] = useState(before?.source ?? '')
  const [place, setPlace] = useState(before?.place ?? '')
  const [opened, setOpened] = useState<string>()
  // What stands there once something is chosen is its title, and nothing to look for.
  const words = chosen?.source === typed ? '' : typed.trim()
  const { sources, more, failure } = useFound(evidenceSearch, words)
  // What was found for fewer words stands there until the answer for all of them comes: of it only what has them all.
  const offered = offeredFor(searchEvidence(sources, words), words, chosen)
  const isPlace = place.trim() === '' || placeFrom(place) !== undefined
  const close = (): void => {
    editor.citing.done()
    returnToLetter(editor)
  }
  // Words that were typed and not chosen from the list are the author's own.
  const meant: Source | undefined = chosen ?? (typed.trim() === '' ? undefined : { source: typed.trim() })
  const choose = (key: string | null): void => {
    // The field takes words that stand there unchanged for its own when it is left.
    if (key === null && typed !== '' && typed === chosen?.source) return
    setChosen(offered.find(({ option }) => option.id === key)?.source)
  }
  const submit = (): Promise<void> => {
    const cited = meant && { source: meant.source, evidence: meant.evidence, place: placeFrom(place) }
    if (cited !== undefined && wish.change === undefined) insertCitation(editor, cited)
    else if (cited !== undefined && wish.change !== undefined) changeCitation(editor, wish.change, cited)
    close()
    return Promise.resolve()
  }
  return (
    <FormDialog
      title={wish.change === undefined ? 'Cite a source' : 'Change the citation'}
      intro="The mark numbers itself, and the letter lists what it cites."
      action={wish.change === undefined ? 'Cite' : 'Change'}
      isDisabled={meant === undefined || !isPlace}
      failure={failure}
      close={close}
      submit={submit}
    >
      <SearchChoice
        label="Source"
        autoFocus
        isFound
        isFree
        options={offered.map(({ option }) => option)}
        value={chosen === undefined ? null : sourceKey(chosen)}
        typed={setTyped}
        placeholder="A word of its title, issuer or reference"
        help={more === 0 ? 'Evidence of the house, or words of your own.' : `${String(more)} more: type another word of it.`}
        change={choose}
      />
      <TextField className="field" value={place} onChange={setPlace} isInvalid={!isPlace} validationBehavior="aria">
        <Label>Place in it</Label>
        <Input placeholder="p. 4, § 2" autoComplete="off" />
        <Text slot="description">May be left empty.</Text>
      </TextField>
      {meant !== undefined && (
        <p className="citation-entry">
          <span>In the list:</span> {entryText(sourceEntry({ title: meant.source, evidence: meant.evidence }, language))}
        </p>
      )}
      {evidenceSearch.view !== undefined && chosen?.evidence?.digest !== undefined && (
        <Button className="link-button" onPress={() => setOpened(chosen.evidence?.digest)}>
          Open evidence
        </Button>
      )}
      {opened !== undefined && <EvidenceDialog title={chosen?.source ?? ''} digest={opened} close={() => setOpened(undefined)} />}
      {wish.change !== undefined && (
        <Button
          className="link-button"
          onPress={() => {
            if (before !== undefined && wish.change !== undefined) Transforms.removeNodes(editor, { at: wish.change })
            close()
          }}
        >
          Take the citation out
        </Button>
      )}
    </FormDialog>
  )
}

interface Offered {
  readonly option: SearchOption
  readonly source: Source
}

/** What was found, what is chosen though it was not, and what was typed as words of the author's own. */
function offeredFor(found: readonly HouseEvidence[], words: string, chosen: Source | undefined): Offered[] {
  const offered = found.map(({ title, evidence, isWithdrawn }) => {
    const source = { source: title, ...(evidence && { evidence }) }
    const about = [evidence?.issuer, evidence?.date, evidence?.reference, isWithdrawn ? 'withdrawn' : undefined]
    return { source, option: { id: sourceKey(source), title, detail: about.filter((said) => said !== undefined).join(' · ') } }
  })
  const own = words === '' ? [] : [{ source: words, option: { id: sourceKey({ source: words }), title: words, detail: 'your own words' } }]
  const all = [...offered, ...own.map(({ source, option }) => ({ source: { source }, option }))]
  if (chosen === undefined || all.some(({ option }) => option.id === sourceKey(chosen))) return all
  return [{ source: chosen, option: { id: sourceKey(chosen), title: chosen.source, detail: 'cited here' } }, ...all]
}
