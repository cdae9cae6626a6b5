import type { JSX, ReactNode } from 'react'
import type { ClauseEntry, ClauseVersionEntry } from '../../core/requests/index.ts'
import { sealWords } from '../evidence/seal-words.ts'
import { meaningWords } from '../review/review-words.ts'
import { addressOf } from '../window/place.ts'
import { dayText, kindTitles } from './state-names.ts'

/** What is known about a version beside its text. */
export function ClauseFacts({ clause, entry }: { readonly clause: ClauseEntry; readonly entry: ClauseVersionEntry }): JSX.Element {
  const { kind, valid, reviewBy, notBefore, jurisdictions, language, tags, owner } = entry.version
  const { withdrawal } = entry
  const replacement = withdrawal?.replacement
  const days = [
    valid.from !== undefined && `from ${dayText(valid.from)}`,
    valid.until !== undefined && `until ${dayText(valid.until)}`,
    reviewBy !== undefined && `review by ${dayText(reviewBy)}`,
    notBefore !== undefined && `not before ${dayText(notBefore)}`,
  ].filter((part) => part !== false)
  return (
    <dl className="clause-facts">
      <Fact name="Kind">
        {kindTitles[kind]}
        {sealWords(entry.version)}
      </Fact>
      <Fact name="Valid">{days.length === 0 ? 'always' : days.join(' · ')}</Fact>
      <Fact name="Jurisdictions">{jurisdictions.length === 0 ? 'everywhere' : jurisdictions.join(', ')}</Fact>
      <Fact name="Language">{language}</Fact>
      {tags.length > 0 && <Fact name="Tags">{tags.join(', ')}</Fact>}
      {owner !== undefined && owner !== '' && <Fact name="Owner">{owner}</Fact>}
      <Fact name="Reason">{entry.reason === '' ? 'none given' : entry.reason}</Fact>
      {entry.decisions.map(({ id, name, meaning, at, comment, isOfThisHouse }) => (
        <Fact key={id} name={meaningWords(meaning)}>
          {name}, {dayText(at.slice(0, 10))}
          {!isOfThisHouse && ', of another house: it does not count here'}
          {comment !== '' && `: “${comment}”`}
        </Fact>
      ))}
      {withdrawal !== undefined && (
        <Fact name="Withdrawn">
          {withdrawal.by !== undefined && `${withdrawal.by}, `}
          {dayText(withdrawal.at.slice(0, 10))}
          {withdrawal.reason !== '' && `: “${withdrawal.reason}”`}
          {replacement !== undefined && (
            <>
              {' · use '}
              <a className="link" href={addressOf('clauses', replacement.clauseId, String(replacement.number))}>
                {replacement.clauseId === clause.id ? '' : `${replacement.code} `}v{replacement.number}
              </a>
            </>
          )}
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
