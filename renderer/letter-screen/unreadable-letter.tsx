import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import type { Block } from '../../core/document/index.ts'
import type { RefusedBlock } from '../../core/letter/index.ts'
import type { RequestOutput, Settings } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { useOneAtATime } from '../look/one-at-a-time.ts'
import { WorkButton } from '../look/work-button.tsx'
import { ReviewText } from '../review/review-text.tsx'
import { useAnswer } from '../window/answers.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { goToLetter, goToStart } from '../window/place.ts'
import { WindowHeader } from '../window/window-header.tsx'
import { useActing } from '../people/acting.ts'
import { saveAsCopy } from './save-as-copy.ts'

interface UnreadableLetterProps {
  readonly id: string
  readonly settings: Settings
  openAgain(): void
}

/**
 * A letter with something in it that this version does not understand: read-only, with what can be read, the rest as it is stored,
 * and the ways on. Nothing is written over it.
 */
export function UnreadableLetter({ id, settings, openAgain }: UnreadableLetterProps): JSX.Element {
  const { data, error } = useAnswer('letters.salvage', { id })
  return (
    <div className="screen">
      <WindowHeader settings={settings}>
        {data !== undefined && <h1 className="unreadable-title">{data.letter?.title ?? 'A letter'}</h1>}
      </WindowHeader>
      {error !== null && (
        <main className="waiting" role="alert">
          <h1>This letter cannot be opened</h1>
          <p>
            {error.failure.message} {error.failure.remedy}
          </p>
          <Button className="button" onPress={goToStart}>
            All letters
          </Button>
        </main>
      )}
      {data !== undefined && <Salvaged id={id} found={data} openAgain={openAgain} />}
    </div>
  )
}

interface SalvagedProps {
  readonly id: string
  readonly found: RequestOutput<'letters.salvage'>
  openAgain(): void
}

function Salvaged({ id, found, openAgain }: SalvagedProps): JSX.Element {
  const { letter, refused, raw, lastWhole, revision } = found
  const notify = useNotify()
  const { needsWriter } = useActing()
  const restore = useOneAtATime(async () => {
    if (lastWhole === undefined) return
    const earlier = await ask('letters.revision', { id, number: lastWhole.number })
    const done = earlier.ok
      ? await ask('letters.save', { id, revision, letter: earlier.value.letter, restores: lastWhole.number })
      : earlier
    if (done.ok) openAgain()
    else notify(noticeOf(done.error))
  })
  const keep = useOneAtATime(async () => {
    if (letter === undefined) return
    const copied = await saveAsCopy(letter)
    if (!copied.ok) return notify(noticeOf(copied.error))
    goToLetter(copied.value.id)
    notify({ text: `What could be read is kept in a letter of its own, “${copied.value.title}”, which is open now.` })
  })
  return (
    <>
      <section className="held-bar" aria-label="Why the letter is read-only">
        <p>
          <b>This letter is read-only, because something in it is not understood.</b> Nothing of it is lost and nothing is written over it:
          another version of Chancery may have stored it, or the data were damaged.
        </p>
        {lastWhole !== undefined && (
          <WorkButton className="button" isUnderWay={restore.isUnderWay} onPress={() => needsWriter(restore.run)}>
            Go back to the version of {new Date(lastWhole.savedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
          </WorkButton>
        )}
        {letter !== undefined && (
          <WorkButton className="button" isUnderWay={keep.isUnderWay} onPress={() => needsWriter(keep.run)}>
            New letter from what can be read
          </WorkButton>
        )}
      </section>
      <main className="unreadable-letter" tabIndex={0} aria-label="What can be read of the letter">
        <div className="review-text">
          {raw === undefined ? (
            piecesOf(letter?.document ?? [], refused)
          ) : (
            <Refused block={{ index: 0, why: 'The letter is not understood.', data: raw }} />
          )}
        </div>
      </main>
    </>
  )
}

/** The blocks that can be read, and those that cannot, in the order of the letter. */
function piecesOf(blocks: readonly Block[], refused: readonly RefusedBlock[]): JSX.Element[] {
  const pieces: JSX.Element[] = []
  let at = 0
  let place = 0
  for (const block of refused) {
    const readable = blocks.slice(at, at + block.index - place)
    if (readable.length > 0) pieces.push(<ReviewText key={`text ${String(place)}`} blocks={readable} />)
    pieces.push(<Refused key={`refused ${String(block.index)}`} block={block} />)
    at += readable.length
    place = block.index + 1
  }
  if (at < blocks.length) pieces.push(<ReviewText key={`text ${String(place)}`} blocks={blocks.slice(at)} />)
  return pieces
}

function Refused({ block }: { readonly block: RefusedBlock }): JSX.Element {
  const notify = useNotify()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(block.data)
      notify({ text: 'The data of this block are on the clipboard.' })
    } catch {
      notify({ text: 'The data were not copied, because the clipboard is closed to this window.', tone: 'bad' })
    }
  }
  return (
    <div className="broken-block" role="group" aria-label="Block that cannot be read">
      <p>
        <b>This block cannot be read.</b> {block.why}
      </p>
      <details>
        <summary>As it is stored</summary>
        <pre>{block.data}</pre>
      </details>
      <span className="broken-block-buttons">
        <Button className="button" onPress={() => void copy()}>
          Copy its data
        </Button>
      </span>
    </div>
  )
}
