import { useCallback, useMemo, useRef, useState, type JSX } from 'react'
import { Button, Dialog, Heading, Label, Modal, ModalOverlay, TextArea, TextField, type PressEvent } from 'react-aria-components'
import type { ReviewItemShape } from '../../core/requests/index.ts'
import { allOf, missingText, progressText, turnText, wayBackText } from '../../core/review/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { buttonClass } from '../look/button-class.ts'
import { WorkButton } from '../look/work-button.tsx'
import { OwnValuesDialog } from './own-values-dialog.tsx'
import { nameOf } from './review-words.ts'
import { UnsentDialog } from './unsent-dialog.tsx'
import type { Unsent } from './unsent.ts'
import { useDecide } from './use-reviews.ts'

type Asked = 'ask-changes' | 'refuse'
type Meaning = Asked | 'approve'

interface DecisionBarProps {
  readonly item: ReviewItemShape
  /** Company values that still are the starter library's: whoever approves says that they are the company's own. */
  readonly starterValues?: readonly string[] | undefined
  /** Where what was under review lies, to go on from there. */
  readonly place: string
  /** What stands in the boxes of comments and answers: it is never lost by a decision. */
  readonly unsent: Unsent
  /** How many comments of the reviewer's own are open. */
  readonly ownOpen: number
  /** Called once a decision is kept, so that the next one may be opened. */
  decided(): void
}

const placeTitles: Readonly<Partial<Record<ReviewItemShape['subject'], string>>> = {
  letter: 'Open the letter',
  'clause-version': 'Open the clause',
}

const actions = { approve: 'approve', 'ask-changes': 'ask for changes', refuse: 'refuse' } as const

/** The buttons of a decision. Approving is one press; refusing and asking for changes want a word why. */
export function DecisionBar({ item, starterValues, place, unsent, ownOpen, decided }: DecisionBarProps): JSX.Element {
  const [asked, setAsked] = useState<Asked>()
  const [isOwnAsked, setOwnAsked] = useState(false)
  const asksOwn = starterValues !== undefined
  const { mutate, isPending } = useDecide(decided)
  const mayDecide = item.mine.length > 0
  const [held, setHeld] = useState<Meaning>()
  const isBusy = isPending || unsent.isSending
  const hasUnsent = unsent.texts.length > 0
  const goOn = useCallback(
    (meaning: Meaning): void => {
      if (meaning !== 'approve') setAsked(meaning)
      else if (asksOwn) setOwnAsked(true)
      else mutate({ id: item.id, meaning })
    },
    [asksOwn, item.id, mutate],
  )
  const begin = useCallback((meaning: Meaning) => (hasUnsent ? setHeld(meaning) : goOn(meaning)), [hasUnsent, goOn])
  // The next review opens under the pointer: the second half of a double click would decide on what nobody has read.
  const isSecondClick = useRef(false)
  const beginBy =
    (meaning: Meaning) =>
    ({ pointerType }: PressEvent): void => {
      if (pointerType === 'keyboard' || !isSecondClick.current) begin(meaning)
    }
  const name = item.subject === 'letter' ? 'letter' : `v${String(item.number)}`
  const commands = useMemo<Command[]>(
    () =>
      mayDecide && !isBusy
        ? [
            { id: 'approve', title: `Approve ${nameOf(item)}`, group: 'Review', keys: 'Mod+Enter', run: () => begin('approve') },
            { id: 'ask-for-changes', title: 'Ask for changes', group: 'Review', keys: 'Mod+Alt+A', run: () => begin('ask-changes') },
            { id: 'refuse', title: 'Refuse', group: 'Review', keys: 'Mod+Alt+R', run: () => begin('refuse') },
          ]
        : [],
    [item, mayDecide, isBusy, begin],
  )
  useCommands(commands)
  return (
    <div className="review-actions" onMouseDownCapture={({ detail }) => (isSecondClick.current = detail > 1)}>
      {mayDecide ? (
        <>
          <WorkButton className="button button-main" isUnderWay={isBusy} onPress={beginBy('approve')}>
            Approve {name}
          </WorkButton>
          <WorkButton className="button" isUnderWay={isBusy} onPress={beginBy('ask-changes')}>
            Ask for changes …
          </WorkButton>
          <WorkButton className="button" isUnderWay={isBusy} onPress={beginBy('refuse')}>
            Refuse …
          </WorkButton>
        </>
      ) : (
        <>
          {item.outcome !== undefined && (
            <a className={buttonClass(item.outcome === 'changes-asked')} href={place}>
              {placeTitles[item.subject] ?? 'Open it in House'}
            </a>
          )}
          <span className="review-soft">{item.outcome === undefined ? turnText(item) : 'This review has ended.'}</span>
        </>
      )}
      <span className="window-header-gap" />
      <span className="review-soft">
        {mayDecide || item.outcome !== undefined ? progressText(item) : missingText(item)}
        {mayDecide && ownOpen > 0 && ` · ${ownOpen === 1 ? '1 comment of yours is' : `${String(ownOpen)} comments of yours are`} open`}
        {item.insteadOf.length > 0 && ` · you stand in for ${allOf(item.insteadOf)}`}
      </span>
      {item.returnTo !== undefined && <p className="review-soft review-way-back">{wayBackText(item.returnTo)}</p>}
      {held !== undefined && (
        <UnsentDialog unsent={unsent} action={actions[held]} goOn={() => goOn(held)} close={() => setHeld(undefined)} />
      )}
      {isOwnAsked && (
        <OwnValuesDialog
          names={starterValues ?? []}
          close={() => setOwnAsked(false)}
          approve={(comment) => (mutate({ id: item.id, meaning: 'approve', comment }), setOwnAsked(false))}
        />
      )}
      {asked !== undefined && (
        <WhyDialog
          asked={asked}
          item={item}
          close={() => setAsked(undefined)}
          decide={(comment) => (mutate({ id: item.id, meaning: asked, comment }), setAsked(undefined))}
        />
      )}
    </div>
  )
}

interface WhyDialogProps {
  readonly asked: Asked
  readonly item: ReviewItemShape
  close(): void
  decide(comment: string): void
}

function WhyDialog({ asked, item, close, decide }: WhyDialogProps): JSX.Element {
  const [why, setWhy] = useState('')
  const title = asked === 'refuse' ? `Refuse ${nameOf(item)}` : `Ask for changes of ${nameOf(item)}`
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (why.trim() !== '') decide(why.trim())
            }}
          >
            <div className="dialog-head">
              <Heading slot="title">{title}</Heading>
            </div>
            <TextField className="field" value={why} onChange={setWhy} maxLength={5000} autoFocus isRequired>
              <Label>{asked === 'refuse' ? 'Why it is refused' : 'Which changes you ask for'}</Label>
              <TextArea rows={4} />
            </TextField>
            <div className="dialog-buttons">
              <Button className="button" onPress={close}>
                Cancel
              </Button>
              <Button className="button button-main" type="submit" isDisabled={why.trim() === ''}>
                {asked === 'refuse' ? 'Refuse' : 'Ask for changes'}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
