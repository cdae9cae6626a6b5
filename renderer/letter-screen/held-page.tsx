import type { ClipboardEvent, JSX, KeyboardEvent, ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useCopy } from '../register/register-answers.ts'
import { TakeBack } from '../review/take-back.tsx'
import { consequence } from './edit-approved-dialog.tsx'
import type { HeldLetter } from './use-held-letter.tsx'

interface HeldPageProps {
  readonly id: string
  readonly held: HeldLetter
  /** The page, read-only. */
  readonly children: ReactNode
}

const editing: ReadonlySet<string> = new Set(['Backspace', 'Delete', 'Enter'])

/** True for a key that would change the text on a page that can be written on. */
function writes({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || (target instanceof HTMLElement && target.closest('button, input, textarea, .held-bar') !== null))
    return false
  return (key.length === 1 && key !== ' ') || editing.has(key)
}

/** A letter that is held: a line above its page says why, and writing on it asks first. */
export function HeldPage({ id, held, children }: HeldPageProps): JSX.Element {
  const copy = useCopy()
  const { standing, ask } = held
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!writes(event)) return
    event.preventDefault()
    ask()
  }
  const onPaste = (event: ClipboardEvent): void => {
    if (event.target instanceof HTMLElement && event.target.closest('textarea, input') !== null) return
    event.preventDefault()
    ask()
  }
  return (
    <div className="held-letter" onKeyDown={onKeyDown} onPaste={onPaste}>
      <section className="held-bar" aria-label="Why the letter is read-only">
        <p>
          <b>{standing.state === 'approved' ? 'This letter is approved.' : 'This letter is in review.'}</b> {consequence(standing)}
        </p>
        {standing.review !== undefined && <TakeBack item={standing.review} />}
        <Button className="button" isDisabled={copy.isPending} onPress={() => copy.mutate(id)}>
          New letter from this one
        </Button>
        <Button className="button" onPress={ask}>
          Edit …
        </Button>
      </section>
      {children}
    </div>
  )
}
