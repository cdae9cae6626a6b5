import { useMemo, useState, type JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Letter } from '../../core/letter/index.ts'
import type { LetterRevision } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { Choice } from '../look/choice.tsx'
import { useOneAtATime } from '../look/one-at-a-time.ts'
import { WorkButton } from '../look/work-button.tsx'
import { RedlineView } from '../redline/redline-view.tsx'
import { useAnswer } from '../window/answers.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { NameRevision } from './name-revision.tsx'
import { RevisionList } from './revision-list.tsx'
import { besideChanges, revisionName } from './revision-words.ts'

interface HistoryDialogProps {
  readonly id: string
  /** What a field is called in its form. */
  labelOf(field: string): string
  /** Puts a version in the place of what stands in the letter; it has said itself why where it did not. */
  restore(letter: Letter, revision: LetterRevision): Promise<void>
  close(): void
}

/** The versions that are kept of a letter: what changed between any two of them, what they are called, and the way back to one. */
export function HistoryDialog({ id, labelOf, restore, close }: HistoryDialogProps): JSX.Element {
  const { data, error } = useAnswer('letters.history', { id })
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog history-dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">Version history</Heading>
          </div>
          {error !== null && (
            <p className="dialog-failure" role="alert">
              {error.failure.message} {error.failure.remedy}
            </p>
          )}
          {data !== undefined && <History id={id} revisions={data} labelOf={labelOf} restore={restore} close={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface HistoryProps extends HistoryDialogProps {
  /** At least one, the newest first. */
  readonly revisions: readonly LetterRevision[]
}

function History({ id, revisions, labelOf, restore, close }: HistoryProps): JSX.Element {
  const [now] = useState(() => new Date())
  const newest = revisions[0]
  const [chosen, choose] = useState(() => (revisions[1] ?? newest)?.number ?? 1)
  const [other, setOther] = useState<number>()
  const revision = revisions.find(({ number }) => number === chosen)
  const compared = revisions.find(({ number }) => number === other) ?? newest
  const notify = useNotify()
  const bringBack = useOneAtATime(async () => {
    if (revision === undefined) return
    const opened = await ask('letters.revision', { id, number: revision.number })
    if (!opened.ok) return notify(noticeOf(opened.error))
    close()
    await restore(opened.value.letter, revision)
  })
  const isNewest = revision === newest
  return (
    <>
      <div className="history">
        <RevisionList revisions={revisions} chosen={chosen} now={now} choose={choose} />
        <div className="history-shown">
          {revision !== undefined && compared !== undefined && (
            <>
              <div className="history-bar">
                <NameRevision key={revision.number} id={id} revision={revision} />
                <Choice
                  label="Compared with"
                  labelled="beside"
                  value={String(compared.number)}
                  options={revisions.map((entry) => ({
                    id: String(entry.number),
                    title: entry === newest ? 'The letter as it is now' : revisionName(entry, now),
                  }))}
                  change={(number) => setOther(Number(number))}
                />
              </div>
              {revision === compared ? (
                <p className="panel-empty">
                  {revisions.length === 1
                    ? 'There is one version yet. While you write, one more is kept every five minutes.'
                    : 'This is the same version. Choose another one to see what changed.'}
                </p>
              ) : (
                <Comparison id={id} one={revision} other={compared} now={now} newest={newest} labelOf={labelOf} />
              )}
            </>
          )}
        </div>
      </div>
      <div className="dialog-buttons">
        <Button className="button" onPress={close}>
          Close
        </Button>
        <WorkButton
          className="button button-main"
          isUnderWay={bringBack.isUnderWay}
          isDisabled={isNewest && !bringBack.isUnderWay}
          onPress={bringBack.run}
        >
          Restore this version
        </WorkButton>
      </div>
    </>
  )
}

interface ComparisonProps {
  readonly id: string
  readonly one: LetterRevision
  readonly other: LetterRevision
  readonly newest: LetterRevision | undefined
  readonly now: Date
  labelOf(field: string): string
}

/** What changed from the older to the newer of two versions, whichever was chosen first. */
function Comparison({ id, one, other, newest, now, labelOf }: ComparisonProps): JSX.Element {
  const [older, newer] = one.number < other.number ? [one, other] : [other, one]
  const before = useAnswer('letters.revision', { id, number: older.number })
  const after = useAnswer('letters.revision', { id, number: newer.number })
  const failure = before.error?.failure ?? after.error?.failure
  const nameOf = (revision: LetterRevision): string => (revision === newest ? 'now' : revisionName(revision, now))
  const [from, to] = [nameOf(older), nameOf(newer)]
  const texts = useMemo(
    () =>
      before.data === undefined || after.data === undefined
        ? undefined
        : {
            before: { name: from, body: before.data.letter.document },
            after: { name: to, body: after.data.letter.document },
            beside: besideChanges(before.data.letter, after.data.letter, labelOf),
          },
    [before.data, after.data, from, to, labelOf],
  )
  if (failure !== undefined)
    return (
      <p className="dialog-failure" role="alert">
        {failure.message} {failure.remedy}
      </p>
    )
  if (texts === undefined) return <p className="redline-waiting appears-late">Opening the versions …</p>
  return (
    <>
      {texts.beside.length > 0 && (
        <ul className="history-beside" aria-label="Changed beside the text">
          {texts.beside.map(({ what, before: was, after: is }) => (
            <li key={what}>
              <b>{what}</b> {was !== '' && <del>{was}</del>} {is !== '' && <ins>{is}</ins>}
            </li>
          ))}
        </ul>
      )}
      <RedlineView before={texts.before} after={texts.after} />
    </>
  )
}
