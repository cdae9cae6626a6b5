import type { JSX } from 'react'
import type { ShownComment } from '../../core/requests/index.ts'
import { mentionPieces } from './mention-query.ts'

/** What a comment says, with its mentions set apart. */
export function CommentWords({ comment: { text, mentions } }: { readonly comment: ShownComment }): JSX.Element {
  return (
    <>
      {mentionPieces(text, mentions).map((piece, index) =>
        piece.isMention ? (
          <b key={index} className="mention">
            {piece.text}
          </b>
        ) : (
          <span key={index}>{piece.text}</span>
        ),
      )}
    </>
  )
}
