import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Failure, RequestOutput, TokenLibrary } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { Choice } from '../look/choice.tsx'
import { answerOf, RequestFailed, useAnswer } from '../window/answers.ts'
import type { CertificateDialogProps } from './certificate-dialogs.tsx'
import { CertificateRow } from './certificate-row.tsx'

/** Keeps a certificate whose key lies on a token: by which library the token is spoken with, and what is on it. */
export function TokenDialog({ done, close }: CertificateDialogProps): JSX.Element {
  const known = useAnswer('signing.tokenLibraries', {})
  const [own, setOwn] = useState<TokenLibrary>()
  const [wanted, setWanted] = useState<string>()
  const libraries = [...(known.data?.libraries ?? []).filter(({ handle }) => handle !== own?.handle), ...(own === undefined ? [] : [own])]
  const chosen = libraries.find(({ handle }) => handle === wanted) ?? libraries[0]
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="dialog token-dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">Add a certificate on a token</Heading>
          </div>
          <p className="dialog-intro">
            The key stays on the token, and its PIN is asked for at every signing. A token is spoken with through the library of its maker
            (PKCS #11).
          </p>
          {chosen !== undefined && (
            <Choice
              label="Library of the token"
              value={chosen.handle}
              options={libraries.map(({ handle, name }) => ({ id: handle, title: name }))}
              autoFocus
              change={setWanted}
            />
          )}
          <OtherLibrary
            hasOne={chosen !== undefined}
            take={(library) => {
              setOwn(library)
              setWanted(library.handle)
            }}
          />
          {chosen !== undefined && <Tokens key={chosen.handle} library={chosen.handle} done={done} />}
          <div className="dialog-buttons">
            <Button className="button" onPress={close}>
              Cancel
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface OtherLibraryProps {
  /** Whether there is a library to choose already. */
  readonly hasOne: boolean
  take(library: TokenLibrary): void
}

/** The way to a library that is not known: the host's dialog, and in a browser, which has none, how the program is started. */
function OtherLibrary({ hasOne, take }: OtherLibraryProps): JSX.Element {
  const host = useAnswer('host.describe', {}).data?.host
  const choose = useMutation({
    mutationFn: () => ask('signing.chooseTokenLibrary', {}),
    onSuccess: (chosen) => chosen.ok && chosen.value.library !== undefined && take(chosen.value.library),
  })
  return (
    <div className="token-library-more">
      {!hasOne && <p>No library of tokens was found where makers put theirs on this computer.</p>}
      {host === 'serve' ? (
        <p className="dialog-hint">
          For another one, start Chancery with <code>chancery serve --pkcs11 LIBRARY</code>: a browser tells no program where a file lies.
        </p>
      ) : (
        <Button className="link-button" onPress={() => choose.mutate()}>
          Choose another library …
        </Button>
      )}
      <Refusal failure={choose.data?.ok === false ? choose.data.error : undefined} />
    </div>
  )
}

interface TokensProps {
  readonly library: string
  done: CertificateDialogProps['done']
}

/** What is on the tokens that are plugged in. */
function Tokens({ library, done }: TokensProps): JSX.Element {
  // Looked at when somebody wants to: a card in its reader blinks at each look.
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['signing.tokens', library],
    queryFn: () => answerOf('signing.tokens', { library }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
  const add = useMutation({
    mutationFn: (certificate: string) => ask('signing.addFromToken', { certificate }),
    onSuccess: (added) => added.ok && done(added.value),
  })
  const failure = add.data?.ok === false ? add.data.error : error instanceof RequestFailed ? error.failure : undefined
  return (
    <>
      {data?.tokens.map(({ label, isLocked, certificates }, index) => (
        <section key={`${label} ${String(index)}`} className="token-contents" aria-label={`Token ${label}`}>
          <h3>{label}</h3>
          {isLocked && (
            <p className="dialog-failure">It has locked itself after wrong PINs: unlock it with the program that came with it.</p>
          )}
          {certificates.length === 0 && <p className="dialog-hint">There is no certificate of a person on it that can be seen.</p>}
          <ul className="certificate-rows" aria-label={`Certificates on ${label}`}>
            {certificates.map(({ handle, ...certificate }) => (
              <CertificateRow key={handle} certificate={certificate} detail={certificate.keyKind}>
                <Button className="button" aria-label={`Add ${certificate.name}`} onPress={() => add.mutate(handle)}>
                  Add
                </Button>
              </CertificateRow>
            ))}
          </ul>
        </section>
      ))}
      <p className="token-look" role="status">
        {isFetching ? 'Looking for tokens …' : saysOf(data)}{' '}
        {!isFetching && (
          <Button className="link-button" onPress={() => void refetch()}>
            Look again
          </Button>
        )}
      </p>
      <Refusal failure={failure} />
    </>
  )
}

function saysOf(data: RequestOutput<'signing.tokens'> | undefined): string {
  if (data === undefined) return ''
  if (data.tokens.length === 0) return 'No token is plugged in.'
  return data.tokens.length === 1 ? '1 token is there.' : `${String(data.tokens.length)} tokens are there.`
}

function Refusal({ failure }: { readonly failure: Failure | undefined }): JSX.Element | undefined {
  if (failure === undefined) return undefined
  return (
    <p className="dialog-failure" role="alert">
      {failure.message} {failure.remedy}
    </p>
  )
}
