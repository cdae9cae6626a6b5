import { useMemo, useRef, useState, type JSX } from 'react'
import type { SealedPassage } from '../../core/clause/index.ts'
import { pageOf, placeOfPassage, type EvidenceText, type Stretch } from '../../core/evidence/index.ts'
import { EvidenceBar, type View } from './evidence-bar.tsx'
import { EvidencePages, type Zoom } from './evidence-pages.tsx'
import { EvidenceWords } from './evidence-words.tsx'
import { useEvidence } from './use-evidence.ts'
import { useSelection } from './use-selection.ts'

export interface EvidenceViewProps {
  /** SHA-256 of the file. */
  readonly digest: string
  /** What to mark on the page and in the text. */
  readonly passages?: readonly SealedPassage[] | undefined
  /** Hears of each passage that the person selects, and of none when nothing is selected any more. */
  readonly onSelect?: ((passage: SealedPassage | undefined) => void) | undefined
}

const none: readonly SealedPassage[] = []

/** A file of evidence: its pages as pictures or its words, with passages marked. */
export function EvidenceDesk({ digest, passages = none, onSelect }: EvidenceViewProps): JSX.Element {
  const { description, text, file, failure } = useEvidence(digest)
  const [wish, setWish] = useState<View>('page')
  const [zoom, setZoom] = useState<Zoom>('width')
  const marks = useMemo(
    () => (text === undefined ? [] : passages.flatMap((passage) => placeOfPassage(text.text, passage) ?? [])),
    [text, passages],
  )
  const [page, setPage] = usePageOf(text, marks)
  const desk = useRef<HTMLDivElement>(null)
  useSelection(desk, text?.text, onSelect)
  const view = text !== undefined && text.pages.length === 0 ? 'text' : wish
  const name = `${description?.name ?? 'Evidence'}, page ${String(page + 1)} of ${String(description?.pages ?? 1)}`
  return (
    <section className="evidence" aria-label="Evidence" ref={desk}>
      <EvidenceBar description={description} view={view} page={page} zoom={zoom} setView={setWish} setPage={setPage} setZoom={setZoom} />
      {failure !== undefined && (
        <p className="evidence-fault" role="alert">
          {failure.message} {failure.remedy}
        </p>
      )}
      {text === undefined && failure === undefined && <p className="evidence-wait appears-late">Reading the evidence …</p>}
      {text !== undefined && view === 'page' && file !== undefined && (
        <EvidencePages file={file} text={text} marks={marks} page={page} zoom={zoom} name={name} />
      )}
      {text !== undefined && view === 'text' && <Words text={text} marks={marks} />}
    </section>
  )
}

function Words({ text, marks }: { readonly text: EvidenceText; readonly marks: readonly Stretch[] }): JSX.Element {
  if (text.text.trim() === '')
    return <p className="evidence-wait">This file holds no text. Write a transcript of it to seal a quotation against.</p>
  return <EvidenceWords text={text.text} marks={marks} name="Text of the evidence" />
}

/** The page that is shown: that of the first mark, until the person turns it. */
function usePageOf(text: EvidenceText | undefined, [first]: readonly Stretch[]): [number, (page: number) => void] {
  const [turned, setTurned] = useState<{ readonly from: Stretch | undefined; readonly page: number }>()
  const ofMark = text === undefined || first === undefined ? 0 : pageOf(text.pages, first)
  const page = turned !== undefined && turned.from === first ? turned.page : ofMark
  return [page, (next) => setTurned({ from: first, page: next })]
}
