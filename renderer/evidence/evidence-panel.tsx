import { useState, type JSX } from 'react'
import type { ClauseVersion, Evidence, SealStanding } from '../../core/clause/index.ts'
import type { PassageToQuote } from '../../core/evidence/index.ts'
import { EvidenceEntries } from './evidence-entries.tsx'
import { EvidenceForm } from './evidence-form.tsx'
import { ShownEvidence } from './shown-evidence.tsx'
import { useEvidenceDrop } from './use-evidence-drop.ts'

interface EvidencePanelProps {
  readonly version: ClauseVersion
  /** Takes the version with its evidence or seal changed, and the reason where one was asked for; left out where nothing may be changed. */
  readonly change?: ((version: ClauseVersion, reason?: string) => void) | undefined
  /** Puts a passage of the evidence into the clause as a sealed quotation. */
  readonly quote?: ((wish: PassageToQuote) => SealStanding) | undefined
}

/** What a clause version rests on: its evidence with the passage marked, and the seal that binds its quotation to it. */
export function EvidencePanel({ version, change, quote }: EvidencePanelProps): JSX.Element {
  const { evidence, seal } = version
  const [shown, setShown] = useState(seal?.evidence ?? 0)
  const [form, setForm] = useState<{ readonly at: number; readonly isNew?: boolean } | undefined>()
  const at = Math.min(shown, Math.max(0, evidence.length - 1))
  const put = (index: number, entry: Evidence): void => {
    change?.({ ...version, evidence: evidence.toSpliced(index, 1, entry) })
    setShown(index)
  }
  const remove = (index: number): void => {
    const moved = seal === undefined || seal.evidence < index ? seal : { ...seal, evidence: seal.evidence - 1 }
    change?.({ ...version, evidence: evidence.toSpliced(index, 1), ...(moved === undefined ? {} : { seal: moved }) })
  }
  const drop = useEvidenceDrop(
    change &&
      ((entries) => {
        change({ ...version, evidence: [...evidence, ...entries] })
        setShown(evidence.length)
        setForm({ at: evidence.length, isNew: true })
      }),
  )
  const digest = evidence[at]?.digest
  return (
    <div className={drop.isOver ? 'evidence-panel is-drop-target' : 'evidence-panel'} {...drop.props}>
      <EvidenceEntries
        version={version}
        shown={at}
        show={setShown}
        {...(change === undefined
          ? {}
          : { attach: () => setForm({ at: evidence.length }), edit: (index: number) => setForm({ at: index }), remove })}
      />
      {digest === undefined ? (
        <NoFile hasEntry={evidence.length > 0} mayAttach={change !== undefined} />
      ) : (
        <ShownEvidence key={`${digest}/${String(at)}`} version={version} entry={at} digest={digest} change={change} quote={quote} />
      )}
      <EvidenceForm
        entry={form === undefined ? undefined : evidence[form.at]}
        isNew={form?.isNew === true}
        isSealed={form !== undefined && form.at === seal?.evidence}
        isOpen={form !== undefined}
        close={() => setForm(undefined)}
        save={(entry) => form !== undefined && put(form.at, entry)}
      />
    </div>
  )
}

function NoFile({ hasEntry, mayAttach }: { readonly hasEntry: boolean; readonly mayAttach: boolean }): JSX.Element {
  return (
    <p className="evidence-wait">
      {hasEntry
        ? `The file of this evidence is not kept here.${mayAttach ? ' Edit the entry to choose it.' : ''}`
        : `This clause names no evidence yet.${mayAttach ? ' Attach the document that its words rest on, or drop its file here.' : ''}`}
    </p>
  )
}
