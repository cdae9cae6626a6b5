import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { ClauseVersion, Seal, SealedPassage } from '../../core/clause/index.ts'
import type { EvidenceTranscript } from '../../core/requests/index.ts'
import { useAnswer } from '../window/answers.ts'
import { EvidenceView } from './evidence-view.tsx'
import { SealBar } from './seal-bar.tsx'
import { SealLine } from './seal-line.tsx'
import { TranscriptPane } from './transcript-pane.tsx'
import { UnsealDialog } from './unseal-dialog.tsx'

interface ShownEvidenceProps {
  readonly version: ClauseVersion
  readonly change: ((version: ClauseVersion, reason?: string) => void) | undefined
  /** Which entry of the evidence, from 0, and the digest of its file. */
  readonly entry: number
  readonly digest: string
}

const none: readonly SealedPassage[] = []

/** The file of one entry, with its transcript where it holds no text, and the seal where the clause is sealed against it or could be. */
export function ShownEvidence({ version, entry, digest, change }: ShownEvidenceProps): JSX.Element {
  const { seal } = version
  const isSealed = seal?.evidence === entry
  const [chosen, setChosen] = useState(none)
  const [selected, setSelected] = useState<SealedPassage>()
  const source = useSource(digest, isSealed ? seal.transcript : undefined)
  const passages = isSealed ? (seal.passages ?? none) : chosen
  const onSelect = change !== undefined && seal === undefined ? setSelected : undefined
  const keep = (made: Seal): void => {
    change?.({ ...version, seal: made })
    // What was selected is marked now, and seen better without the colour of the selection.
    window.getSelection()?.removeAllRanges()
    setChosen(none)
    setSelected(undefined)
  }
  return (
    <>
      <EvidenceView digest={digest} passages={source.isScan ? none : passages} onSelect={source.isScan ? undefined : onSelect} />
      {source.isScan && <TranscriptPane evidence={digest} transcript={source.transcript} passages={passages} onSelect={onSelect} />}
      {isSealed && <SealLine version={version} />}
      {isSealed && change !== undefined && <Unsealing unseal={(reason) => change(withoutSeal(version), reason)} />}
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
        />
      )}
    </>
  )
}

interface Source {
  /** True for a file without text, which is sealed against through a transcript. */
  readonly isScan: boolean
  readonly transcript: EvidenceTranscript | undefined
  /** What can be sealed against: the text of the file, or of an attested transcript. */
  readonly text: string | undefined
}

/** What a quotation is compared with: the text of a file, or, of a scan, the transcript that is named or else the best there is. */
function useSource(digest: string, named: string | undefined): Source {
  const read = useAnswer('evidence.text', { digest })
  const kept = useAnswer('evidence.transcripts', { evidence: digest })
  if (read.data === undefined) return { isScan: false, transcript: undefined, text: undefined }
  if (read.data.text.trim() !== '') return { isScan: false, transcript: undefined, text: read.data.text }
  const transcripts = kept.data?.transcripts ?? []
  const attested = transcripts.findLast(({ attestations }) => attestations.length > 0)
  const transcript = transcripts.find((each) => each.digest === named) ?? transcripts.at(-1)
  return {
    isScan: true,
    transcript,
    text: transcript !== undefined && transcript.digest === attested?.digest ? transcript.text : undefined,
  }
}

function Unsealing({ unseal }: { unseal(reason: string): void }): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="seal-bar-buttons">
      <span className="seal-bar-words">A sealed quotation cannot be edited.</span>
      <Button className="button" onPress={() => setOpen(true)}>
        Unseal …
      </Button>
      <UnsealDialog isOpen={isOpen} close={() => setOpen(false)} unseal={unseal} />
    </div>
  )
}

function withoutSeal({ seal: _seal, ...version }: ClauseVersion): ClauseVersion {
  return version
}
