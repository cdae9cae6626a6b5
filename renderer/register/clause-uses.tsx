import { useMutation } from '@tanstack/react-query'
import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import type { ClauseVersionName, RecalledLetter, Uses } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { useAnswer } from '../window/answers.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { addressOf, goToLetter, goToStart } from '../window/place.ts'
import { identityInWords } from './clause-address.ts'
import { shownDay } from './days.ts'
import { savedNotice, useRegisterChanged } from './register-answers.ts'

interface VersionName {
  readonly identity: string
  readonly version: number
}

/** As many rows as are drawn; a report with more is for the workbook. */
const mostRows = 500

/** Where a clause version is used, and the report for its recall: every letter that left with it. */
export function ClauseUses({ identity, version }: VersionName): JSX.Element {
  const uses = useAnswer('register.whereUsed', { identity, version })
  const recall = useAnswer('register.recall', { identity, version })
  const failure = uses.error?.failure ?? recall.error?.failure
  if (failure !== undefined)
    return (
      <p role="alert" className="panel-empty">
        {failure.message} {failure.remedy}
      </p>
    )
  return (
    <article className="release-detail where-used" aria-label="Where a clause is used">
      <header>
        <h1>
          {recall.data?.title ?? identity.split(' ')[0]} <span className="version-number">v{version}</span>
        </h1>
        <p>
          <code>{identityInWords(identity)}</code>
        </p>
        {recall.data?.reason !== undefined && (
          <p className="tone-bad">
            Withdrawn{recall.data.withdrawnOn !== undefined && ` on ${shownDay(recall.data.withdrawnOn)}`}: {recall.data.reason}
          </p>
        )}
        {recall.data?.replacement !== undefined && <Instead version={recall.data.replacement} />}
      </header>
      {uses.data !== undefined && <UsesLists uses={uses.data} />}
      {recall.data !== undefined && <Recall name={{ identity, version }} letters={recall.data.letters} />}
    </article>
  )
}

function Instead({ version: { clauseId, code, title, number } }: { readonly version: ClauseVersionName }): JSX.Element {
  return (
    <p>
      Use instead:{' '}
      <a className="link" href={addressOf('clauses', clauseId, String(number))}>
        {title}
      </a>{' '}
      <code>
        {code} v{number}
      </code>
    </p>
  )
}

function UsesLists({ uses: { drafts, released, sent } }: { readonly uses: Uses }): JSX.Element {
  return (
    <>
      <dl className="use-counts" aria-label="Where it is used">
        {[
          ['Drafts', drafts.length],
          ['Released, not sent', released.length],
          ['Sent', sent.length],
        ].map(([title, count]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{count?.toLocaleString('en-GB')}</dd>
          </div>
        ))}
      </dl>
      {drafts.length > 0 && (
        <section aria-label="Drafts with this version">
          <h2 className="panel-heading">Drafts</h2>
          <ul className="detail-rows">
            {drafts.slice(0, mostRows).map(({ letterId, title, recipient, at }) => (
              <li key={letterId}>
                <a className="link" href={addressOf('letters', letterId)}>
                  {title}
                </a>{' '}
                <span>{recipient}</span> <span>changed {shownDay(at)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Recall({ name, letters }: { readonly name: VersionName; readonly letters: readonly RecalledLetter[] }): JSX.Element {
  const notify = useNotify()
  const save = useMutation({
    mutationFn: (format: 'xlsx' | 'pdf') => ask('register.exportRecall', { ...name, format }),
    onSuccess: (result) => {
      if (!result.ok) notify(noticeOf(result.error))
      else if (result.value.files.length > 0) notify(savedNotice(result.value.files, notify))
    },
  })
  const changed = useRegisterChanged()
  const toCorrect = letters.filter(({ correction }) => correction === undefined)
  const correct = useMutation({
    mutationFn: (releases: readonly string[]) => ask('register.correct', { ...name, releases: [...releases] }),
    onSuccess: async (result) => {
      await changed()
      if (!result.ok) notify(noticeOf(result.error))
      else if (result.value.letters.length === 1) goToLetter(result.value.letters[0] ?? '')
      else
        notify({
          text: `${String(result.value.letters.length)} letters of correction are begun; they stand among the drafts.`,
          action: { label: 'Show the letters', run: goToStart },
        })
    },
  })
  if (letters.length === 0)
    return (
      <section aria-label="Recall report">
        <h2 className="panel-heading">Recall report</h2>
        <p className="panel-empty">No letter left the house with this version.</p>
      </section>
    )
  return (
    <section aria-label="Recall report">
      <h2 className="panel-heading">
        Recall report <span>{letters.length}</span>
      </h2>
      <div className="release-buttons">
        <Button className="button" isDisabled={save.isPending} onPress={() => save.mutate('xlsx')}>
          Save as workbook
        </Button>
        <Button className="button" isDisabled={save.isPending} onPress={() => save.mutate('pdf')}>
          Save as PDF
        </Button>
        <Button
          className="button"
          isDisabled={correct.isPending || letters.length > mostRows || toCorrect.length === 0}
          onPress={() => correct.mutate(toCorrect.map(({ releaseId }) => releaseId))}
        >
          {startText(letters.length, toCorrect.length)}
        </Button>
        {(save.isPending || correct.isPending) && <span className="appears-late">Working …</span>}
      </div>
      <RecallTable letters={letters.slice(0, mostRows)} correct={(id) => correct.mutate([id])} />
      {letters.length > mostRows && (
        <p className="panel-empty">{(letters.length - mostRows).toLocaleString('en-GB')} more letters stand in the workbook and the PDF.</p>
      )}
    </section>
  )
}

/** What the button does that begins letters of correction for all of them. */
function startText(all: number, toCorrect: number): string {
  if (toCorrect === 0) return all === 1 ? 'The correction letter is begun' : 'All correction letters are begun'
  if (all === 1) return 'Start a correction letter'
  return toCorrect === all ? 'Start a correction letter to each' : `Start a correction letter to the other ${String(toCorrect)}`
}

function RecallTable({ letters, correct }: { readonly letters: readonly RecalledLetter[]; correct(releaseId: string): void }): JSX.Element {
  return (
    <div className="recall-table" tabIndex={0} role="region" aria-label="Letters that left with it">
      <table>
        <thead>
          <tr>
            <th scope="col">Recipient</th>
            <th scope="col">Letter</th>
            <th scope="col">Sent</th>
            <th scope="col">Passage</th>
            <th scope="col">
              <span className="visually-hidden">Correction</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {letters.map(({ releaseId, recipient, title, date, sendings, passages, correction }) => (
            <tr key={releaseId}>
              <td>{recipient}</td>
              <td>
                <a className="link" href={addressOf('register', releaseId)}>
                  {title}
                </a>
                <small>{shownDay(date)}</small>
              </td>
              <td>
                {sendings.length === 0
                  ? 'Not recorded'
                  : sendings.map((sending) => (
                      <span key={sending.id} className="recall-sending">
                        {shownDay(sending.day)}, {sending.how}
                        {sending.recipient !== recipient && <small>to {sending.recipient}</small>}
                      </span>
                    ))}
              </td>
              <td className="recall-passage">
                <p title={passages.join('\n\n')}>{passages.join(' … ')}</p>
              </td>
              <td>
                {correction === undefined ? (
                  <Button className="link-button" aria-label={`Correct: begin a letter to ${recipient}`} onPress={() => correct(releaseId)}>
                    Correct
                  </Button>
                ) : (
                  <a className="link" href={addressOf('letters', correction)} aria-label={`Open the correction to ${recipient}`}>
                    Correction begun
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
