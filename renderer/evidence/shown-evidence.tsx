import { useMemo, useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { sealFault, type ClauseVersion, type Seal, type SealedPassage, type SealStanding } from '../../core/clause/index.ts'
import { placesOfQuotations, type EvidenceKind, type PassageToQuote } from '../../core/evidence/index.ts'
import type { EvidenceTranscript } from '../../core/requests/index.ts'
import { useAnswer } from '../window/answers.ts'
import { EvidenceView } from './evidence-view.tsx'
import { QuoteButton } from './quote-button.tsx'
import { SealBar } from './seal-bar.tsx'
import { SealLine } from './seal-line.tsx'
import { TranscriptPane } from './transcript-pane.tsx'
import { UnsealDialog } from './unseal-dialog.tsx'

interface ShownEvidenceProps {
  readonly version: ClauseVersion
  readonly change: ((version: ClauseVersion, reason?: string) => void) | undefined
  readonly quote: ((wish: PassageToQuote) => SealStanding) | undefined
  /** Which entry of the evidence, from 0, and the digest of its file. */
  readonly entry: number
  readonly digest: string
}

const none: readonly SealedPassage[] = []

/** The file of one entry, with its transcript where it holds no text, and the seal where the clause is sealed against it or could be. */
export function ShownEvidence({ version, entry, digest, change, quote }: ShownEvidenceProps): JSX.Element {
  const { seal } = version
  const isSealed = seal?.evidence === entry
  const [chosen, setChosen] = useState(none)
  const [selected, setSelected] = useState<SealedPassage>()
  const source = useSource(digest, isSealed ? seal.transcript : undefined)
  // A seal that names no passages is held against the whole text: its words are found there as they are when it is checked.
  const found = useMemo(
    () => (isSealed && seal.passages === undefined && source.text !== undefined ? placesOfQuotations(version.body, source.text) : none),
    [isSealed, seal, source.text, version.body],
  )
  const passages = isSealed ? (seal.passages ?? found ?? none) : chosen
  const onSelect = change !== undefined && (seal === undefined || isSealed) ? setSelected : undefined
  const endSelection = (): void => {
    // What was selected is marked now, and seen better without the colour of the selection.
    window.getSelection()?.removeAllRanges()
    setChosen(none)
    setSelected(undefined)
  }
  const quoteAll = (meant: readonly SealedPassage[]): SealStanding => {
    const { text = '', kind, transcript } = source
    const standing = quote?.({ entry, text, kind, transcript: transcript?.digest, passages: meant }) ?? { state: 'moved' }
    if (standing.state === 'holds') endSelection()
    return standing
  }
  const keep = (made: Seal): void => {
    change?.({ ...version, seal: made })
    endSelection()
  }
  return (
    <>
      <EvidenceView digest={digest} passages={source.isScan ? none : passages} onSelect={source.isScan ? undefined : onSelect} />
      {source.isScan && <TranscriptPane evidence={digest} transcript={source.transcript} passages={passages} onSelect={onSelect} />}
      {isSealed && <SealLine version={version} />}
      {isSealed && change !== undefined && (
        <Sealed selected={selected} quote={quoteAll} unseal={(reason) => change(withoutSeal(version), reason)} />
      )}
      {change !== undefined && seal === undefined && source.text !== undefined && (
        <SealBar
          version={version}
          entry={entry}
          text={source.text}
          transcript={source.transcript?.digest}
          chosen={chosen}
          selected={selected}
          choose={(next) => (setChosen(next), setSelected(undefined))}
          seal={keep}
          quote={quoteAll}
        />
      )}
    </>
  )
}

interface Source {
  /** True for a file without text, which is sealed against through a transcript. */
  readonly isScan: boolean
  readonly transcript: EvidenceTranscript | undefined
  readonly kind: EvidenceKind
  /** What can be sealed against: the text of the file, or of an attested transcript. */
  readonly text: string | undefined
}

/** What a quotation is compared with: the text of a file, or, of a scan, the transcript that is named or else the best there is. */
function useSource(digest: string, named: string | undefined): Source {
  const read = useAnswer('evidence.text', { digest })
  const kept = useAnswer('evidence.transcripts', { evidence: digest })
  if (read.data === undefined) return { isScan: false, transcript: undefined, kind: 'text', text: undefined }
  const { kind } = read.data
  if (read.data.text.trim() !== '') return { isScan: false, transcript: undefined, kind, text: read.data.text }
  const transcripts = kept.data?.transcripts ?? []
  const attested = transcripts.findLast(({ attestations }) => attestations.length > 0)
  const transcript = transcripts.find((each) => each.digest === named) ?? transcripts.at(-1)
  return {
    isScan: true,
    transcript,
    kind,
    text: transcript !== undefined && transcript.digest === attested?.digest ? transcript.text : undefined,
  }
}

interface SealedProps {
  readonly selected: SealedPassage | undefined
  quote(passages: readonly SealedPassage[]): SealStanding
  unseal(reason: string): void
}

/** What can be done with a sealed quotation: another passage joins it, or it is unsealed. */
function Sealed({ selected, quote, unseal }: SealedProps): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const [refusal, setRefusal] = useState<SealStanding>()
  const fault = refusal === undefined ? undefined : sealFault(refusal)
  return (
    <>
      {fault !== undefined && (
        <p className="seal-line seal-line-bad" role="alert">
          <span>{fault.message}</span>
        </p>
      )}
      <div className="seal-bar-buttons">
        <span className="seal-bar-words">A sealed quotation cannot be edited.</span>
        {selected !== undefined && <QuoteButton isMain={false} passages={[selected]} quote={() => setRefusal(quote([selected]))} />}
        <Button className="button" onPress={() => setOpen(true)}>
          Unseal …
        </Button>
        <UnsealDialog isOpen={isOpen} close={() => setOpen(false)} unseal={unseal} />
      </div>
    </>
  )
}

function withoutSeal({ seal: _seal, ...version }: ClauseVersion): ClauseVersion {
  return version
}
