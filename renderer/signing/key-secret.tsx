import type { JSX } from 'react'
import type { SigningCertificate } from '../../core/requests/index.ts'
import { Tick } from '../look/tick.tsx'
import { SecretField } from '../people/secret-dialog.tsx'
import { useAnswer } from '../window/answers.ts'
import { ForgetPassword } from './forget-password.tsx'

/** The field that says that the password beside it may be remembered. */
export const keepable = 'password-keepable'

interface KeySecretProps {
  readonly certificate: SigningCertificate
  readonly remembers: boolean
  setRemembers(remembers: boolean): void
}

/** What opens a key: its password, the PIN of its token, or a password that is remembered. */
export function KeySecret({ certificate, remembers, setRemembers }: KeySecretProps): JSX.Element {
  const keeping = useAnswer('signing.passwordKeeping', {}).data
  if (certificate.isRemembered)
    return (
      <p className="remembered-password">
        The password of the key is remembered on this computer. <ForgetPassword certificate={certificate} />
      </p>
    )
  if (certificate.kind === 'token')
    return (
      <SecretField
        key="pin"
        name="password"
        label="PIN of the token"
        help="Leave it empty where the reader of the token has a pad of its own."
        isOptional
      />
    )
  return (
    <>
      <SecretField
        key="password"
        name="password"
        label="Password of the key"
        help={
          certificate.kind === 'test'
            ? 'The one that was given when this test certificate was made, not the passphrase of your profile'
            : 'The one that the file of your certificate came with, not the passphrase of your profile'
        }
      />
      {keeping !== undefined && keeping.whyNot === undefined && (
        <div className="password-keeping">
          <input type="hidden" name={keepable} value="yes" />
          <Tick
            title="Remember this password on this computer"
            detail="In the keychain of the system; it can be forgotten again"
            isSelected={remembers}
            onChange={setRemembers}
          />
        </div>
      )}
    </>
  )
}
