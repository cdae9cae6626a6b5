import { useState, type JSX, type KeyboardEvent } from 'react'
import { Button, Label, TextArea, TextField } from 'react-aria-components'
import type { Enclosure, EnclosureRelationship, Finding } from '../../core/letter/index.ts'
import { Choice } from '../look/choice.tsx'
import { fileSize } from '../look/file-size.ts'
import type { FileSize } from './enclosed-files.ts'
import { fileKind } from './file-kind.ts'
import { useSaveEnclosure } from './save-enclosure.ts'

const relationships: readonly { readonly id: EnclosureRelationship; readonly title: string }[] = [
  { id: 'supplement', title: 'Supplement to the letter' },
  { id: 'data', title: 'Data that the letter speaks of' },
  { id: 'source', title: 'Source of the letter' },
  { id: 'alternative', title: 'The letter in another form' },
]

const ways = [
  { id: 'attached', title: 'Attached to the PDF' },
  { id: 'appended', title: 'Attached, and its pages follow the letter’s' },
] as const

interface EnclosedFileRowProps {
  readonly file: Enclosure
  /** Undefined until it is known. */
  readonly size: FileSize | undefined
  /** What the checks say of it. */
  readonly findings: readonly Finding[]
  readonly index: number
  readonly count: number
  describe(change: Partial<Omit<Enclosure, 'digest'>>): void
  move(by: -1 | 1, button: string): void
  takeOut(): void
}

/** One enclosed file: its printed words, what it is, and what can be done with it. */
export function EnclosedFileRow({ file, size, findings, index, count, describe, move, takeOut }: EnclosedFileRowProps): JSX.Element {
  const { digest, name, mediaType, relationship } = file
  const save = useSaveEnclosure()
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.shiftKey || event.ctrlKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    move(event.key === 'ArrowUp' ? -1 : 1, 'textarea')
  }
  return (
    <li className="enclosed-file" onKeyDown={onKeyDown}>
      <TitleField file={file} number={index + 1} describe={describe} />
      <p className="enclosed-facts">
        <span className="enclosed-name">{name}</span> · {fileKind(mediaType)}
        {typeof size === 'number' && ` · ${fileSize(size)}`}
        {size === 'missing' && <b className="enclosed-missing"> · not on this computer</b>}
      </p>
      <Choice
        label="What it is"
        value={relationship}
        options={relationships}
        change={(next) => next !== relationship && describe({ relationship: next })}
      />
      {mediaType === 'application/pdf' && (
        <Choice
          label="How it goes out"
          value={file.appended === true ? 'appended' : 'attached'}
          options={ways}
          change={(way) => describe({ appended: way === 'appended' ? true : undefined })}
        />
      )}
      {findings.map(({ severity, message, remedy }) => (
        <p key={message} className={severity === 'error' ? 'enclosed-finding is-bad' : 'enclosed-finding'}>
          {message} {remedy}
        </p>
      ))}
      <div className="enclosed-buttons">
        <Button
          className="link-button"
          aria-label={`Save a copy of ${name}`}
          isDisabled={size === 'missing'}
          onPress={() => save(digest, name)}
        >
          Save a copy
        </Button>
        <Button
          className="link-button entry-up"
          aria-label={`Move ${name} up`}
          isDisabled={index === 0}
          onPress={() => move(-1, '.entry-up')}
        >
          Up
        </Button>
        <Button
          className="link-button entry-down"
          aria-label={`Move ${name} down`}
          isDisabled={index === count - 1}
          onPress={() => move(1, '.entry-down')}
        >
          Down
        </Button>
        <Button className="link-button entry-out" aria-label={`Take out ${name}`} onPress={takeOut}>
          Take out
        </Button>
      </div>
    </li>
  )
}

/** The words that the letter prints for a file. What is written here and not yet a title, such as nothing, stays here until it is left. */
function TitleField({
  file,
  number,
  describe,
}: { readonly file: Enclosure; readonly number: number } & Pick<EnclosedFileRowProps, 'describe'>) {
  const [written, setWritten] = useState<string>()
  const isOwn = written !== undefined && (written.trim() === '' || written.trim() === file.title)
  return (
    <TextField
      className="field"
      value={isOwn ? written : file.title}
      onChange={(next) => {
        // It is one line on the page, however many it takes here.
        const line = next.replaceAll(/\s*\n\s*/gu, ' ')
        setWritten(line)
        const title = line.trim()
        if (title !== '' && title !== file.title) describe({ title })
      }}
      onBlur={() => setWritten(undefined)}
      maxLength={300}
    >
      <Label>{number}. Printed in the letter as</Label>
      <TextArea rows={1} onKeyDown={withoutNewLine} />
    </TextField>
  )
}

function withoutNewLine(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
}
