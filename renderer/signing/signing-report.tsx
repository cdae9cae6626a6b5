import type { JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { RegisterRow, RequestOutput } from '../../core/requests/index.ts'
import { addressOf } from '../window/place.ts'
import { SaveSignedButton, SavingRow, useSavingSigned } from './save-signed.tsx'

interface SigningReportProps {
  readonly report: RequestOutput<'signing.signMany'>
  rowOf(id: string): RegisterRow | undefined
  /** Back to the letters that are not signed yet. */
  goOn(): void
  close(): void
}

/** What came of signing many letters: those that are signed, and those that are not, with why. They scroll; the buttons stay in sight. */
export function SigningReport({ report, rowOf, goOn, close }: SigningReportProps): JSX.Element {
  const { signed, before, failed, left, ended } = report
  const open = left.length + failed.length
  const saving = useSavingSigned([...signed, ...before])
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close}>
      <Modal className="dialog form-dialog send-many signing-report">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">{open === 0 ? 'All are signed' : 'Not all are signed'}</Heading>
          </div>
          <div className="form-dialog-body">
            <p role="status">
              {letters(signed.length)} signed
              {before.length > 0 && `, ${letters(before.length)} had your signature already`}
              {failed.length > 0 && `, ${letters(failed.length)} not signed`}
              {left.length > 0 && `, ${letters(left.length)} left as ${left.length === 1 ? 'it was' : 'they were'}`}.
            </p>
            {ended !== undefined && (
              <p className="dialog-failure" role="alert">
                {ended.code !== 'locked' && 'It ended early, as the others would have met the same: '}
                {ended.message} {ended.remedy}
              </p>
            )}
            {failed.length > 0 && (
              <>
                <h3 className="send-many-heading">Not signed: {failed.length.toLocaleString('en-GB')}</h3>
                <ul className="library-lines" aria-label="Not signed">
                  {failed.map(({ release, failure }) => (
                    <li key={release}>
                      <a className="link" href={addressOf('register', release)} onClick={close}>
                        {rowOf(release)?.title ?? 'A letter that is not there any more'}
                      </a>
                      <span>
                        {failure.message} <span className="library-remedy">{failure.remedy}</span>
                      </span>
                      <small>{rowOf(release)?.recipient}</small>
                    </li>
                  ))}
                </ul>
              </>
            )}
            {left.length > 0 && <Letters title="Left as they were" ids={left} room={[]} rowOf={rowOf} close={close} />}
            {signed.length > 0 && <Letters title="Signed" ids={signed} room={['verify']} rowOf={rowOf} close={close} />}
          </div>
          <div className="form-dialog-foot">
            <SavingRow saving={saving} />
            <div className="dialog-buttons">
              {open > 0 && (
                <Button className="button" onPress={goOn}>
                  Go on with the others …
                </Button>
              )}
              {signed.length + before.length > 0 && <SaveSignedButton of={signed.length + before.length} saving={saving} />}
              <Button className="button button-main" autoFocus onPress={close}>
                Close
              </Button>
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function letters(count: number): string {
  return count === 1 ? '1 letter' : `${count.toLocaleString('en-GB')} letters`
}

interface LettersProps extends Pick<SigningReportProps, 'rowOf' | 'close'> {
  readonly title: string
  readonly ids: readonly string[]
  /** Of the register, before the letter. */
  readonly room: readonly string[]
}

function Letters({ title, ids, room, rowOf, close }: LettersProps): JSX.Element {
  return (
    <>
      <h3 className="send-many-heading">
        {title}: {ids.length.toLocaleString('en-GB')}
      </h3>
      <ul className="library-lines" aria-label={title}>
        {ids.map((id) => (
          <li key={id}>
            <a className="link" href={addressOf('register', ...room, id)} onClick={close}>
              {rowOf(id)?.title}
            </a>
            <small>{rowOf(id)?.recipient}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
