import { useId, useState, type JSX, type ReactNode } from 'react'
import type { Failure, Result } from '../../core/requests/index.ts'
import { FormDialog } from '../look/form-dialog.tsx'

interface SecretDialogProps {
  readonly title: string
  readonly intro?: ReactNode
  readonly action: string
  /** What the host does meanwhile, such as "Opening the key …". */
  readonly waiting: string
  readonly isGrave?: boolean
  readonly isDisabled?: boolean
  /** What it asks for: a person has a passphrase, the key of a certificate a password. */
  readonly secret?: 'passphrase' | 'password'
  readonly children: ReactNode
  /** Sends what was filled in. Nothing of it is kept: passphrases leave their fields once they were right, or with the dialog. */
  send(fields: FormData): Promise<Result<unknown>>
  /** Whether a failure is still worth showing, after what it was about was changed. */
  stillHolds?(failure: Failure): boolean
  done(): void
  close(): void
  /** What Escape does where that is not what Cancel does. */
  escape?(): void
}

/** A dialog that asks for passphrases, or for the passwords of keys. */
export function SecretDialog({
  title,
  intro,
  action,
  waiting,
  isGrave = false,
  isDisabled = false,
  secret = 'passphrase',
  children,
  send,
  stillHolds = () => true,
  done,
  close,
  escape = close,
}: SecretDialogProps): JSX.Element {
  const [failure, setFailure] = useState<Failure>()
  const [isSending, setSending] = useState(false)
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const fields = new FormData(form)
    const different = [...fields.keys()].some((name) => fields.has(`${name}-again`) && fields.get(name) !== fields.get(`${name}-again`))
    if (different)
      return setFailure({
        code: 'passphrases-differ',
        message: `The two ${secret}s are not the same.`,
        remedy: `Type the new ${secret} again.`,
      })
    setSending(true)
    setFailure(undefined)
    const result = await send(fields)
    setSending(false)
    if (result.ok) {
      clearSecrets(form)
      return done()
    }
    setFailure(result.error)
    typeAgain(form, result.error)
  }
  return (
    <FormDialog
      title={title}
      intro={intro}
      action={action}
      waiting={isSending ? waiting : undefined}
      isGrave={isGrave}
      isDisabled={isDisabled}
      failure={failure !== undefined && stillHolds(failure) ? failure : undefined}
      submit={submit}
      close={close}
      escape={escape}
    >
      {children}
    </FormDialog>
  )
}

/** Passphrases are in their fields only: no state of the window holds them. */
function clearSecrets(form: HTMLFormElement): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=password]')) input.value = ''
}

/** What was typed right is not typed twice: where only one's own passphrase was wrong, the others stay, and where none was tried, all do. */
function typeAgain(form: HTMLFormElement, { code }: Failure): void {
  const own = form.querySelector<HTMLInputElement>('input[type=password][name=own]')
  if (code === 'own-passphrase-wrong' && own !== null) {
    own.value = ''
    own.focus()
  } else if (!isUntried.has(code) && !isOfSeal(code)) {
    clearSecrets(form)
    form.querySelector<HTMLInputElement>('input[type=password]')?.focus()
  }
}

/** Failures before any passphrase was looked at. */
const isUntried: ReadonlySet<string> = new Set(['passphrase-wait', 'no-role', 'name-taken'])

/** A seal is refused whatever the password is. */
export function isOfSeal(code: string): boolean {
  return code.startsWith('seal-')
}

export function fieldOf(fields: FormData, name: string): string {
  const value = fields.get(name)
  return typeof value === 'string' ? value : ''
}

interface SecretFieldProps {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly isNew?: boolean
  readonly hasFocus?: boolean
  /** It may be left empty. */
  readonly isOptional?: boolean
}

/** A field for a passphrase; a plain input, so that what is typed is in the page only. */
export function SecretField({ name, label, help, isNew = false, hasFocus = false, isOptional = false }: SecretFieldProps): JSX.Element {
  // Dialogs may lie over one another, each with a field of the same name.
  const id = useId()
  const helpId = `${id}-help`
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        name={name}
        type="password"
        required={!isOptional}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        aria-describedby={help === undefined ? undefined : helpId}
        // The dialog opens for this field: WAI-ARIA APG, dialog pattern.
        autoFocus={hasFocus}
      />
      {help !== undefined && (
        <span id={helpId} slot="description">
          {help}
        </span>
      )}
    </div>
  )
}

/** A new passphrase, twice, because nobody sees it. */
export function NewSecretFields({ name, label, hasFocus = false }: Pick<SecretFieldProps, 'name' | 'label' | 'hasFocus'>): JSX.Element {
  return (
    <>
      <SecretField
        name={name}
        label={label}
        isNew
        hasFocus={hasFocus}
        help="At least 12 characters. Four or five words that do not belong together are easy to keep in mind."
      />
      <SecretField name={`${name}-again`} label={`${label}, again`} isNew />
    </>
  )
}

/** Plain, as the fields of passphrases are: left empty, the browser itself says so beside the first of them all. */
export function NameField(): JSX.Element {
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        Name
      </label>
      <input id={id} name="name" required maxLength={200} aria-describedby={`${id}-help`} autoComplete="off" autoFocus />
      <span id={`${id}-help`} slot="description">
        As it stands in the register and under approvals
      </span>
    </div>
  )
}
