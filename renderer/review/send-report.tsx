import type { JSX } from 'react'
import { Button, Heading } from 'react-aria-components'
import { sentText, type SendReport } from './send-many.ts'

/** What was sent and what was not, with why, and the way to each that was refused. */
export function SendReportView({ report, close }: { readonly report: SendReport; close(): void }): JSX.Element {
  const { refused, left, failure } = report
  return (
    <>
      <div className="dialog-head">
        <Heading slot="title">Not all were sent</Heading>
      </div>
      <p role="status">{sentText(report)}</p>
      {failure !== undefined && (
        <p className="dialog-failure" role="alert">
          {failure.message} {failure.remedy}
        </p>
      )}
      {left > 0 && (
        <p className="send-many-left">{left === 1 ? '1 draft was' : `${left.toLocaleString('en-GB')} drafts were`} not tried.</p>
      )}
      {refused.length > 0 && (
        <>
          <h3 className="send-many-heading">Refused: {refused.length.toLocaleString('en-GB')}</h3>
          {/* A list that scrolls is reached by the keyboard. */}
          <ul className="library-lines" aria-label="Refused" tabIndex={0}>
            {refused.map(({ draft, failure: why }) => (
              <li key={draft.id}>
                <a href={draft.address} onClick={close}>
                  {draft.title}
                </a>
                <span>
                  {why.message} <span className="library-remedy">{why.remedy}</span>
                </span>
                <small>{draft.about}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="dialog-buttons">
        <Button className="button button-main" autoFocus onPress={close}>
          Close
        </Button>
      </div>
    </>
  )
}
