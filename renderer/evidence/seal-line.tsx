import type { JSX } from 'react'
import { hasOwnWords, sealFault, type ClauseVersion, type SealStanding } from '../../core/clause/index.ts'
import { QuoteIcon } from '../letter-editor/view/icons.tsx'
import { useAnswer } from '../window/answers.ts'
import { SealBreakView } from './seal-break-view.tsx'
import { shortDigest } from './short-digest.ts'

/** Where the seal of a version stands, as the host compares it now; nothing for a version that is not sealed. */
export function SealLine({ version }: { readonly version: ClauseVersion }): JSX.Element | null {
  const { seal, evidence } = version
  const standing = useAnswer('evidence.checkSeal', { version })
  if (seal === undefined) return null
  const digest = seal.transcript ?? evidence[seal.evidence]?.digest
  if (standing.error !== null)
    return (
      <p className="seal-line seal-line-bad" role="alert">
        {standing.error.failure.message}
      </p>
    )
  if (standing.data === undefined) return <p className="seal-line appears-late">Comparing the quotation with its evidence …</p>
  return <Standing standing={standing.data} version={version} digest={digest ?? ''} />
}

function Standing({
  standing,
  version,
  digest,
}: {
  readonly standing: SealStanding
  readonly version: ClauseVersion
  readonly digest: string
}): JSX.Element {
  const fault = sealFault(standing)
  if (standing.state === 'broken') return <SealBreakView standing={standing} title="Seal broken" />
  if (fault !== undefined)
    return (
      <p className="seal-line seal-line-bad" role="alert">
        <QuoteIcon /> Seal broken
        <span>
          {fault.message} {fault.remedy}
        </span>
      </p>
    )
  const what = version.seal?.passages === undefined ? 'words that its evidence has' : 'the marked passage'
  const isMixed = hasOwnWords(version.body)
  return (
    <p className="seal-line" role="status">
      <QuoteIcon /> Seal holds
      <span>
        {isMixed && 'The quotation of '}v{version.version} repeats {what} word for word (
        <span className="seal-digest">SHA-256 {shortDigest(digest)}</span>){isMixed && '; its other words are the house’s own'}
      </span>
    </p>
  )
}
