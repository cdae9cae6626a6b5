import { useState, type JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
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
  const [before, after] = [older, newer].map((number) => versions.find(({ version }) => version === number))
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog newer-version-dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
          </div>
          <div className="compare-choice">
            <VersionChoice label="From" versions={versions} chosen={older} choose={setOlder} />
            <VersionChoice label="to" versions={versions} chosen={newer} choose={setNewer} />
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

interface VersionChoiceProps {
  readonly label: string
  readonly versions: readonly Compared[]
  readonly chosen: number
  choose(version: number): void
}

function VersionChoice({ label, versions, chosen, choose }: VersionChoiceProps): JSX.Element {
  return (
    <label>
      {label}{' '}
      <select value={chosen} onChange={(event) => choose(Number(event.target.value))}>
        {versions.map(({ version }) => (
          <option key={version} value={version}>
            version {version}
          </option>
        ))}
      </select>
    </label>
  )
}
