import { useRef, useState, type JSX } from 'react'
import { Button, FileTrigger } from 'react-aria-components'
import { fail, type Failure, type SigningCertificate } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { encodeFile } from '../letter-editor/pictures/browser-pictures.ts'
import { useActing } from '../people/acting.ts'
import { fieldOf, SecretDialog, SecretField } from '../people/secret-dialog.tsx'

export interface CertificateDialogProps {
  /** The certificate is kept. */
  done(certificate: SigningCertificate): void
  close(): void
}

/** Of the 64 that a certificate has for a name, as far as “(test certificate)” leaves them. */
const longestTestName = 45
const largestKey = 1_000_000
const noFile: Failure = { code: 'no-file', message: 'No file is chosen yet.', remedy: 'Choose the file of your key: .p12, .pfx or .pem.' }
const tooLarge: Failure = {
  code: 'file-too-large',
  message: 'This file is larger than 1 MB, and key files are a few kilobytes.',
  remedy: 'Check that it is the right one.',
}

/** Keeps a key that somebody has in a file. */
export function AddCertificateDialog({ done, close }: CertificateDialogProps): JSX.Element {
  const [file, setFile] = useState<File>()
  const added = useRef<SigningCertificate>(undefined)
  return (
    <SecretDialog
      title="Add your certificate"
      intro="The file that your certificate came in, with its key and under its password. It is kept as it is; the password is asked for at every signing, and stored only if you ask for it."
      action="Add"
      waiting="Opening the key …"
      send={async (fields) => {
        if (file === undefined) return fail(noFile)
        if (file.size > largestKey) return fail(tooLarge)
        const result = await ask('signing.addCertificate', {
          name: file.name,
          bytes: await encodeFile(file),
          password: fieldOf(fields, 'password'),
        })
        if (result.ok) added.current = result.value
        return result
      }}
      done={() => added.current !== undefined && done(added.current)}
      close={close}
    >
      <div className="field key-file">
        <span className="field-label">Key file</span>
        <FileTrigger acceptedFileTypes={['.p12', '.pfx', '.pem', 'application/x-pkcs12']} onSelect={(list) => setFile(list?.[0])}>
          <Button className="button" autoFocus>
            {file === undefined ? 'Choose a file …' : file.name}
          </Button>
        </FileTrigger>
        <span slot="description">PKCS #12 (.p12, .pfx) or PEM</span>
      </div>
      <SecretField name="password" label="Password of the file" />
    </SecretDialog>
  )
}

/** Makes a certificate for trying out. */
export function TestCertificateDialog({ done, close }: CertificateDialogProps): JSX.Element {
  const made = useRef<SigningCertificate>(undefined)
  const { here } = useActing()
  return (
    <SecretDialog
      title="Make a test certificate"
      secret="password"
      intro="For trying out. Whoever looks at a signature that was made with it sees “test certificate”: it proves nothing about who signed."
      action="Make it"
      waiting="Making the key …"
      send={async (fields) => {
        const result = await ask('signing.makeTestCertificate', { password: fieldOf(fields, 'password') })
        if (result.ok) made.current = result.value
        return result
      }}
      done={() => made.current !== undefined && done(made.current)}
      close={close}
    >
      {[...(here?.name ?? '')].length > longestTestName && (
        <p className="dialog-intro">
          A certificate has room for {longestTestName} characters of a name beside “(test certificate)”, so yours is shortened in it.
        </p>
      )}
      <SecretField name="password" label="Password for signing with it" isNew hasFocus />
      <SecretField name="password-again" label="The same password, again" isNew />
    </SecretDialog>
  )
}
