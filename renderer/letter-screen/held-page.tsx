import type { ClipboardEvent, JSX, KeyboardEvent, ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { WorkButton } from '../look/work-button.tsx'
import { useCopy } from '../register/register-answers.ts'
import { TakeBack } from '../review/take-back.tsx'
import { consequence } from './edit-approved-dialog.tsx'
import type { HeldLetter } from './use-held-letter.tsx'

interface HeldPageProps {
  readonly id: string
  readonly held: HeldLetter | undefined
  /** The page, read-only while the letter is held. */
  readonly children: ReactNode
}

const editing: ReadonlySet<string> = new Set(['Backspace', 'Delete', 'Enter'])

/** True for a key that would change the text on a page that can be written on. */
function writes({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || (target instanceof HTMLElement && target.closest('button, input, textarea, .held-bar') !== null))
    return false
  return (key.length === 1 && key !== ' ') || editing.has(key)
}

/**
 * The page of a letter. While it is held, a line above the page says why, and writing on it asks first. The page stays the same one, so
 * that it loses neither its place nor what is half done on it when the key locks.
 */
export function HeldPage({ id, held, children }: HeldPageProps): JSX.Element {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (held === undefined || !writes(event)) return
    event.preventDefault()
    held.ask()
  }
  const onPaste = (event: ClipboardEvent): void => {
    if (held === undefined) return
    if (event.target instanceof HTMLElement && event.target.closest('textarea, input') !== null) return
    event.preventDefault()
    held.ask()
  }
  return (
    <div className="held-letter" onKeyDown={onKeyDown} onPaste={onPaste}>
      {held !== undefined && (
        <section className="held-bar" aria-label="Why the letter is read-only">
          {held.standing === undefined ? <WhileLocked ask={held.ask} /> : <WhileReviewed id={id} standing={held.standing} ask={held.ask} />}
        </section>
      )}
      {children}
    </div>
  )
}

function WhileLocked({ ask }: Pick<HeldLetter, 'ask'>): JSX.Element {
  return (
    <>
      <p>
        <b>Nobody is unlocked here, so this letter is read-only.</b> What is written in a house is always somebody’s.
      </p>
      <Button className="button" onPress={ask}>
        Unlock to write …
      </Button>
    </>
  )
}

interface WhileReviewedProps extends Pick<HeldLetter, 'ask'> {
  readonly id: string
  readonly standing: NonNullable<HeldLetter['standing']>
}

function WhileReviewed({ id, standing, ask }: WhileReviewedProps): JSX.Element {
  const copy = useCopy()
  return (
    <>
      <p>
        <b>{standing.state === 'approved' ? 'This letter is approved.' : 'This letter is in review.'}</b> {consequence(standing)}
      </p>
      {standing.review !== undefined && <TakeBack item={standing.review} />}
      <WorkButton className="button" isUnderWay={copy.isPending} onPress={() => copy.mutate(id)}>
        New letter from this one
      </WorkButton>
      <Button className="button" onPress={ask}>
        Edit …
      </Button>
    </>
  )
}
