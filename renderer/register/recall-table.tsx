import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { RecalledLetter, SendingShape, ToCorrect } from '../../core/requests/index.ts'
import { recipientsOf, type LetterRecipient } from '../../core/release/index.ts'
import { LetterStateMark } from '../letter-state/letter-state-mark.tsx'
import { WorkButton } from '../look/work-button.tsx'
import { addressOf } from '../window/place.ts'
import { shownDay } from './days.ts'

/** As many characters of a passage as are shown of a long one: about three lines. */
const fewLines = 180

interface TableProps {
  readonly letters: readonly RecalledLetter[]
  readonly isPending: boolean
  begin(recipients: readonly ToCorrect[]): void
}

/** Whom each letter went to, what it says, and the letters of correction, one row for each recipient. */
export function RecallTable({ letters, isPending, begin }: TableProps): JSX.Element {
  return (
    <div className="recall-table" tabIndex={0} role="region" aria-label="Letters that left with it">
      <table>
        <thead>
          <tr>
            <th scope="col">Recipient</th>
            <th scope="col">Letter, and what it says</th>
            <th scope="col">Correction</th>
          </tr>
        </thead>
        {letters.map((letter) => {
          const recipients = recipientsOf(letter)
          return (
            <tbody key={letter.releaseId}>
              {recipients.map((recipient, index) => (
                <tr key={recipient.name}>
                  <WentToCell recipient={recipient} />
                  {index === 0 && <LetterCell letter={letter} rows={recipients.length} />}
                  <CorrectionCell
                    title={letter.title}
                    recipient={recipient}
                    isPending={isPending}
                    begin={() => begin([toCorrect(letter, recipient)])}
                  />
                </tr>
              ))}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

function WentToCell({ recipient: { name, sendings } }: { readonly recipient: LetterRecipient<SendingShape> }): JSX.Element {
  return (
    <td>
      {name}
      {sendings.length === 0 && <small>Not recorded as sent</small>}
      {sendings.map(({ id, day, how }) => (
        <small key={id}>
          {shownDay(day)}, {how}
        </small>
      ))}
    </td>
  )
}

function LetterCell({ letter, rows }: { readonly letter: RecalledLetter; readonly rows: number }): JSX.Element {
  const { releaseId, title, date } = letter
  return (
    <td rowSpan={rows}>
      <a className="link" href={addressOf('register', releaseId)}>
        {title}
      </a>
      <small>{shownDay(date)}</small>
      <Passage letter={letter} />
    </td>
  )
}

/** What the letter says with the clause: its beginning where it is long, and all of it for whoever asks. */
function Passage({ letter: { title, passages } }: { readonly letter: RecalledLetter }): JSX.Element {
  const [isWhole, setWhole] = useState(false)
  const whole = passages.join('\n\n')
  const beginning = beginningOf(whole)
  if (beginning === whole) return <p className="recall-passage">{whole}</p>
  return (
    <>
      <p className="recall-passage">{isWhole ? whole : `${beginning} …`}</p>
      <Button
        className="link-button"
        aria-expanded={isWhole}
        aria-label={`${isWhole ? 'Show less' : 'Show all'} of what “${title}” says`}
        onPress={() => setWhole(!isWhole)}
      >
        {isWhole ? 'Show less' : 'Show all'}
      </Button>
    </>
  )
}

/** A text of a few lines whole; of a longer one its first whole words. */
function beginningOf(text: string): string {
  const characters = [...text]
  if (characters.length <= fewLines) return text
  return characters
    .slice(0, fewLines)
    .join('')
    .replace(/\s+\S*$/u, '')
}

interface CorrectionProps {
  /** Title of the letter that is corrected: one recipient may have many. */
  readonly title: string
  readonly recipient: LetterRecipient<SendingShape>
  readonly isPending: boolean
  begin(): void
}

function CorrectionCell({ title, recipient: { name, correction }, isPending, begin }: CorrectionProps): JSX.Element {
  const which = `the correction of “${title}” to ${name}`
  if (correction === undefined)
    return (
      <td>
        <WorkButton className="link-button" isUnderWay={isPending} aria-label={`Start ${which}`} onPress={begin}>
          Start
        </WorkButton>
      </td>
    )
  return (
    <td>
      <a className="link" href={addressOf('letters', correction.id)} aria-label={`Open ${which}`}>
        Open
      </a>
      <small>
        <LetterStateMark state={correction.state} />
      </small>
    </td>
  )
}

/** What is asked for to begin the letter of correction to a recipient of a letter. */
export function toCorrect({ releaseId }: RecalledLetter, { sendings: [first] }: LetterRecipient<SendingShape>): ToCorrect {
  return { release: releaseId, ...(first !== undefined && { sending: first.id }) }
}
