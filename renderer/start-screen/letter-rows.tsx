import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState, type JSX } from 'react'
import { Button, GridList, GridListItem, Input, Label, Menu, MenuItem, MenuTrigger, Popover, TextField } from 'react-aria-components'
import type { LetterTemplate } from '../../core/letter/index.ts'
import type { Failure, LetterSummary } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { ClauseWithdrawnMark, LetterStateMark } from '../letter-state/letter-state-mark.tsx'
import { FormDialog } from '../look/form-dialog.tsx'
import { DocumentIcon, MoreIcon } from '../look/icons.tsx'
import { useActing } from '../people/acting.ts'
import { goToLetter } from '../window/place.ts'
import { changedAtText } from './changed-at.ts'

/** Rows that are drawn at first, and how many more each time: a list of thousands is searched, not scrolled. */
const rowsAtOnce = 50

interface LetterRowsProps {
  readonly letters: readonly LetterSummary[]
  readonly templates: readonly LetterTemplate[]
  remove(letter: LetterSummary): void
  /** Asks for more than `letters`, where there may be more. */
  readonly showMore: (() => void) | undefined
}

/** The letters, newest change first. Pressed, one opens; its menu renames or removes it. */
export function LetterRows({ letters, templates, remove, showMore }: LetterRowsProps): JSX.Element | null {
  const { needsWriter } = useActing()
  const [renamed, setRenamed] = useState<LetterSummary>()
  const [now] = useState(() => new Date())
  const [most, setMost] = useState(rowsAtOnce)
  const shown = useMemo(() => letters.slice(0, most), [letters, most])
  if (letters.length === 0) return null
  const titles = new Map(templates.map(({ code, title }) => [code, title]))
  return (
    <>
      <GridList className="letter-rows" aria-label="Letters" items={shown} onAction={(key) => goToLetter(String(key))}>
        {(letter) => (
          <LetterRow
            letter={letter}
            now={now}
            template={titles.get(letter.template) ?? letter.template}
            rename={() => needsWriter(() => setRenamed(letter))}
            remove={() => remove(letter)}
          />
        )}
      </GridList>
      {(shown.length < letters.length || showMore !== undefined) && (
        <Button
          className="button letter-rows-more"
          onPress={() => {
            setMost(most + rowsAtOnce)
            showMore?.()
          }}
        >
          Show more letters
        </Button>
      )}
      {renamed !== undefined && <RenameDialog letter={renamed} close={() => setRenamed(undefined)} />}
    </>
  )
}

/** Where a letter stands; a draft needs no word, and one to be recalled says that instead. */
function StateMark({ letter: { state, recalled } }: { readonly letter: LetterSummary }): JSX.Element | undefined {
  if (state === 'draft') return undefined
  return recalled ? <ClauseWithdrawnMark isSent={state === 'sent'} /> : <LetterStateMark state={state} />
}

interface LetterRowProps {
  readonly letter: LetterSummary
  readonly now: Date
  readonly template: string
  rename(): void
  remove(): void
}

function LetterRow({ letter, now, template, rename, remove }: LetterRowProps): JSX.Element {
  const { id, title, recipient, changedAt } = letter
  return (
    <GridListItem id={id} textValue={title} className="letter-row">
      <DocumentIcon />
      <span className="letter-row-title" title={title}>
        {title}
      </span>
      <span>
        <StateMark letter={letter} />
      </span>
      <span className="letter-row-recipient" title={recipient.split('\n')[0]}>
        {recipient.split('\n')[0]}
      </span>
      <span className="letter-row-template">{template}</span>
      <time className="letter-row-time" dateTime={changedAt}>
        {changedAtText(changedAt, now)}
      </time>
      <MenuTrigger>
        <Button className="icon-button icon-button-small" aria-label={`More about ${title}`}>
          <MoreIcon />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu">
            <MenuItem className="menu-item" onAction={() => goToLetter(id)}>
              Open
            </MenuItem>
            <MenuItem className="menu-item" onAction={rename}>
              Rename …
            </MenuItem>
            <MenuItem className="menu-item tone-bad" onAction={remove}>
              Remove
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </GridListItem>
  )
}

function RenameDialog({ letter, close }: { readonly letter: LetterSummary; close(): void }): JSX.Element {
  const [title, setTitle] = useState(letter.title)
  const [failure, setFailure] = useState<Failure>()
  const queries = useQueryClient()
  const rename = async (): Promise<void> => {
    if (title.trim() === '') return
    const renamed = await ask('letters.rename', { id: letter.id, title: title.trim() })
    if (!renamed.ok) return setFailure(renamed.error)
    await queries.invalidateQueries({ queryKey: ['letters.list'] })
    close()
  }
  return (
    <FormDialog title="Rename the letter" action="Rename" isDisabled={title.trim() === ''} failure={failure} submit={rename} close={close}>
      <TextField className="field" value={title} onChange={setTitle} maxLength={300} autoFocus>
        <Label>Title</Label>
        <Input onFocus={(event) => event.currentTarget.select()} />
      </TextField>
    </FormDialog>
  )
}
