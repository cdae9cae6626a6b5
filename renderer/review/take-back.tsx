import { useMutation } from '@tanstack/react-query'
import { useMemo, useState, type JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { ReviewItemShape } from '../../core/requests/index.ts'
import { approvalsText } from '../../core/review/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { ask } from '../desktop.ts'
import { WorkButton } from '../look/work-button.tsx'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { nameOf } from './review-words.ts'
import { useReviewsChanged } from './use-reviews.ts'

interface TakeBackProps {
  readonly item: ReviewItemShape
  /** True in a list, where each row has its own: the key belongs to no row. */
  readonly isInList?: boolean
  /** Called once it is taken back. */
  takenBack?(): void
}

/** Takes back what was sent to review, after a question; nothing where the person who sits here may not. */
export function TakeBack(props: TakeBackProps): JSX.Element | null {
  return props.item.mayTakeBack ? <TakeBackButton {...props} /> : null
}

function TakeBackButton({ item, isInList = false, takenBack }: TakeBackProps): JSX.Element {
  const [isAsking, setAsking] = useState(false)
  useCommands(
    useMemo<Command[]>(
      () =>
        isInList
          ? []
          : [{ id: 'take-back', title: 'Take back from review', group: 'Review', keys: 'Mod+Alt+B', run: () => setAsking(true) }],
      [isInList],
    ),
  )
  return (
    <>
      <Button className="button" {...(isInList && { 'aria-label': `Take back ${nameOf(item)}` })} onPress={() => setAsking(true)}>
        Take back …
      </Button>
      {isAsking && <TakeBackDialog item={item} close={() => setAsking(false)} takenBack={() => takenBack?.()} />}
    </>
  )
}

function TakeBackDialog({ item, close, takenBack }: { readonly item: ReviewItemShape; close(): void; takenBack(): void }): JSX.Element {
  const notify = useNotify()
  const changed = useReviewsChanged()
  const { mutate, isPending } = useMutation({
    mutationFn: () => ask('reviews.takeBack', { id: item.id }),
    onSuccess: async (result) => {
      close()
      notify(result.ok ? { text: `${nameOf(item)} is taken back. ${next(item)}` } : noticeOf(result.error))
      await changed()
      if (result.ok) takenBack()
    },
  })
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog role="alertdialog">
          <div className="dialog-head">
            <Heading slot="title">Take back {nameOf(item)}?</Heading>
          </div>
          <p>
            It becomes a draft again and leaves the lists of its reviewers. {next(item)}
            {item.given > 0 &&
              ` ${approvalsText(item.given)} given so far ${item.given === 1 ? 'counts' : 'count'} again only if it is sent again word for word.`}
          </p>
          <div className="dialog-buttons">
            <Button className="button" autoFocus onPress={close}>
              Leave it in review
            </Button>
            <WorkButton className="button button-main" isUnderWay={isPending} onPress={() => mutate()}>
              Take it back
            </WorkButton>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** What its writers do then. What was sent never changes, except for letters, whose every revision is kept. */
function next({ subject, number }: ReviewItemShape): string {
  return subject === 'letter'
    ? 'You may edit it again.'
    : `v${String(number)} stays as it was sent: to change its words, make the next version.`
}
