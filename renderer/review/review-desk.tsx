import { useCallback, useEffect, useMemo, useRef, useState, type JSX } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { valuesOf, wordsOfDocument, wordsToSpell, type ShelfWithoutClauses } from '../../core/letter/index.ts'
import type { OpenReview, ReviewedClause } from '../../core/requests/index.ts'
import { useCommentDraft } from '../comments/comment-draft.ts'
import { useSendComment } from '../comments/comment-form.tsx'
import { useCommands, type Command } from '../commands/command.ts'
import { ownOpen, threadsOf } from '../comments/threads.ts'
import { EnclosuresUnderReview } from '../enclosed-files/enclosures-under-review.tsx'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { sealWords } from '../evidence/seal-words.ts'
import { useActing } from '../people/acting.ts'
import { ClauseStanding } from './clause-standing.tsx'
import { ClauseText } from './clause-text.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { ReviewComments } from './review-comments.tsx'
import { HousePages } from '../house/house-pages.tsx'
import { EndedNote } from './ended-note.tsx'
import { HouseUnderReview, VersionLines } from './house-review.tsx'
import { AdaptedWords } from './adapted-words.tsx'
import { KeepOldVersion } from './keep-old-version.tsx'
import { usePassageKeys } from './passage-keys.ts'
import { chooseKeys, commentKeys, PassageBar, ReadingHint, ReadingText } from './reading-text.tsx'
import { letterOfClause, ReviewPages } from './review-pages.tsx'
import { ReviewText } from './review-text.tsx'
import { MisspeltNote } from '../spelling/misspelt.tsx'
import { addressOf } from '../window/place.ts'
import { dayText } from './review-words.ts'
import { selectedAnchor } from './selected-anchor.ts'
import { useUnsent } from './unsent.ts'
import { useCommentMarks } from './use-comment-marks.ts'

interface ReviewDeskProps {
  readonly review: OpenReview
  readonly shelf: ShelfWithoutClauses
  decided(): void
}

/** What is under review: beside it where it comes from, and what it rests on. */
export function ReviewDesk({ review, shelf, decided }: ReviewDeskProps): JSX.Element {
  const { clause, letter, house } = review
  const text = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const blocks = clause?.version.body ?? letter?.letter.document
  const values =
    letter === undefined
      ? undefined
      : valuesOf(
          letter.letter,
          shelf.templates.find(({ code }) => code === letter.letter.template),
          shelf,
        )
  const { here } = useActing()
  const { subject, subjectId } = review.item
  const written = useCommentDraft(`${here?.id ?? ''} ${subjectId}`, true)
  const { passage, setPassage } = written
  const forget = useCallback((): void => setPassage(undefined), [setPassage])
  const look = useCallback((): void => {
    const selected = selectedAnchor(text.current, blocks ?? [])
    if (selected !== undefined) setPassage(selected)
  }, [blocks, setPassage])
  const keys = usePassageKeys({ text, passage, selected: look, forget })
  const reading = { text, keys }
  const { begin } = keys
  const isRead = blocks !== undefined
  const { send, isSending } = useSendComment(written, { on: { subject, subjectId }, anchor: passage, said: forget })
  const unsent = useUnsent({
    on: { subject, subjectId },
    person: here?.id,
    threads: threadsOf(review.comments).map(({ first }) => first.id),
    comment: { ...written, isSending, send },
  })
  useEffect(() => {
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [look])
  useCommentMarks(text, blocks ?? [], review.comments)
  const comment = useCallback(() => {
    // Words that were selected just before are not told of yet, and are gone once the field has the focus.
    look()
    field.current?.focus({ preventScroll: true })
    field.current?.scrollIntoView({ block: 'center' })
  }, [look])
  useCommands(
    useMemo<Command[]>(
      () => [
        { id: 'comment', title: 'Comment on the selected words', group: 'Review', keys: commentKeys, run: comment },
        ...(isRead
          ? [{ id: 'choose-words', title: 'Choose words to comment on', group: 'Review', keys: chooseKeys, run: begin } as const]
          : []),
      ],
      [comment, begin, isRead],
    ),
  )
  return (
    <div className="review-desk">
      <aside className="review-side" aria-label={letter === undefined ? 'Versions' : 'Clauses'}>
        {clause !== undefined && <Versions clause={clause} shown={review.item.subjectId} />}
        {letter !== undefined && <Clauses clauses={letter.clauses} letterId={review.item.subjectId} />}
        {letter?.letter.enclosed !== undefined && <EnclosuresUnderReview enclosed={letter.letter.enclosed} />}
        {house !== undefined && <VersionLines versions={house.versions} shown={review.item.subjectId} />}
      </aside>
      <main className="review-middle" aria-label="Under review">
        {review.item.note !== '' && (
          <p className="review-note" tabIndex={0} role="note" aria-label={`Note from ${review.item.sentBy}`}>
            <b>{review.item.sentBy}</b> {review.item.note}
          </p>
        )}
        <div className="review-scroll">
          <Misspelt review={review} />
          {clause !== undefined && <ClauseText clause={clause} reading={reading} />}
          {house !== undefined && <HouseUnderReview house={house} />}
          {letter !== undefined && (
            <ReadingText className="review-text" reading={reading}>
              <p className="review-soft review-hint">
                What stands outside of the marked clauses, and what is changed inside of them, is new: nobody has approved these words
                before.
              </p>
              <ReviewText blocks={letter.letter.document} {...(values !== undefined && { values })} clauses={letter.clauses} />
            </ReadingText>
          )}
          {clause !== undefined && <Facts clause={clause} />}
          <ReviewComments review={review} written={written} isSending={isSending} field={field} send={() => send()} />
        </div>
        {isRead && <ReadingHint />}
        <PassageBar passage={passage} comment={comment} forget={forget} />
        <DecisionBar
          item={review.item}
          starterValues={house?.starterValues}
          place={placeOfSubject(review)}
          unsent={unsent}
          ownOpen={ownOpen(review.comments, here?.id)}
          decided={decided}
        />
      </main>
      {house === undefined ? <Beside review={review} shelf={shelf} /> : <HousePages thing={house.thing} />}
    </div>
  )
}

/** The words under review that are in no dictionary: the writer may have read over them, and nobody sees them marked here. */
function Misspelt({ review: { clause, letter } }: Pick<ReviewDeskProps, 'review'>): JSX.Element {
  const words = useMemo(() => {
    if (clause !== undefined) return wordsOfDocument(clause.version.body, clause.version.language)
    return letter === undefined ? [] : wordsToSpell(letter.letter)
  }, [clause, letter])
  return <MisspeltNote words={words} />
}

/** Where somebody goes on with what is under review. */
function placeOfSubject({ item, clause }: OpenReview): string {
  if (clause !== undefined) return addressOf('clauses', clause.clauseId, String(item.number))
  return addressOf(item.subject === 'letter' ? 'letters' : 'house', item.subjectId)
}

/** Beside the words: what a clause rests on, and the pages as they are printed. */
function Beside({ review: { clause, letter }, shelf }: Pick<ReviewDeskProps, 'review' | 'shelf'>): JSX.Element {
  const [shown, setShown] = useState<'evidence' | 'pages'>(clause === undefined ? 'pages' : 'evidence')
  const printed = useMemo(() => (clause === undefined ? letter?.letter : letterOfClause(clause.version, shelf)), [clause, letter, shelf])
  return (
    <section className="review-evidence" aria-label={shown === 'evidence' ? 'What it rests on' : 'As it is printed'}>
      {clause !== undefined && (
        <div className="review-view">
          <ToggleButtonGroup
            className="segments"
            aria-label="Beside the words"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[shown]}
            onSelectionChange={([key]) => setShown(key === 'pages' ? 'pages' : 'evidence')}
          >
            <ToggleButton id="evidence">Evidence</ToggleButton>
            <ToggleButton id="pages">Pages</ToggleButton>
          </ToggleButtonGroup>
        </div>
      )}
      {shown === 'evidence' && clause !== undefined && <EvidencePanel version={clause.version} />}
      {shown === 'pages' && printed !== undefined && <ReviewPages letter={printed} />}
    </section>
  )
}

type Clause = NonNullable<OpenReview['clause']>

function draftsText(drafts: number, isInReview: boolean): string {
  if (drafts === 0) return 'No draft carries this clause.'
  if (!isInReview) return `${drafts === 1 ? 'carries' : 'carry'} this clause`
  return `${drafts === 1 ? 'gets' : 'get'} a finding when this version is approved`
}

function Versions({ clause: { versions, drafts, released }, shown }: { readonly clause: Clause; readonly shown: string }): JSX.Element {
  return (
    <>
      <VersionLines versions={versions} shown={shown} />
      <h2 className="panel-heading">Where it is used</h2>
      <ul className="review-versions">
        <li>
          <b>
            {drafts} {drafts === 1 ? 'draft' : 'drafts'}
          </b>
          <p>{draftsText(drafts, versions.find(({ id }) => id === shown)?.state === 'in-review')}</p>
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

function Clauses({ clauses, letterId }: { readonly clauses: readonly ReviewedClause[]; readonly letterId: string }): JSX.Element {
  return (
    <>
      <h2 className="panel-heading">Clauses in this letter</h2>
      {clauses.length === 0 && <p className="panel-empty">None: every word of it is new.</p>}
      <ul className="review-versions">
        {clauses.map((clause, index) => (
          <li key={`${clause.identity} ${String(index)}`}>
            <b>{clause.title}</b>
            <ClauseStanding clause={clause} />
            <KeepOldVersion clause={clause} letterId={letterId} />
            <AdaptedWords clause={clause} letterId={letterId} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Facts({ clause: { version, before, reason } }: { readonly clause: Clause }): JSX.Element {
  const { kind, valid, jurisdictions, reviewBy } = version
  const days = [
    valid.from === undefined ? undefined : `from ${dayText(valid.from)}`,
    valid.until === undefined ? undefined : `until ${dayText(valid.until)}`,
    reviewBy === undefined ? undefined : `review by ${dayText(reviewBy)}`,
  ]
  return (
    <dl className="review-facts">
      <dt>Code</dt>
      <dd>{version.code}</dd>
      <dt>Kind</dt>
      <dd>
        {kind.replace('-', ' ').replace(/^./u, (letter) => letter.toUpperCase())}
        {sealWords(version)}
      </dd>
      <dt>Valid</dt>
      <dd>
        {days.filter((day) => day !== undefined).join(' · ') || 'always'}
        <EndedNote valid={valid} />
      </dd>
      <dt>Jurisdictions</dt>
      <dd>{jurisdictions.join(', ') || 'everywhere'}</dd>
      <dt>Reason</dt>
      <dd>{reason || '–'}</dd>
      <dt>Before it</dt>
      <dd>{before === undefined ? 'nothing: this is its first version' : `v${String(before.version)}`}</dd>
    </dl>
  )
}
