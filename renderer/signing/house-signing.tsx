import { useQueryClient } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Button, FieldError, FileTrigger, Form, Input, Label, TextField } from 'react-aria-components'
import { AuthorityAddress, type RequestInput, type RequestName, type TrustedCertificate } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { encodeFile } from '../letter-editor/pictures/browser-pictures.ts'
import { useActing } from '../people/acting.ts'
import { shownDay } from '../register/days.ts'
import { useAnswer } from '../window/answers.ts'
import { noticeOf, useNotify, type Notice } from '../window/notices.tsx'
import { CertificateRow } from './certificate-row.tsx'
import './signing.css'

const mostAuthorities = 5

/** By what the house signs and verifies: timestamp authorities, and certificates that it trusts. Everybody may read it, administrators may change it. */
export function HouseSigning(): JSX.Element | undefined {
  const { here } = useActing()
  const { data } = useAnswer('signing.settings', {})
  if (data === undefined) return undefined
  const isAdministrator = here?.roles.includes('administrator') === true
  return (
    <>
      <Authorities authorities={data.authorities} isReadOnly={!isAdministrator} />
      <Trusted trusted={data.trusted} isReadOnly={!isAdministrator} />
    </>
  )
}

/** Changes something of the house, has what is shown asked for again, and tells what can be taken back. */
function useChange(): <Name extends RequestName>(name: Name, input: RequestInput<Name>, told?: Notice) => Promise<boolean> {
  const queries = useQueryClient()
  const notify = useNotify()
  return async (name, input, told) => {
    const result = await ask(name, input)
    if (!result.ok) notify(noticeOf(result.error))
    else if (told !== undefined) notify(told)
    await queries.invalidateQueries({ predicate: ({ queryKey: [asked] }) => asked === 'signing.settings' || asked === 'register.verify' })
    return result.ok
  }
}

interface AuthoritiesProps {
  readonly authorities: readonly string[]
  readonly isReadOnly: boolean
}

function Authorities({ authorities, isReadOnly }: AuthoritiesProps): JSX.Element {
  const set = useAuthorities(authorities)
  return (
    <section className="settings-part" aria-labelledby="timestamp-authorities">
      <h3 id="timestamp-authorities">Timestamp authorities</h3>
      <p className="settings-note">
        They tell when a letter was signed, from level B-T on; the next one is asked where one does not answer. They are sent a digest,
        never the letter, and nobody is asked at level B-B. {isReadOnly && 'Administrators name them.'}
      </p>
      {authorities.length > 0 && (
        <ol className="certificate-rows" aria-label="Timestamp authorities">
          {authorities.map((address, index) => (
            <li key={address}>
              <b>{address}</b>
              <small>{index === 0 ? 'asked first' : 'asked where those above do not answer'}</small>
              {!isReadOnly && <AuthorityButtons address={address} authorities={authorities} set={set} />}
            </li>
          ))}
        </ol>
      )}
      {isReadOnly && authorities.length === 0 && <p>None is named.</p>}
      {!isReadOnly && authorities.length < mostAuthorities && (
        <AddAuthority known={authorities} add={(address) => set([...authorities, address])} />
      )}
    </section>
  )
}

type SetAuthorities = (next: readonly string[], told?: string) => Promise<boolean>

/** Names other authorities than those that are named; what is told can be taken back. */
function useAuthorities(authorities: readonly string[]): SetAuthorities {
  const change = useChange()
  const undo = (): void => void change('signing.setAuthorities', { authorities: [...authorities] })
  return (next, told) =>
    change(
      'signing.setAuthorities',
      { authorities: [...next] },
      told === undefined ? undefined : { text: told, action: { label: 'Undo', run: undo } },
    )
}

interface AuthorityButtonsProps {
  readonly address: string
  readonly authorities: readonly string[]
  readonly set: SetAuthorities
}

function AuthorityButtons({ address, authorities, set }: AuthorityButtonsProps): JSX.Element {
  const others = authorities.filter((each) => each !== address)
  return (
    <span className="certificate-row-buttons">
      {authorities.indexOf(address) > 0 && (
        <Button className="link-button" aria-label={`Ask first: ${address}`} onPress={() => void set([address, ...others])}>
          Ask first
        </Button>
      )}
      <Button
        className="link-button"
        aria-label={`Remove ${address}`}
        onPress={() => void set(others, `${new URL(address).host} is asked no more.`)}
      >
        Remove
      </Button>
    </span>
  )
}

interface AddAuthorityProps {
  readonly known: readonly string[]
  add(address: string): Promise<boolean>
}

function AddAuthority({ known, add }: AddAuthorityProps): JSX.Element {
  const [address, setAddress] = useState('')
  const [isTried, setTried] = useState(false)
  const wrong = !AuthorityAddress.safeParse(address).success
  const problem = wrong
    ? 'An address of HTTP or HTTPS without a password, such as https://time.example/tsa.'
    : known.includes(address)
      ? 'It is there already.'
      : undefined
  const submit = async (): Promise<void> => {
    if (!(await add(address))) return
    setAddress('')
    setTried(false)
  }
  return (
    <Form
      className="authority-form"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (problem === undefined) void submit()
      }}
    >
      <TextField
        className="field"
        value={address}
        onChange={(text) => setAddress(text.trim())}
        isInvalid={isTried && problem !== undefined}
      >
        <Label>Address of another one</Label>
        <Input placeholder="https://" />
        <FieldError>{problem}</FieldError>
      </TextField>
      <Button type="submit" className="button">
        Add
      </Button>
    </Form>
  )
}

function Trusted({ trusted, isReadOnly }: { readonly trusted: readonly TrustedCertificate[]; readonly isReadOnly: boolean }): JSX.Element {
  const change = useChange()
  const trustFile = async (files: FileList | null): Promise<void> => {
    for (const file of files ?? []) await change('signing.trust', { bytes: await encodeFile(file), name: file.name })
  }
  const distrust = ({ fingerprint, name, pem }: TrustedCertificate): void =>
    void change(
      'signing.distrust',
      { fingerprint },
      { text: `${name} is trusted no more.`, action: { label: 'Undo', run: () => void change('signing.trust', { bytes: btoa(pem) }) } },
    )
  return (
    <section className="settings-part" aria-labelledby="trusted-certificates">
      <h3 id="trusted-certificates">Trusted certificates</h3>
      <p className="settings-note">
        Once there is one, a signature counts as valid only when one of these vouches for its signer: in every verification in this house.{' '}
        {isReadOnly && 'Administrators choose them.'}
      </p>
      {trusted.length > 0 && (
        <ul className="certificate-rows" aria-label="Trusted certificates">
          {trusted.map((certificate) => (
            <CertificateRow
              key={certificate.fingerprint}
              certificate={certificate}
              detail={`added by ${certificate.addedBy}, ${shownDay(certificate.addedAt)}`}
            >
              {!isReadOnly && (
                <Button className="link-button" aria-label={`Remove ${certificate.name}`} onPress={() => distrust(certificate)}>
                  Remove
                </Button>
              )}
            </CertificateRow>
          ))}
        </ul>
      )}
      {isReadOnly && trusted.length === 0 && <p>None is chosen, so who stands behind a signature is not checked.</p>}
      {!isReadOnly && (
        <div className="certificate-buttons">
          <FileTrigger allowsMultiple acceptedFileTypes={['.pem', '.crt', '.cer', '.der']} onSelect={(list) => void trustFile(list)}>
            <Button className="button">Add certificates …</Button>
          </FileTrigger>
        </div>
      )}
    </section>
  )
}
