import { useRef, useState, type JSX } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import {
  fail,
  succeed,
  type CertificateFinding,
  type RegisterEntry,
  type RequestInput,
  type RequestOutput,
  type Result,
  type SigningCertificate,
  type SigningLevel,
} from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { Choice } from '../look/choice.tsx'
import { Tick } from '../look/tick.tsx'
import { fieldOf, SecretDialog, SecretField } from '../people/secret-dialog.tsx'
import { useRegisterChanged } from '../register/register-answers.ts'
import { useAnswer } from '../window/answers.ts'
import { useNotify } from '../window/notices.tsx'
import { goTo } from '../window/place.ts'
import { CertificateFindings } from './certificate-findings.tsx'
import { certificateTitle, certifyChoices, levelChoices } from './certificate-words.ts'

interface SigningFormProps {
  readonly entry: RegisterEntry
  readonly certificates: readonly SigningCertificate[]
  /** Id of the certificate that is chosen. */
  readonly chosen: string
  choose(id: string): void
  add(kind: 'file' | 'test'): void
  close(): void
}

type Signed = Result<RequestOutput<'signing.sign'>>

/** With what, how and under which password a letter is signed. Findings on the certificate stand here before it is. */
export function SigningForm({ entry, certificates, chosen, choose, add, close }: SigningFormProps): JSX.Element {
  const notify = useNotify()
  const changed = useRegisterChanged()
  const authorities = useAnswer('signing.settings', {}).data?.authorities ?? []
  const [level, setLevel] = useState<SigningLevel>('B-B')
  const [certify, setCertify] = useState('none')
  const [hasSeal, setSeal] = useState(true)
  const signed = useRef<RequestOutput<'signing.sign'>>(undefined)
  const ticket = useRef<string>(undefined)
  const isFirst = entry.signatures.length === 0

  const send = async (fields: FormData): Promise<Signed> => {
    const own = crypto.randomUUID()
    ticket.current = own
    const wish: RequestInput<'signing.sign'> = {
      release: entry.id,
      certificate: chosen,
      password: fieldOf(fields, 'password'),
      level,
      reason: fieldOf(fields, 'reason'),
      place: fieldOf(fields, 'place'),
      ticket: own,
      ...(isFirst && certify !== 'none' && { certify: certify === '1' ? 1 : 2 }),
      ...(hasSeal && { seal: 'free' }),
    }
    const result = await ask('signing.sign', wish)
    if (result.ok) signed.current = result.value
    return result
  }
  const done = async (): Promise<void> => {
    const signer = signed.current?.entry.signatures.at(-1)?.signer ?? ''
    await changed()
    close()
    notify({
      text: `Signed by ${signer}.${doubts(signed.current?.findings ?? [])}`,
      action: { label: 'Verify', run: () => goTo('register', 'verify', entry.id) },
    })
  }
  return (
    <SecretDialog
      title="Sign the letter"
      intro={`“${entry.title}”, to ${entry.recipient}. The signature is added behind the released file, which stays as it is.`}
      action="Sign"
      waiting={level === 'B-B' ? 'Signing …' : `Signing, and asking ${hostOf(authorities[0])} for the time …`}
      send={send}
      done={() => void done()}
      close={() => {
        if (ticket.current !== undefined) void ask('signing.cancel', { ticket: ticket.current })
        close()
      }}
    >
      <Choice
        label="Certificate"
        value={chosen}
        options={certificates.map((each) => ({ id: each.id, title: certificateTitle(each) }))}
        change={choose}
      />
      <div className="certificate-more">
        <Button className="link-button" onPress={() => add('file')}>
          Add another …
        </Button>
        <Button className="link-button" onPress={() => add('test')}>
          Make a test certificate …
        </Button>
      </div>
      <CheckedCertificate
        key={chosen}
        id={chosen}
        isTest={certificates.some(({ id, isTest }) => id === chosen && isTest)}
        asks={level !== 'B-B'}
      />
      <SecretField name="password" label="Password of the key" hasFocus />
      <Choice
        label="Level"
        value={level}
        options={levelChoices.filter(({ id }) => id === 'B-B' || authorities.length > 0)}
        change={(id) => setLevel(id)}
      />
      {authorities.length === 0 && (
        <p className="dialog-hint signing-hint">
          Levels with a time need a timestamp authority; an administrator names one in the settings.
        </p>
      )}
      <div className="signing-pair">
        <TextField className="field" name="reason" maxLength={200}>
          <Label>Reason</Label>
          <Input placeholder="May be left out" />
        </TextField>
        <TextField className="field" name="place" maxLength={200}>
          <Label>Place</Label>
          <Input placeholder="May be left out" />
        </TextField>
      </div>
      {isFirst && <Choice label="What may be added later" value={certify} options={certifyChoices} change={setCertify} />}
      <Tick
        title="Visible seal"
        detail="Name, time and reason, in the room above the signatory’s name or beside the last lines"
        isSelected={hasSeal}
        onChange={setSeal}
      />
    </SecretDialog>
  )
}

interface CheckedCertificateProps {
  readonly id: string
  readonly isTest: boolean
  /** Whether its issuer is asked without being told to. */
  readonly asks: boolean
}

/** What is found about a certificate; its issuer is asked at the levels that ask anyway, or when somebody wants to know. */
function CheckedCertificate({ id, isTest, asks: asksAnyway }: CheckedCertificateProps): JSX.Element {
  const [isWanted, setWanted] = useState(false)
  // A test certificate has no issuer that could be asked.
  const asks = asksAnyway && !isTest
  const quick = useAnswer('signing.check', { id, asks: false })
  const asked = useAsked(id, asks || isWanted)
  const findings = asked?.ok === true ? asked.value : (quick.data?.findings ?? [])
  const failure = quick.error?.failure
  return (
    <div className="certificate-check">
      {failure !== undefined && <p className="dialog-failure">{failure.message}</p>}
      <CertificateFindings findings={findings} />
      {asks || isWanted ? (
        <p className="dialog-hint" role="status">
          {asked === undefined ? 'Asking the issuer …' : isUnknown(findings) ? '' : 'Its issuer says that it is not revoked.'}
        </p>
      ) : (
        !isTest && (
          <Button className="link-button" onPress={() => setWanted(true)}>
            Ask its issuer whether it was revoked
          </Button>
        )
      )}
    </div>
  )
}

/** True where revocation is unknown or told already, or where there is nobody to ask. */
function isUnknown(findings: readonly CertificateFinding[]): boolean {
  return findings.some(
    ({ code }) =>
      code.startsWith('revocation') || code === 'certificate-revoked' || code === 'certificate-test' || code === 'certificate-self-signed',
  )
}

function useAsked(id: string, isWanted: boolean): Result<readonly CertificateFinding[]> | undefined {
  const answer = useAnswer('signing.check', { id, asks: isWanted })
  if (!isWanted) return undefined
  if (answer.error !== null) return fail(answer.error.failure)
  return answer.data === undefined ? undefined : succeed(answer.data.findings)
}

function doubts(findings: readonly CertificateFinding[]): string {
  return findings.map(({ message }) => ` ${message}`).join('')
}

function hostOf(address: string | undefined): string {
  return address !== undefined && URL.canParse(address) ? new URL(address).host : 'an authority'
}
