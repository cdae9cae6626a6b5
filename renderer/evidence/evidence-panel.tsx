import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { ClauseVersion, Evidence, Seal, SealedPassage } from '../../core/clause/index.ts'
import { useAnswer } from '../window/answers.ts'
import { EvidenceEntries } from './evidence-entries.tsx'
import { EvidenceForm } from './evidence-form.tsx'
import { EvidenceView } from './evidence-view.tsx'
import { SealBar } from './seal-bar.tsx'
import { SealLine } from './seal-line.tsx'
import { UnsealDialog } from './unseal-dialog.tsx'

interface EvidencePanelProps {
  readonly version: ClauseVersion
  /** Takes the version with its evidence or seal changed, and the reason where one was asked for; left out where nothing may be changed. */
  readonly change?: ((version: ClauseVersion, reason?: string) => void) | undefined
}

const none: readonly SealedPassage[] = []

/** What a clause version rests on: its evidence with the passage marked, and the seal that binds its quotation to it. */
export function EvidencePanel({ version, change }: EvidencePanelProps): JSX.Element {
  const { evidence, seal } = version
  const [shown, setShown] = useState(seal?.evidence ?? 0)
  const [form, setForm] = useState<{ readonly at: number } | undefined>()
  const at = Math.min(shown, Math.max(0, evidence.length - 1))
  const put = (index: number, entry: Evidence): void => {
    change?.({ ...version, evidence: evidence.toSpliced(index, 1, entry) })
    setShown(index)
  }
  const remove = (index: number): void => {
    const moved = seal === undefined || seal.evidence < index ? seal : { ...seal, evidence: seal.evidence - 1 }
    change?.({ ...version, evidence: evidence.toSpliced(index, 1), ...(moved === undefined ? {} : { seal: moved }) })
  }
  const digest = evidence[at]?.digest
  return (
    <div className="evidence-panel">
      <EvidenceEntries version={version} shown={at} show={setShown} {...(change === undefined ? {} : { attach: () => setForm({ at: evidence.length }), edit: (index: number) => setForm({ at: index }), remove })} />
      {digest === undefined ? <NoFile hasEntry={evidence.length > 0} /> : <Shown key={`${digest}/${String(at)}`} version={version} entry={at} digest={digest} change={change} />}
      <EvidenceForm entry={form === undefined ? undefined : evidence[form.at]} isOpen={form !== undefined} close={() => setForm(undefined)} save={(entry) => form !== undefined && put(form.at, entry)} />
    </div>
  )
}

function NoFile({ hasEntry }: { readonly hasEntry: boolean }): JSX.Element {
  return <p className="evidence-wait">{hasEntry ? 'The file of this evidence is not kept here. Edit the entry to choose it.' : 'This clause names no evidence yet. Attach the document that its words rest on.'}</p>
}

interface ShownProps extends EvidencePanelProps {
  readonly entry: number
  readonly digest: string
}

/** The file of one entry, and the seal where the clause is sealed against it or could be. */
function Shown({ version, entry, digest, change }: ShownProps): JSX.Element {
  const { seal } = version
  const isSealed = seal?.evidence === entry
  const [chosen, setChosen] = useState(none)
  const [selected, setSelected] = useState<SealedPassage>()
  const [isUnsealing, setUnsealing] = useState(false)
  const text = useAnswer('evidence.text', { digest })
  const mayUnseal = change !== undefined && isSealed
  const keep = (made: Seal): void => {
    change?.({ ...version, seal: made })
    setChosen(none)
    setSelected(undefined)
  }
  return (
    <>
      <EvidenceView digest={digest} passages={isSealed ? (seal.passages ?? none) : chosen} onSelect={change !== undefined && seal === undefined ? setSelected : undefined} />
      {isSealed && <SealLine version={version} />}
      {mayUnseal && (
        <div className="seal-bar-buttons">
          <span className="seal-bar-words">A sealed quotation cannot be edited.</span>
          <Button className="button" onPress={() => setUnsealing(true)}>
            Unseal …
          </Button>
        </div>
      )}
      {change !== undefined && seal === undefined && text.data !== undefined && text.data.text.trim() !== '' && (
        <SealBar version={version} entry={entry} text={text.data.text} transcript={undefined} chosen={chosen} selected={selected} choose={(passages) => (setChosen(passages), setSelected(undefined))} seal={keep} />
      )}
      <UnsealDialog isOpen={isUnsealing} close={() => setUnsealing(false)} unseal={(reason) => change?.(withoutSeal(version), reason)} />
    </>
  )
}

function withoutSeal({ seal: _seal, ...version }: ClauseVersion): ClauseVersion {
  return version
}
