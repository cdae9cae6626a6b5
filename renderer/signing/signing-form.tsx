import { useRef, useState, type JSX } from 'react'
import type { Failure, RegisterEntry, RequestOutput, Result } from '../../core/requests/index.ts'
import { allOf } from '../../core/review/index.ts'
import { ask } from '../desktop.ts'
import { Choice } from '../look/choice.tsx'
import { isOfSeal, SecretDialog } from '../people/secret-dialog.tsx'
import { useRegisterChanged } from '../register/register-answers.ts'
import { placeInWords, SealDialog, type PlacedSeal } from '../seal-placement/index.ts'
import { useNotify } from '../window/notices.tsx'
import { goTo } from '../window/place.ts'
import { certifications, certifyChoices } from './certificate-words.ts'
import { useCertificatesChanged } from './certificates-changed.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { SigningFields, useSigningChoices, type CertificateChoice } from './signing-fields.tsx'
import { useStoppable } from './stoppable.ts'

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
  const wasStopped = useRef(false)
  const stoppable = useStoppable()
  const [isLeaving, setLeaving] = useState(false)
  // What the seal was that is signed, or was refused.
  const sealNow = { place: seal.place, image: seal.image, reason: choices.reason, hasSeal: choices.hasSeal }
  const [tried, setTried] = useState(sealNow)
  const isTest = of.certificates.some((certificate) => certificate.id === of.chosen && certificate.isTest)
  const standing = isTest ? entry.signatures : entry.signatures.filter((signature) => !signature.isTest)
  const isFirst = standing.length === 0
  // A signature for trying out does not close the letter to those that count.
  const mayCertify = certifyChoices.filter(({ id }) => id !== '1' || !isTest)
  const certify = mayCertify.some(({ id }) => id === chosenCertification) ? chosenCertification : 'none'

  const send = async (fields: FormData): Promise<Result<RequestOutput<'signing.sign'>>> => {
    const certified = isFirst && certify !== 'none' ? { certify: certifications[certify] } : {}
    const placed = choices.hasSeal ? { seal: seal.place, ...(seal.image !== undefined && { sealImage: seal.image }) } : {}
    const wish = { ...choices.wishFrom(fields, of.chosen), ...certified, ...placed }
    setTried(sealNow)
    const { came, wasStopped: isStopped } = await stoppable.run(async (ticket) => {
      const result = await ask('signing.sign', { ...wish, release: entry.id, ticket })
      await certificatesChanged()
      return result
    })
    wasStopped.current = isStopped
    if (came.ok) signed.current = came.value
    else if (isStopped) {
      close()
      notify({ text: 'Signing was stopped, and nothing was signed.' })
    }
    return came
  }
  const stillHolds = ({ code }: Failure): boolean =>
    !isOfSeal(code) ||
    (tried.place === seal.place && tried.image === seal.image && tried.reason === choices.reason && tried.hasSeal === choices.hasSeal)
  const done = async (): Promise<void> => {
    const { entry: after, findings } = signed.current ?? { entry, findings: [] }
    await changed()
    close()
    notify({
      text: [
        ...(wasStopped.current ? ['It was too late to stop.'] : []),
        sentence(`Signed by ${after.signatures.at(-1)?.signer ?? ''}`),
        ...findings.map(({ message }) => message),
      ].join(' '),
      action: { label: 'Verify', run: () => goTo('register', 'verify', entry.id) },
    })
  }
  const isFilled = choices.isFilled || seal.place !== 'free' || seal.image !== undefined
  return (
    <>
      <SecretDialog
        title={isFirst ? 'Sign the letter' : 'Add a signature'}
        secret="password"
        intro={`“${entry.title}”, to ${entry.recipient}. ${whatStays(entry, standing)}`}
        action="Sign"
        waiting={stoppable.isStopping ? 'Stopping …' : choices.waiting}
        send={send}
        stillHolds={stillHolds}
        done={() => void done()}
        // Whether it is signed all the same, only the host knows.
        close={stoppable.ticket === undefined ? close : stoppable.stop}
        escape={stoppable.ticket !== undefined ? stoppable.stop : isFilled ? () => setLeaving(true) : close}
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
      {isLeaving && <LeaveDialog leave={close} stay={() => setLeaving(false)} />}
      {isPlacing && (
        <SealDialog
          release={entry.id}
          certificate={of.chosen}
          isTest={isTest}
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

type Signatures = RegisterEntry['signatures']

/** What whoever signs next leaves as it is; `standing` are the signatures that are in the file they sign. */
function whatStays({ signatures }: RegisterEntry, standing: Signatures): string {
  if (standing.length === 0) {
    const released = 'The signature is added behind the released file, which stays as it is.'
    return signatures.length === 0 ? released : `${released} What was signed for trying out is left out.`
  }
  const signers = allOf([...new Set(standing.map(({ signer }) => signer))])
  return `${sentence(`Signed so far by ${signers}`)} Yours is added behind, and what they signed stays as it is.`
}

/** A name may end in a full stop of its own. */
function sentence(words: string): string {
  return words.endsWith('.') ? words : `${words}.`
}
