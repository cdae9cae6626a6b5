import { useState, type JSX, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { RequestInput, SigningCertificate, SigningLevel } from '../../core/requests/index.ts'
import { Choice } from '../look/choice.tsx'
import { Tick } from '../look/tick.tsx'
import { fieldOf } from '../people/secret-dialog.tsx'
import { useAnswer } from '../window/answers.ts'
import type { AddedFrom } from './adding-dialog.tsx'
import { certificateTitle, levelChoices } from './certificate-words.ts'
import { CheckedCertificate } from './checked-certificate.tsx'
import { KeySecret, keepable } from './key-secret.tsx'
import { ShortText } from './short-text.tsx'

/** A person's certificates, and which of them signs. */
export interface CertificateChoice {
  readonly certificates: readonly SigningCertificate[]
  /** Id of the certificate that is chosen. */
  readonly chosen: string
  choose(id: string): void
  add(from: AddedFrom): void
}

type Wish = Pick<
  RequestInput<'signing.signMany'>,
  'certificate' | 'password' | 'remember' | 'level' | 'reason' | 'place' | 'contact' | 'seal'
>

export interface SigningChoices {
  readonly level: SigningLevel
  readonly hasSeal: boolean
  readonly reason: string
  readonly place: string
  readonly contact: string
  /** Whether anything was written that would be written again. */
  readonly isFilled: boolean
  /** Whether the password is to be remembered, where it is asked for. */
  readonly remembers: boolean
  /** What is said while it is signed. */
  readonly waiting: string
  readonly authorities: readonly string[]
  setLevel(level: SigningLevel): void
  setSeal(hasSeal: boolean): void
  setReason(reason: string): void
  setPlace(place: string): void
  setContact(contact: string): void
  setRemembers(remembers: boolean): void
  /** What is asked of the host, with what stands in the fields; the password is in them only. */
  wishFrom(fields: FormData, certificate: string): Wish
}

/** How something is signed, as it is chosen so far. */
export function useSigningChoices(): SigningChoices {
  const authorities = useAnswer('signing.settings', {}).data?.authorities ?? []
  const [level, setLevel] = useState<SigningLevel>('B-B')
  const [hasSeal, setSeal] = useState(true)
  const [reason, setReason] = useState('')
  const [place, setPlace] = useState('')
  const [contact, setContact] = useState('')
  const [remembers, setRemembers] = useState(false)
  return {
    level,
    setLevel,
    hasSeal,
    setSeal,
    reason,
    setReason,
    place,
    setPlace,
    contact,
    setContact,
    isFilled: [reason, place, contact].some((text) => text.trim() !== ''),
    remembers,
    setRemembers,
    authorities,
    waiting: level === 'B-B' ? 'Signing …' : `Signing, and asking ${hostOf(authorities[0])} for the time …`,
    wishFrom: (fields, certificate) => ({
      certificate,
      password: fieldOf(fields, 'password'),
      remember: remembers && fieldOf(fields, 'password') !== '' && fields.has(keepable),
      level,
      reason,
      place,
      contact,
      ...(hasSeal && { seal: 'free' }),
    }),
  }
}

interface SigningFieldsProps {
  readonly choices: SigningChoices
  readonly of: CertificateChoice
  /** The letters that are signed. */
  readonly releases: readonly string[]
  /** Where the seal stands, in words, and what leads to placing it; left out where it stands wherever there is room. */
  readonly sealPlace?: { readonly words: string | undefined; change(): void }
  /** What is asked for besides, before the seal. */
  readonly children?: ReactNode
}

/** With what, how and under which password something is signed. What is found about the certificate stands here before it is. */
export function SigningFields({
  choices,
  of: { certificates, chosen, choose, add },
  releases,
  sealPlace,
  children,
}: SigningFieldsProps): JSX.Element {
  const { level, hasSeal, authorities } = choices
  const certificate = certificates.find(({ id }) => id === chosen)
  return (
    <>
      <Choice
        label="Certificate"
        autoFocus
        value={chosen}
        options={certificates.map((each) => ({ id: each.id, title: certificateTitle(each) }))}
        change={choose}
      />
      <div className="certificate-more">
        <Button className="link-button" onPress={() => add('file')}>
          Add another …
        </Button>
        <Button className="link-button" onPress={() => add('token')}>
          Add from a token …
        </Button>
        <Button className="link-button" onPress={() => add('test')}>
          Make a test certificate …
        </Button>
      </div>
      <CheckedCertificate
        key={chosen}
        id={chosen}
        isTest={certificates.some(({ id, isTest }) => id === chosen && isTest)}
        releases={releases}
        asks={level !== 'B-B'}
      />
      <Choice
        label="Level"
        value={level}
        options={levelChoices.filter(({ id }) => id === 'B-B' || authorities.length > 0)}
        change={(id) => choices.setLevel(id)}
      />
      {authorities.length === 0 && (
        <p className="dialog-hint signing-hint">
          Levels with a time need a timestamp authority; an administrator names one in the settings.
        </p>
      )}
      <div className="signing-pair">
        <ShortText label="Reason" value={choices.reason} change={choices.setReason} />
        <ShortText label="Place" value={choices.place} change={choices.setPlace} />
      </div>
      <div className="signing-pair">
        <ShortText label="Contact" value={choices.contact} change={choices.setContact} />
        {children}
      </div>
      <Tick
        title="Visible seal"
        detail={sealPlace?.words ?? 'Name, time and reason, in the room above the signatory’s name or beside the last lines'}
        isSelected={hasSeal}
        onChange={choices.setSeal}
      />
      {hasSeal && sealPlace !== undefined && (
        <p className="seal-where">
          <Button className="link-button" onPress={sealPlace.change}>
            Place it …
          </Button>
        </p>
      )}
      {/* Last, so that whoever types it has seen what they sign and how. */}
      {certificate !== undefined && (
        <KeySecret certificate={certificate} remembers={choices.remembers} setRemembers={choices.setRemembers} />
      )}
    </>
  )
}

function hostOf(address: string | undefined): string {
  return address !== undefined && URL.canParse(address) ? new URL(address).host : 'an authority'
}
