import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import {
  canBeSealed,
  sealedWords,
  sealFault,
  sealStanding,
  type ClauseVersion,
  type Seal,
  type SealedPassage,
  type SealStanding,
} from '../../core/clause/index.ts'
import { findWords, passageAt } from '../../core/evidence/index.ts'
import { QuoteButton } from './quote-button.tsx'
import { SealBreakView } from './seal-break-view.tsx'

interface SealBarProps {
  readonly version: ClauseVersion
  /** Which entry of the evidence is shown, from 0, and what is sealed against: its text, or that of a transcript. */
  readonly entry: number
  readonly text: string
  readonly transcript: string | undefined
  readonly chosen: readonly SealedPassage[]
  readonly selected: SealedPassage | undefined
  choose(passages: readonly SealedPassage[]): void
  seal(seal: Seal): void
  /** Quotes the passages in the clause and seals them; answers where that seal stands. */
  quote(passages: readonly SealedPassage[]): SealStanding
}

/** Leads from a selected passage to a sealed quotation, and says why not where it cannot be. */
export function SealBar({ version, entry, text, transcript, chosen, selected, choose, seal, quote }: SealBarProps): JSX.Element {
  const [refusal, setRefusal] = useState<SealStanding>()
  const meant = selected === undefined ? chosen : [...chosen, selected]
  const hasQuotation = sealedWords(version.body).trim() !== ''
  const isSealable = hasQuotation && canBeSealed(version.body)
  const trySeal = (passages: readonly SealedPassage[]): void => {
    const made: Seal = { evidence: entry, passages: [...passages], ...(transcript === undefined ? {} : { transcript }) }
    const standing = sealStanding({ seal: made, body: version.body }, text)
    if (standing.state === 'holds') seal(made)
    setRefusal(standing.state === 'holds' ? undefined : standing)
  }
  const find = (): void => {
    const stretch = findWords(sealedWords(version.body), text)
    const passage = stretch === undefined ? undefined : passageAt(text, stretch)
    if (passage !== undefined) choose([passage])
    setRefusal(passage === undefined ? sealStanding({ seal: { evidence: entry }, body: version.body }, text) : undefined)
  }
  return (
    <div className="seal-bar">
      {refusal?.state === 'broken' && <SealBreakView standing={refusal} title="Not sealed: the words part" />}
      {refusal !== undefined && refusal.state !== 'broken' && (
        <p className="seal-line seal-line-bad" role="alert">
          <span>{sealFault(refusal)?.message}</span>
        </p>
      )}
      <div className="seal-bar-buttons">
        <span className="seal-bar-words">{hasQuotation && !isSealable ? unsealable : hintFor(meant, isSealable)}</span>
        {isSealable && (
          <Button className="button" onPress={find}>
            Find the quotation
          </Button>
        )}
        {selected !== undefined && (
          <Button className="button" onPress={() => choose(meant)}>
            Add, and select on
          </Button>
        )}
        {chosen.length > 0 && (
          <Button className="button" onPress={() => choose([])}>
            Clear
          </Button>
        )}
        <QuoteButton
          isMain={!isSealable}
          passages={meant}
          quote={() => {
            const standing = quote(meant)
            setRefusal(standing.state === 'holds' ? undefined : standing)
          }}
        />
        {isSealable && (
          <Button className="button button-main" isDisabled={meant.length === 0} onPress={() => trySeal(meant)}>
            Seal the quotation
          </Button>
        )}
      </div>
    </div>
  )
}

const unsealable = 'The quotation holds a field, a footnote or a condition. Take it out to seal the clause.'

/** What to do, or how much is selected. */
function hintFor(meant: readonly SealedPassage[], isQuoted: boolean): string {
  if (meant.length === 0)
    return isQuoted ? 'Select the quoted passage in the evidence.' : 'Select a passage in the evidence to quote it in the clause.'
  const words = meant
    .map(({ exact }) => exact)
    .join(' ')
    .split(/\s+/u).length
  return `${String(words)} ${words === 1 ? 'word' : 'words'}${meant.length > 1 ? ` in ${String(meant.length)} places` : ''}`
}
