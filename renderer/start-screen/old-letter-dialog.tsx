import { useState, type JSX } from 'react'
import { notesOfImport, passagesInLibrary, type Letter, type LetterTemplate } from '../../core/letter/index.ts'
import type { Failure } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { encodeFile } from '../letter-editor/pictures/browser-pictures.ts'
import { Choice } from '../look/choice.tsx'
import { FormDialog } from '../look/form-dialog.tsx'
import { passagesPlace } from '../library-passages/passages-place.ts'
import { useLetterList } from '../window/answers.ts'
import { useNotify } from '../window/notices.tsx'
import { goTo } from '../window/place.ts'
import { lettersAtFirst } from './letters-at-first.ts'
import { likelyTemplate } from './likely-template.ts'

interface OldLetterDialogProps {
  readonly file: File
  readonly templates: readonly LetterTemplate[]
  close(): void
}

/** The largest file that is sent to the host, which reads no larger one, in bytes. */
const largest = 50_000_000

const tooLarge: Failure = {
  code: 'file-too-large',
  message: 'The file is larger than 50 MB, which no letter is.',
  remedy: 'Check that it is the right file.',
}

const noTemplate: Failure = {
  code: 'template-unknown',
  message: 'The library has no letter templates.',
  remedy: 'Put one into the folder “letters” of a library folder and start Chancery again.',
}

/** Asks which template a letter of another program is to follow, makes its draft and opens it. */
export function OldLetterDialog({ file, templates, close }: OldLetterDialogProps): JSX.Element {
  const notify = useNotify()
  const { data: letters = [] } = useLetterList(lettersAtFirst)
  const [chosen, setTemplate] = useState<string>()
  const template = chosen ?? likelyTemplate(templates, letters)
  const [failure, setFailure] = useState<Failure>()
  const [waiting, setWaiting] = useState<string>()
  const submit = async (): Promise<void> => {
    if (template === undefined) return setFailure(noTemplate)
    if (file.size > largest) return setFailure(tooLarge)
    setFailure(undefined)
    setWaiting('Reading the letter …')
    const made = await ask('letters.importOld', { name: file.name.slice(0, 255), bytes: await encodeFile(file), template })
    setWaiting(undefined)
    if (!made.ok) return setFailure(made.error)
    const { id, letter } = made.value
    const passages = await passagesOf(letter)
    notify({ text: [...notesOfImport(made.value), ...(passages > 0 ? [passagesText(passages)] : [])].join(' ') })
    close()
    if (passages > 0) goTo('letters', id, passagesPlace)
    else goTo('letters', id)
  }
  return (
    <FormDialog
      title="Open an old letter"
      intro={`“${file.name}” becomes a new draft. The file itself stays as it is.`}
      action="Make a draft"
      waiting={waiting}
      failure={failure}
      submit={submit}
      close={close}
    >
      {template !== undefined && (
        <Choice
          label="Letterhead, parts and checks of"
          value={template}
          options={templates.map(({ code, title }) => ({ id: code, title }))}
          autoFocus
          change={setTemplate}
        />
      )}
    </FormDialog>
  )
}

/** How many passages of the letter the library has; none where the library cannot be read now, as the letter can look for them later. */
async function passagesOf({ document, language, values }: Letter): Promise<number> {
  const offered = await ask('library.list', {})
  if (!offered.ok) return 0
  return passagesInLibrary({
    document,
    versions: offered.value.clauses,
    language,
    day: values['letter.date'] ?? '',
    printed: (name) => values[name],
  }).length
}

function passagesText(count: number): string {
  return count === 1 ? 'One passage reads like a clause of the library.' : `${String(count)} passages read like clauses of the library.`
}
