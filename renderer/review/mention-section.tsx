import type { JSX } from 'react'
import type { ShownMention } from '../../core/requests/index.ts'
import { addressOf } from '../window/place.ts'
import { dayText } from './review-words.ts'

/** Comments that mention the person who sits here and wait for an answer, with the way to where it is given. */
export function MentionSection({ mentions }: { readonly mentions: readonly ShownMention[] }): JSX.Element {
  return (
    <section>
      <div className="review-inbox-head">
        <h2 className="panel-heading">
          You are mentioned <span>{mentions.length.toLocaleString('en-GB')}</span>
        </h2>
      </div>
      <ul className="review-mentions" aria-label="You are mentioned">
        {mentions.map(({ comment, subjectId, review, title, name, at, text }) => (
          <li key={comment}>
            <a href={review === undefined ? addressOf('letters', subjectId) : addressOf('review', review)}>
              <b>{title}</b>
              <span>
                {name}, {dayText(at)}: {text}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
