import { useLayoutEffect, useRef, type JSX, type RefObject } from 'react'
import { ask } from '../desktop.ts'
import { HostProgress } from '../library-folder/library-progress.tsx'
import { WorkButton } from '../look/work-button.tsx'
import { noticeOfPlace } from '../register/register-answers.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { useStoppable, type Stoppable } from './stoppable.ts'

interface Saving extends Pick<Stoppable, 'ticket' | 'isStopping' | 'stop'> {
  save(): void
  /** The button that saves, which the focus goes back to. */
  readonly button: RefObject<HTMLButtonElement | null>
}

/**
 * Saving the signed files of letters in one folder. Whoever leaves meanwhile asked for the files all the same: they are saved, and a
 * notice says where.
 */
export function useSavingSigned(releases: readonly string[]): Saving {
  const notify = useNotify()
  const { run, ...stoppable } = useStoppable()
  const button = useRef<HTMLButtonElement>(null)
  const save = async (): Promise<void> => {
    const { came, wasStopped } = await run((ticket) => ask('signing.save', { releases: [...releases], ticket }))
    if (!came.ok) return notify(wasStopped && came.error.code === 'cancelled' ? { text: came.error.message } : noticeOf(came.error))
    const { folder } = came.value
    if (folder === undefined) return
    const files = folder.files === 1 ? '1 signed file' : `${count(folder.files)} signed files`
    notify(noticeOfPlace(`Saved: ${files} in ${folder.name}`, folder.handle, notify))
  }
  return { ...stoppable, save: () => void save(), button }
}

interface SaveSignedProps {
  /** How many files. */
  readonly of: number
  readonly saving: Saving
}

export function SaveSignedButton({ of, saving: { ticket, save, button } }: SaveSignedProps): JSX.Element {
  return (
    <WorkButton ref={button} className="button" isUnderWay={ticket !== undefined} onPress={save}>
      {of === 1 ? 'Save the signed file' : `Save the ${count(of)} signed files`}
    </WorkButton>
  )
}

/** How far saving is, and Cancel, in a row of their own. */
export function SavingRow({ saving: { ticket, isStopping, stop, button } }: Pick<SaveSignedProps, 'saving'>): JSX.Element | null {
  return ticket === undefined ? null : (
    <div className="saving-row">
      <HostProgress label="Saving …" ticket={ticket} of="signing.progress" />
      <CancelSaving isStopping={isStopping} stop={stop} goBackTo={button} />
    </div>
  )
}

/** Gone once the files are saved; the focus goes back before that, where the button had it. */
function CancelSaving({
  isStopping,
  stop,
  goBackTo,
}: Pick<Saving, 'isStopping' | 'stop'> & { readonly goBackTo: Saving['button'] }): JSX.Element {
  const own = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const [here, back] = [own.current, goBackTo.current]
    return () => {
      if (here !== null && here === document.activeElement) back?.focus()
    }
  }, [goBackTo])
  return (
    <WorkButton ref={own} className="button" isUnderWay={isStopping} onPress={stop}>
      Cancel
    </WorkButton>
  )
}

function count(number: number): string {
  return number.toLocaleString('en-GB')
}
