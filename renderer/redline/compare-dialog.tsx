import { useState, type JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Choice } from '../look/choice.tsx'
import type { Compared } from './compared.ts'
import { RedlineView } from './redline-view.tsx'

interface CompareDialogProps {
  readonly title: string
  /** At least two, the newest first. */
  readonly versions: readonly Compared[]
  /** Number of the version to begin with, beside the one before it. */
  readonly from: number
  close(): void
}

/** Any two versions of a clause, compared. */
export function CompareDialog({ title, versions, from, close }: CompareDialogProps): JSX.Element {
  const oldest = versions.at(-1)?.version ?? 1
  const second = versions.at(-2)?.version ?? oldest
  const [newer, setNewer] = useState(from === oldest ? second : from)
  const [older, setOlder] = useState(() => versions.find(({ version }) => version < newer)?.version ?? oldest)
  const options = versions.map(({ version }) => ({ id: String(version), title: `Version ${String(version)}` }))
  const [before, after] = [older, newer].map((number) => versions.find(({ version }) => version === number))
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog newer-version-dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
          </div>
          <div className="compare-choice">
            <Choice
              label="From"
              value={String(older)}
              options={options}
              labelled="beside"
              autoFocus
              change={(number) => setOlder(Number(number))}
            />
            <Choice label="To" value={String(newer)} options={options} labelled="beside" change={(number) => setNewer(Number(number))} />
          </div>
          {before !== undefined && after !== undefined && (
            <RedlineView key={`${String(older)} ${String(newer)}`} before={before} after={after} />
          )}
          <div className="dialog-buttons">
            <Button className="button" onPress={close}>
              Close
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
