import { useState, type JSX } from 'react'
import type { ClauseVersion, Evidence } from '../../core/clause/index.ts'
import { EvidenceEntries } from './evidence-entries.tsx'
import { EvidenceForm } from './evidence-form.tsx'
import { ShownEvidence } from './shown-evidence.tsx'

interface EvidencePanelProps {
  readonly version: ClauseVersion
  /** Takes the version with its evidence or seal changed, and the reason where one was asked for; left out where nothing may be changed. */
  readonly change?: ((version: ClauseVersion, reason?: string) => void) | undefined
}

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
      <EvidenceEntries
        version={version}
        shown={at}
        show={setShown}
        {...(change === undefined
          ? {}
          : { attach: () => setForm({ at: evidence.length }), edit: (index: number) => setForm({ at: index }), remove })}
      />
      {digest === undefined ? (
        <NoFile hasEntry={evidence.length > 0} />
      ) : (
        <ShownEvidence key={`${digest}/${String(at)}`} version={version} entry={at} digest={digest} change={change} />
      )}
      <EvidenceForm
        entry={form === undefined ? undefined : evidence[form.at]}
        isOpen={form !== undefined}
        close={() => setForm(undefined)}
        save={(entry) => form !== undefined && put(form.at, entry)}
      />
    </div>
  )
}

function NoFile({ hasEntry }: { readonly hasEntry: boolean }): JSX.Element {
  return (
    <p className="evidence-wait">
      {hasEntry
        ? 'The file of this evidence is not kept here. Edit the entry to choose it.'
        : 'This clause names no evidence yet. Attach the document that its words rest on.'}
    </p>
  )
}
