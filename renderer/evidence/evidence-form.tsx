import { useState, type JSX } from 'react'
import {
  Button,
  Dialog,
  FieldError,
  FileTrigger,
  Heading,
  Input,
  Label,
  Modal,
  ModalOverlay,
  TextArea,
  TextField,
} from 'react-aria-components'
import { Evidence } from '../../core/clause/index.ts'
import type { Failure } from '../../core/requests/index.ts'
import { DayField } from '../day-field/day-field.tsx'
import { keepFile } from './keep-file.ts'

const fields = [
  { name: 'title', label: 'Title' },
  { name: 'issuer', label: 'Issued by' },
  { name: 'date', label: 'Date of issue' },
  { name: 'reference', label: 'Reference' },
  { name: 'link', label: 'Link' },
  { name: 'note', label: 'Note' },
] as const

const acceptedTypes = ['.pdf', '.docx', '.txt', '.md', '.eml', '.png', '.jpg', '.jpeg']

interface EvidenceFormProps {
  /** The entry to change; undefined for a new one. */
  readonly entry: Evidence | undefined
  /** True where its file has just been dropped, and the rest is asked for now. */
  readonly isNew?: boolean
  /** True where a quotation is sealed against its file, which then stays. */
  readonly isSealed?: boolean
  readonly isOpen: boolean
  close(): void
  save(entry: Evidence): void
}

/** Asks for what is known of a piece of evidence, and for its file. */
export function EvidenceForm({ entry, isNew = false, isSealed = false, isOpen, close, save }: EvidenceFormProps): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={(open) => open || close()}>
      <Modal className="dialog">
        <Dialog>{isOpen && <Fields entry={entry} isNew={isNew} isSealed={isSealed} close={close} save={save} />}</Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Fields({ entry, isNew = false, isSealed = false, close, save }: Omit<EvidenceFormProps, 'isOpen'>): JSX.Element {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => ({ ...entry }))
  const attached = useAttachedFile((title) => setValues((before) => ({ ...before, title: before['title'] ?? title })))
  const [fault, setFault] = useState('')
  const finish = (): void => {
    const given = Object.fromEntries(
      Object.entries({ ...values, ...attached.entry }).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
    )
    const parsed = Evidence.safeParse(given)
    if (parsed.success) {
      save(parsed.data)
      close()
    } else setFault(faultOf(parsed.error.issues[0]?.path[0]))
  }
  const digest = attached.entry.digest ?? values['digest']
  // The file brings its title along; where it is there, the title is what is looked at first.
  const [beginsWithFile] = useState(entry === undefined && !isNew)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        finish()
      }}
    >
      <div className="dialog-head">
        <Heading slot="title">{entry === undefined ? 'Attach evidence' : 'Evidence'}</Heading>
      </div>
      {isNew && <p className="evidence-hint">The file is attached. Say what it is, who issued it and when.</p>}
      <div className="evidence-file" hidden={isSealed}>
        <FileTrigger acceptedFileTypes={acceptedTypes} onSelect={(files) => files?.[0] !== undefined && attached.take(files[0])}>
          <Button className="button" autoFocus={beginsWithFile} isDisabled={attached.isReading}>
            {digest === undefined ? 'Choose its file …' : 'Choose another file …'}
          </Button>
        </FileTrigger>
        <span>
          {attached.isReading
            ? 'Reading the file …'
            : (attached.name ?? (digest === undefined ? 'PDF, Word, text, mail, PNG or JPEG' : 'Its file is kept here'))}
        </span>
      </div>
      {attached.failure !== undefined && (
        <p className="dialog-failure" role="alert">
          {attached.failure.message} {attached.failure.remedy}
        </p>
      )}
      {fields.map(({ name, label }) =>
        name === 'date' ? (
          <DayField key={name} label={label} value={values[name] ?? ''} change={(date) => setValues({ ...values, date })} />
        ) : (
          <TextField
            key={name}
            className="field"
            value={values[name] ?? ''}
            onChange={(value) => setValues({ ...values, [name]: value })}
            isRequired={name === 'title'}
            autoFocus={name === 'title' && !beginsWithFile}
          >
            <Label>{label}</Label>
            {name === 'note' ? <TextArea rows={2} /> : <Input />}
            <FieldError />
          </TextField>
        ),
      )}
      {fault !== '' && (
        <p className="dialog-failure" role="alert">
          {fault}
        </p>
      )}
      <div className="dialog-buttons">
        <Button className="button" onPress={close}>
          {isNew ? 'Later' : 'Cancel'}
        </Button>
        <Button className="button button-main" type="submit" isDisabled={attached.isReading}>
          {entry === undefined ? 'Attach' : 'Keep'}
        </Button>
      </div>
    </form>
  )
}

function faultOf(field: PropertyKey | undefined): string {
  if (field === 'link') return 'The link is no web address. Write it whole, with https://.'
  if (field === 'date') return 'The date of issue is no date. Write year-month-day.'
  return 'Evidence needs a title. Write what the document is called.'
}

/** The file that was chosen, kept by the host as soon as it is. */
function useAttachedFile(onTitle: (title: string) => void): {
  readonly entry: { readonly digest?: string }
  readonly name: string | undefined
  readonly isReading: boolean
  readonly failure: Failure | undefined
  take(file: File): void
} {
  const [kept, setKept] = useState<{ readonly digest: string; readonly name: string }>()
  const [failure, setFailure] = useState<Failure>()
  const [isReading, setReading] = useState(false)
  const take = async (file: File): Promise<void> => {
    setReading(true)
    setFailure(undefined)
    const added = await keepFile(file)
    setReading(false)
    if (!added.ok) return setFailure(added.error)
    setKept({ digest: added.value.digest, name: file.name })
    onTitle(added.value.title)
  }
  return { entry: kept === undefined ? {} : { digest: kept.digest }, name: kept?.name, isReading, failure, take: (file) => void take(file) }
}
