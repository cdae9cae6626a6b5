import { useEffect, useRef, useState, type JSX } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { valuesOf, type Shelf } from '../../core/letter/index.ts'
import type { OpenReview, ReviewedClause } from '../../core/requests/index.ts'
import type { Anchor } from '../../core/review/index.ts'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { RedlineView } from '../redline/redline-view.tsx'
import { ClauseStanding } from './clause-standing.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { ReviewComments } from './review-comments.tsx'
import { ReviewText } from './review-text.tsx'
import { dayText, markOf, stateWords } from './review-words.ts'
import { selectedAnchor } from './selected-anchor.ts'

interface ReviewDeskProps {
  readonly review: OpenReview
  readonly shelf: Shelf
  decided(): void
}

/** What is under review: beside it where it comes from, and what it rests on. */
export function ReviewDesk({ review, shelf, decided }: ReviewDeskProps): JSX.Element {
  const { clause, letter } = review
  const text = useRef<HTMLDivElement>(null)
  const blocks = clause?.version.body ?? letter?.letter.document
  const values =
    letter === undefined
      ? undefined
      : valuesOf(
          letter.letter,
          shelf.templates.find(({ code }) => code === letter.letter.template),
          shelf,
        )
  const [passage, setPassage] = useState<Anchor>()
  useEffect(() => {
    const look = (): void => {
      const selected = selectedAnchor(text.current, blocks ?? [])
      if (selected !== undefined) setPassage(selected)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [blocks])
  return (
    <div className="review-desk">
      <aside className="review-side" aria-label={clause === undefined ? 'Clauses' : 'Versions'}>
        {clause !== undefined && <Versions clause={clause} shown={review.item.subjectId} />}
        {letter !== undefined && <Clauses clauses={letter.clauses} />}
      </aside>
      <main className="review-middle" aria-label="Under review">
        <div className="review-scroll">
          {clause !== undefined && <ClauseText clause={clause} text={text} />}
          {letter !== undefined && (
            <div className="review-text" ref={text}>
              <p className="review-soft review-hint">
                What stands outside of the marked clauses is new: nobody has approved these words before.
              </p>
              <ReviewText blocks={letter.letter.document} {...(values !== undefined && { values })} clauses={letter.clauses} />
            </div>
          )}
          {clause !== undefined && <Facts clause={clause} />}
          {letter !== undefined && <ReviewComments review={review} passage={passage} forget={() => setPassage(undefined)} />}
          {clause !== undefined && <ReviewComments review={review} passage={passage} forget={() => setPassage(undefined)} />}
        </div>
        <DecisionBar item={review.item} decided={decided} />
      </main>
      {clause !== undefined && (
        <section className="review-evidence" aria-label="What it rests on">
          <EvidencePanel version={clause.version} />
        </section>
      )}
    </div>
  )
}

type Clause = NonNullable<OpenReview['clause']>

/** The words of a version as changes to the one before it, or as they read; to comment on a passage, it is selected in the words. */
function ClauseText({
  clause: { version, before },
  text,
}: {
  readonly clause: Clause
  readonly text: React.RefObject<HTMLDivElement | null>
}): JSX.Element {
  const [shown, setShown] = useState<'changes' | 'words'>(before === undefined ? 'words' : 'changes')
  return (
    <>
      {before !== undefined && (
        <div className="review-view">
          <ToggleButtonGroup
            className="segments"
            aria-label="How the text is shown"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[shown]}
            onSelectionChange={([key]) => setShown(key === 'words' ? 'words' : 'changes')}
          >
            <ToggleButton id="changes">Changes</ToggleButton>
            <ToggleButton id="words">Words</ToggleButton>
          </ToggleButtonGroup>
        </div>
      )}
      {shown === 'changes' && before !== undefined ? (
        <div className="review-redline">
          <RedlineView before={before} after={version} />
        </div>
      ) : (
        <div className="review-text" ref={text}>
          <ReviewText blocks={version.body} />
        </div>
      )}
    </>
  )
}

function Versions({ clause: { versions, drafts, released }, shown }: { readonly clause: Clause; readonly shown: string }): JSX.Element {
  return (
    <>
      <h2 className="panel-heading">Versions</h2>
      <ol className="review-versions">
        {versions.map(({ id, number, state, reason, author, madeAt, approvals }) => (
          <li key={id} aria-current={id === shown ? 'true' : undefined}>
            <b>v{number}</b> <span className={markOf(state)}>{stateWords[state]}</span>
            {reason !== '' && <p>{reason}</p>}
            <small>
              {author} · {dayText(madeAt)}
              {approvals > 0 && ` · ${String(approvals)} ${approvals === 1 ? 'approval' : 'approvals'}`}
            </small>
          </li>
        ))}
      </ol>
      <h2 className="panel-heading">Where it is used</h2>
      <ul className="review-versions">
        <li>
          <b>
            {drafts} {drafts === 1 ? 'draft' : 'drafts'}
          </b>
          <p>{drafts === 0 ? 'No draft carries this clause.' : 'get a finding when this version is approved'}</p>
        </li>
        <li>
          <b>
            {released} {released === 1 ? 'letter' : 'letters'} released
          </b>
        </li>
      </ul>
    </>
  )
}

function Clauses({ clauses }: { readonly clauses: readonly ReviewedClause[] }): JSX.Element {
  return (
    <>
      <h2 className="panel-heading">Clauses in this letter</h2>
      {clauses.length === 0 && <p className="panel-empty">None: every word of it is new.</p>}
      <ul className="review-versions">
        {clauses.map((clause) => (
          <li key={`${clause.identity} ${String(clause.version)}`}>
            <b>{clause.title}</b>
            <ClauseStanding clause={clause} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Facts({ clause: { version, before, reason } }: { readonly clause: Clause }): JSX.Element {
  const { kind, valid, jurisdictions, reviewBy, seal } = version
  const days = [
    valid.from === undefined ? undefined : `from ${dayText(valid.from)}`,
    valid.until === undefined ? undefined : `until ${dayText(valid.until)}`,
    reviewBy === undefined ? undefined : `review by ${dayText(reviewBy)}`,
  ]
  return (
    <dl className="review-facts">
      <dt>Kind</dt>
      <dd>
        {kind.replace('-', ' ').replace(/^./u, (letter) => letter.toUpperCase())}
        {seal !== undefined && ' · sealed, verbatim'}
      </dd>
      <dt>Valid</dt>
      <dd>{days.filter((day) => day !== undefined).join(' · ') || 'always'}</dd>
      <dt>Jurisdictions</dt>
      <dd>{jurisdictions.join(', ') || 'everywhere'}</dd>
      <dt>Reason</dt>
      <dd>{reason || '–'}</dd>
      <dt>Before it</dt>
      <dd>{before === undefined ? 'nothing: this is its first version' : `v${String(before.version)}`}</dd>
    </dl>
  )
}
