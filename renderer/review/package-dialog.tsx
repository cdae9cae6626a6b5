import type { JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { houseLine } from '../../core/house/index.ts'
import type { UnpackedReview } from '../../core/requests/index.ts'
import { allOf, standInText, turnText, wayBackText } from '../../core/review/index.ts'
import { buttonClass } from '../look/button-class.ts'
import { goTo } from '../window/place.ts'
import { dayText, meaningWords, nameOf } from './review-words.ts'

interface PackageDialogProps {
  readonly outcome: UnpackedReview
  close(): void
}

/** What came of opening a package: what came in, and what does not go together with what is here. */
export function PackageDialog({ outcome, close }: PackageDialogProps): JSX.Element {
  const { item, conflicts } = outcome
  const came = cameIn(outcome)
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">{titleOf(outcome)}</Heading>
          </div>
          <p className="review-soft">Packed by {outcome.packedBy}.</p>
          {came.length > 0 && (
            <section className="package-part" aria-label="What came in">
              <h3 className="panel-heading">What came in</h3>
              <ul className="package-lines">
                {came.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
          )}
          {item !== undefined && (
            <section className="package-part" aria-label="How it is decided">
              <h3 className="panel-heading">How it is decided</h3>
              <ul className="package-lines">
                {howDecided(outcome).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
          )}
          {conflicts.length > 0 && (
            <section className="package-part" aria-label="What does not go together">
              <h3 className="panel-heading">What does not go together</h3>
              <ul className="package-lines">
                {conflicts.map((line) => (
                  <li key={line} className="package-conflict">
                    {line}
                  </li>
                ))}
              </ul>
              <p className="review-soft">Nothing here was overwritten.</p>
            </section>
          )}
          <div className="dialog-buttons">
            <Button className={buttonClass(item === undefined)} autoFocus={item === undefined} onPress={close}>
              Close
            </Button>
            {item !== undefined && (
              <Button className="button button-main" autoFocus onPress={() => (close(), goTo('review', item.id))}>
                Open the review
              </Button>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function titleOf({ item, isNew, changed, conflicts }: UnpackedReview): string {
  if (item === undefined) return 'The package was left alone'
  if (!changed) return `${conflicts.length > 0 ? 'Nothing came in' : 'All of it is here already'}: ${nameOf(item)}`
  return isNew ? `For review: ${nameOf(item)}` : `Back from review: ${nameOf(item)}`
}

/** By which rule, by whom, and where the decision goes. */
function howDecided({ item, judging }: UnpackedReview): string[] {
  const turn = item === undefined ? '' : turnText(item)
  return [
    `It takes ${judging.rule} where it was packed`,
    ...(turn === '' ? [] : [turn]),
    ...judging.standIns.map(({ firstDay, lastDay, ...who }) =>
      standInText({ ...who, firstDay: dayText(firstDay), lastDay: dayText(lastDay) }),
    ),
    ...(item?.returnTo === undefined ? [] : [wayBackText(item.returnTo)]),
  ]
}

function cameIn({ item, isNew, people, versions, house, comments, decisions }: UnpackedReview): string[] {
  return [
    ...(isNew && item !== undefined && item.note !== '' ? [`A note from ${item.sentBy}: ${item.note}`] : []),
    ...decisions.map(decisionLine),
    ...(comments > 0 ? [counted(comments, 'comment')] : []),
    ...(versions > 0 ? [`${counted(versions, 'clause version')} that the library here did not have`] : []),
    ...house.map(houseLine),
    ...(people.length > 0 ? [`${allOf(people)}, for whom this house vouches`] : []),
  ]
}

/** The words that a person gave with a decision are quoted: they are theirs, the rest is the program's. */
function decisionLine({ name, meaning, comment }: UnpackedReview['decisions'][number]): string {
  const line = `${name}: ${meaningWords(meaning).toLowerCase()}, signed and vouched for by this house`
  return comment.trim() === '' ? line : `${line}. “${comment.trim()}”`
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`
}
