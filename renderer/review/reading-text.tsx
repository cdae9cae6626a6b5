import type { JSX, ReactNode, RefObject } from 'react'
import { Button } from 'react-aria-components'
import type { Anchor } from '../../core/review/index.ts'
import { describeKeys, usesCommandKey } from '../letter-editor/keys.ts'
import type { PassageKeys } from './passage-keys.ts'

/** The element that a text is read in, and the keys that select words of it. */
export interface Reading {
  readonly text: RefObject<HTMLDivElement | null>
  readonly keys: PassageKeys
}

/** The keys of what is done with words of the text, as the commands of the desk have them. */
export const commentKeys = 'Mod+Alt+M'
export const chooseKeys = 'Mod+Alt+Shift+M'

const hintId = 'reading-hint'

interface ReadingTextProps {
  readonly className: string
  readonly reading: Reading
  readonly children: ReactNode
}

/** A text that is only read; words of it are selected by pointer or by keys, to say something about them. */
export function ReadingText({ className, reading: { text, keys }, children }: ReadingTextProps): JSX.Element {
  return (
    <div
      className={`${className} reading-text`}
      ref={text}
      role="group"
      aria-label="Text under review"
      aria-describedby={hintId}
      tabIndex={0}
      onKeyDown={keys.onKeyDown}
    >
      {children}
    </div>
  )
}

/** What the keys do, shown while the text has the focus by keys. */
export function ReadingHint(): JSX.Element {
  return (
    <p className="reading-hint" id={hintId}>
      <kbd>↑</kbd> <kbd>↓</kbd> choose a paragraph, <kbd>←</kbd> <kbd>→</kbd> a word, with <kbd>Shift</kbd> more;{' '}
      <kbd>{describeKeys(commentKeys, usesCommandKey(navigator.platform))}</kbd> comments on it
    </p>
  )
}

interface PassageBarProps {
  readonly passage: Anchor | undefined
  comment(): void
  forget(): void
}

/** The words that are selected, said to whoever cannot see them, and the way to the comment on them, which may be far below. */
export function PassageBar({ passage, comment, forget }: PassageBarProps): JSX.Element {
  return (
    <>
      <p className="visually-hidden" role="status">
        {passage?.exact}
      </p>
      {passage !== undefined && (
        <div className="review-passage" role="group" aria-label="Selected words">
          <q>{passage.exact}</q>
          <Button className="link-button" onPress={comment}>
            Comment on these words
          </Button>
          <Button className="link-button" onPress={forget}>
            Leave it
          </Button>
        </div>
      )}
    </>
  )
}
