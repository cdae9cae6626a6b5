import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type JSX } from 'react'
import type { Selection } from 'react-aria-components'
import { mostSignedAtOnce, type RequestOutput, type RegisterRow } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { HostProgress } from '../library-folder/library-progress.tsx'
import { SecretDialog } from '../people/secret-dialog.tsx'
import { shownDay } from '../register/days.ts'
import { useRegisterChanged, type RegisterWish } from '../register/register-answers.ts'
import { DraftTicks } from '../review/draft-ticks.tsx'
import { answerOf } from '../window/answers.ts'
import { useNotify } from '../window/notices.tsx'
import { addressOf } from '../window/place.ts'
import { useCertificatesChanged } from './certificates-changed.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { SigningFields, useSigningChoices, type CertificateChoice, type SigningChoices } from './signing-fields.tsx'
import { SigningReport } from './signing-report.tsx'
import { useStoppable } from './stoppable.ts'
import { WithCertificate } from './with-certificate.tsx'
import '../review/send-many.css'

interface SignManyProps {
  /** What the register is narrowed to. */
  readonly wish: RegisterWish
  close(): void
}

type Report = RequestOutput<'signing.signMany'>

/** Signs the letters that the register lists and nobody signed yet, with one unlocking of the key: which of them, how far it is, and what came of each. */
export function SignManyDialog({ wish, close }: SignManyProps): JSX.Element {
  const letters = useLettersToSign(wish)
  // Kept beside the report, so that whoever goes on with the others finds them as they were.
  const choices = useSigningChoices()
  const [report, setReport] = useState<Report>()
  const changed = useRegisterChanged()
  // The letters of the report, which are in no list of letters to sign any more once they are signed.
  const known = useRef<ReadonlyMap<string, RegisterRow>>(new Map())
  const ended = async (came: Report, rows: readonly RegisterRow[]): Promise<void> => {
    known.current = new Map(rows.map((row) => [row.id, row]))
    await changed()
    setReport(came)
  }
  return (
    <WithCertificate title="Sign letters" close={close}>
      {(of) =>
        report !== undefined ? (
          <SigningReport report={report} rowOf={(id) => known.current.get(id)} goOn={() => setReport(undefined)} close={close} />
        ) : (
          letters !== undefined && <SignManyForm letters={letters} of={of} choices={choices} ended={ended} close={close} />
        )
      }
    </WithCertificate>
  )
}

/** All letters to sign that the register's words and dates leave, page by page; undefined while they are read. */
function useLettersToSign({ search, from, until }: RegisterWish): readonly RegisterRow[] | undefined {
  return useQuery({
    queryKey: ['register.list', 'to-sign', search, from, until],
    queryFn: async () => {
      const rows: RegisterRow[] = []
      for (let offset = 0; ; offset += 500) {
        const days = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
        const page = await answerOf('register.list', { search, ...days, sent: 'to-sign', offset, limit: 500 })
        rows.push(...page.rows)
        if (page.rows.length === 0 || rows.length >= Math.min(page.total, mostSignedAtOnce)) return rows.slice(0, mostSignedAtOnce)
      }
    },
  }).data
}

interface SignManyFormProps {
  readonly letters: readonly RegisterRow[]
  readonly of: CertificateChoice
  readonly choices: SigningChoices
  ended(report: Report, rows: readonly RegisterRow[]): Promise<void>
  close(): void
}

function SignManyForm({ letters, of, choices, ended, close }: SignManyFormProps): JSX.Element {
  const notify = useNotify()
  const certificatesChanged = useCertificatesChanged()
  const [chosen, choose] = useState<Selection>('all')
  const stoppable = useStoppable()
  const [isLeaving, setLeaving] = useState(false)
  const came = useRef<Report>(undefined)
  const rows = letters.filter(({ id }) => chosen === 'all' || chosen.has(id))
  return (
    <SecretDialog
      title="Sign letters"
      secret="password"
      intro={
        letters.length === 0
          ? 'Every letter that the register lists is signed, sent, or carries a withdrawn clause.'
          : `${count(rows.length)} of ${count(letters.length)} that nobody signed yet${letters.some(({ trials }) => trials > 0) ? ', or only for trying out' : ''}. The key is opened once for all of them.`
      }
      action={rows.length === 1 ? 'Sign 1 letter' : `Sign ${count(rows.length)} letters`}
      isDisabled={rows.length === 0}
      waiting={stoppable.isStopping ? 'Stopping …' : choices.waiting}
      send={async (fields) => {
        const wish = choices.wishFrom(fields, of.chosen)
        const { came: result, wasStopped } = await stoppable.run(async (ticket) => {
          const answer = await ask('signing.signMany', { ...wish, releases: rows.map(({ id }) => id), ticket })
          await certificatesChanged()
          return answer
        })
        if (result.ok) came.current = result.value
        else if (wasStopped) {
          close()
          notify({ text: 'Signing was stopped, and nothing was signed.' })
        }
        return result
      }}
      done={() => came.current !== undefined && void ended(came.current, rows)}
      // While letters are signed this stops after the one at hand, and what came of them is told.
      close={stoppable.ticket === undefined ? close : stoppable.stop}
      escape={stoppable.ticket !== undefined ? stoppable.stop : choices.isFilled ? () => setLeaving(true) : close}
    >
      {letters.length > 0 && (
        <DraftTicks
          label="Letters"
          drafts={letters.map(({ id, title, recipient, date }) => ({
            id,
            title,
            about: `${recipient} · ${shownDay(date)}`,
            address: addressOf('register', id),
          }))}
          chosen={chosen}
          choose={choose}
        />
      )}
      <SigningFields choices={choices} of={of} releases={rows.map(({ id }) => id)} />
      {stoppable.ticket !== undefined && <HostProgress label="Signed" ticket={stoppable.ticket} of="signing.progress" />}
      {isLeaving && <LeaveDialog leave={close} stay={() => setLeaving(false)} />}
    </SecretDialog>
  )
}

function count(number: number): string {
  return number.toLocaleString('en-GB')
}
