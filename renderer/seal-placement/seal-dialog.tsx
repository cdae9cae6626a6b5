import { useId, useState, type JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { SealPlacement, type PlacedSeal } from './seal-placement.tsx'

interface SealDialogProps {
  /** Id of the released letter. */
  readonly release: string
  /** Id of the certificate that will sign. */
  readonly certificate: string
  readonly isTest: boolean
  readonly reason: string
  readonly seal: PlacedSeal
  done(seal: PlacedSeal): void
  close(): void
}

/** Places the seal of a signature that is about to be made; nothing is signed here. */
export function SealDialog({ release, certificate, isTest, reason, seal: before, done, close }: SealDialogProps): JSX.Element {
  const [seal, setSeal] = useState(before)
  const [obstacle, setObstacle] = useState<string>()
  const why = useId()
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="dialog seal-dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">Place the seal</Heading>
          </div>
          <SealPlacement
            release={release}
            certificate={certificate}
            isTest={isTest}
            reason={reason}
            value={seal}
            onChange={setSeal}
            onObstacle={setObstacle}
          />
          <div className="dialog-buttons">
            <span className="seal-obstacle" id={why} role="alert">
              {obstacle}
            </span>
            <Button className="button" onPress={close}>
              Cancel
            </Button>
            <Button className="button button-main" isDisabled={obstacle !== undefined} aria-describedby={why} onPress={() => done(seal)}>
              Use this place
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
