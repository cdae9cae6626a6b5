import { useState, type JSX, type KeyboardEvent } from 'react'
import { Button, Input, TextField } from 'react-aria-components'
import { ToolTipFor } from '../look/tool-tip.tsx'
import type { LetterSession } from './letter-session.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'

const titlePart = ({ title }: { readonly title: string }): string => title

interface LetterTitleProps {
  readonly session: LetterSession
  readonly isEditing: boolean
  edit(): void
  end(): void
}

/** The letter's title in the header; pressed, it becomes a field. */
export function LetterTitle({ session, isEditing, edit, end }: LetterTitleProps): JSX.Element {
  const title = useSessionPart(session, titlePart)
  if (isEditing) return <TitleField title={title} take={(next) => session.rename(next)} close={end} />
  return (
    <h1 className="letter-title">
      <ToolTipFor title={title}>
        <Button className="letter-title-button" aria-label={`${title}, rename`} onPress={edit}>
          {title}
        </Button>
      </ToolTipFor>
    </h1>
  )
}

interface TitleFieldProps {
  readonly title: string
  take(title: string): void
  close(): void
}

function TitleField({ title, take, close }: TitleFieldProps): JSX.Element {
  const [text, setText] = useState(title)
  const end = (): void => {
    const clean = text.trim()
    if (clean !== '' && clean !== title) take(clean)
    close()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') end()
    if (event.key === 'Escape') close()
  }
  return (
    <TextField className="letter-title-field" aria-label="Title of the letter" value={text} onChange={setText} maxLength={300} autoFocus>
      <Input onBlur={end} onKeyDown={onKeyDown} onFocus={(event) => event.currentTarget.select()} />
    </TextField>
  )
}
