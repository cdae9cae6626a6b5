import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import { ReactEditor, useReadOnly, useSlateStatic } from 'slate-react'
import type { Suggestion, Verdict } from '../../../core/suggestion/index.ts'
import { CloseIcon, TickIcon } from '../view/icons.tsx'
import { authorNumber } from './author-number.ts'
import { decideSuggestions, selectSuggestion } from './decide.ts'
import { formText, marksText, shortText, thingsOf, whenText } from './suggestion-words.ts'

/** One suggestion beside the page: who, when, what, and the decision. Pressed, it puts the caret to its place. */
export function SuggestionCard({ suggestion }: { readonly suggestion: Suggestion }): JSX.Element {
  const editor = useSlateStatic()
  const readOnly = useReadOnly()
  const { author, at } = suggestion
  const decide = (verdict: Verdict) => (): void => {
    decideSuggestions(editor, verdict, [suggestion])
    ReactEditor.focus(editor)
  }
  const go = (): void => {
    selectSuggestion(editor, suggestion)
    ReactEditor.focus(editor)
  }
  return (
    <article className="suggestion-card" data-author={authorNumber(author)}>
      <div className="suggestion-card-head">
        <button type="button" className="suggestion-card-who" onClick={go} title="To its place in the text">
          <b>{author}</b>
          <small>
            <time dateTime={at}>{whenText(at)}</time>
          </small>
        </button>
        {!readOnly && (
          <>
            <Button className="icon-button icon-button-small" aria-label={`Accept the suggestion of ${author}`} onPress={decide('accept')}>
              <TickIcon />
            </Button>
            <Button className="icon-button icon-button-small" aria-label={`Reject the suggestion of ${author}`} onPress={decide('reject')}>
              <CloseIcon />
            </Button>
          </>
        )}
      </div>
      <p>
        <What suggestion={suggestion} />
      </p>
    </article>
  )
}

function What({ suggestion }: { readonly suggestion: Suggestion }): JSX.Element {
  const { kind, text, gone, marks, form } = suggestion
  const things = thingsOf(suggestion)
  const also = things === '' ? '' : text === '' && gone === '' ? things : ` with ${things}`
  switch (kind) {
    case 'insertion':
      return (
        <>
          Put in {text !== '' && <ins>{shortText(text)}</ins>}
          {also}
        </>
      )
    case 'deletion':
      return (
        <>
          Take out {gone !== '' && <del>{shortText(gone)}</del>}
          {also}
        </>
      )
    case 'replacement':
      return (
        <>
          Replace {gone !== '' && <del>{shortText(gone)}</del>} by {text !== '' && <ins>{shortText(text)}</ins>}
          {also}
        </>
      )
    case 'format':
      return (
        <>
          Make “{shortText(text)}” {marks === undefined ? '' : marksText(marks)}
        </>
      )
    case 'change':
      return <>{form === undefined ? '' : `From ${formText(form.was)} to ${formText(form.now)}`}</>
  }
}
