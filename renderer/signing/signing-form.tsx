import { useRef, useState, type JSX } from 'react'
import type { RegisterEntry, RequestOutput, Result } from '../../core/requests/index.ts'
import { allOf } from '../../core/review/index.ts'
import { ask } from '../desktop.ts'
import { Choice } from '../look/choice.tsx'
import { SecretDialog } from '../people/secret-dialog.tsx'
import { useRegisterChanged } from '../register/register-answers.ts'
import { placeInWords, SealDialog, type PlacedSeal } from '../seal-placement/index.ts'
import { useNotify } from '../window/notices.tsx'
import { goTo } from '../window/place.ts'
import { certifications, certifyChoices } from './certificate-words.ts'
import { useCertificatesChanged } from './certificates-changed.ts'
import { SigningFields, useSigningChoices, type CertificateChoice } from './signing-fields.tsx'

interface SigningFormProps {
  readonly entry: RegisterEntry
  readonly of: CertificateChoice
  close(): void
}

/** Signs one released letter, and leads to the verification of what came of it. */
export function SigningForm({ entry, of, close }: SigningFormProps): JSX.Element {
  const notify = useNotify()
  const changed = useRegisterChanged()
  const certificatesChanged = useCertificatesChanged()
  const choices = useSigningChoices()
  const [chosenCertification, setCertify] = useState<(typeof certifyChoices)[number]['id']>('none')
  const [seal, setSeal] = useState<PlacedSeal>({ place: 'free' })
  const [isPlacing, setPlacing] = useState(false)
  const signed = useRef<RequestOutput<'signing.sign'>>(undefined)
  const ticket = useRef<string>(undefined)
  const isFirst = entry.signatures.length === 0
  const isTest = of.certificates.some((certificate) => certificate.id === of.chosen && certificate.isTest)
  // A signature for trying out does not close the letter to those that count.
  const mayCertify = certifyChoices.filter(({ id }) => id !== '1' || !isTest)
  const certify = mayCertify.some(({ id }) => id === chosenCertification) ? chosenCertification : 'none'

  const send = async (fields: FormData): Promise<Result<RequestOutput<'signing.sign'>>> => {
    const own = crypto.randomUUID()
    ticket.current = own
    const certified = isFirst && certify !== 'none' ? { certify: certifications[certify] } : {}
    const placed = choices.hasSeal ? { seal: seal.place, ...(seal.image !== undefined && { sealImage: seal.image }) } : {}
    const wish = { ...choices.wishFrom(fields, of.chosen), ...certified, ...placed }
    const result = await ask('signing.sign', { ...wish, release: entry.id, ticket: own })
    await certificatesChanged()
    if (result.ok) signed.current = result.value
    return result
  }
  const done = async (): Promise<void> => {
    const { entry: after, findings } = signed.current ?? { entry, findings: [] }
    await changed()
    close()
    notify({
      text: [`Signed by ${after.signatures.at(-1)?.signer ?? ''}.`, ...findings.map(({ message }) => message)].join(' '),
      action: { label: 'Verify', run: () => goTo('register', 'verify', entry.id) },
    })
  }
  return (
    <>
      <SecretDialog
        title={isFirst ? 'Sign the letter' : 'Add a signature'}
        secret="password"
        intro={`“${entry.title}”, to ${entry.recipient}. ${whatStays(entry)}`}
        action="Sign"
        waiting={choices.waiting}
        send={send}
        done={() => void done()}
        close={() => {
          if (ticket.current !== undefined) void ask('signing.cancel', { ticket: ticket.current })
          close()
        }}
      >
        <SigningFields
          choices={choices}
          of={of}
          releases={[entry.id]}
          sealPlace={{ words: seal.place === 'free' ? undefined : placeInWords(seal.place), change: () => setPlacing(true) }}
        >
          {isFirst && <Choice label="What may be added later" value={certify} options={mayCertify} change={(id) => setCertify(id)} />}
        </SigningFields>
      </SecretDialog>
      {isPlacing && (
        <SealDialog
          release={entry.id}
          certificate={of.chosen}
          reason={choices.reason.trim()}
          seal={seal}
          done={(placed) => {
            setSeal(placed)
            setPlacing(false)
          }}
          close={() => setPlacing(false)}
        />
      )}
    </>
  )
}

/** What whoever signs next leaves as it is. */
function whatStays({ signatures }: RegisterEntry): string {
  if (signatures.length === 0) return 'The signature is added behind the released file, which stays as it is.'
  const signers = allOf([...new Set(signatures.map(({ signer }) => signer))])
  return `Signed so far by ${signers}. Yours is added behind, and what they signed stays as it is.`
}
