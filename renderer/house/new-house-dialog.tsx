import { useState, type JSX } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'
import type { HouseThing } from '../../core/house/index.ts'
import type { Letterhead, LetterTemplate, ShelfWithoutClauses } from '../../core/letter/index.ts'
import type { Failure, HouseRow } from '../../core/requests/index.ts'
import { Choice } from '../look/choice.tsx'
import { ReasonDialog } from '../clauses/reason-dialog.tsx'
import { beginSitting } from '../clauses/sittings.ts'
import { ask } from '../desktop.ts'
import { goTo } from '../window/place.ts'
import { useHouseRefresh } from './use-house-refresh.ts'

interface NewHouseDialogProps {
  readonly rows: readonly HouseRow[]
  readonly shelf: ShelfWithoutClauses
  close(): void
}

type NewKind = HouseThing['kind']

/** A house has one of it, so that it needs no title. */
function isOneOfAKind(kind: NewKind): boolean {
  return kind === 'company' || kind === 'style'
}

const noCode: Failure = {
  code: 'house-incomplete',
  message: 'It needs a title.',
  remedy: 'Write how people are to call it.',
}

/** Asks what is new and what it begins as, makes its first draft and opens it. */
export function NewHouseDialog({ rows, shelf, close }: NewHouseDialogProps): JSX.Element {
  const has = (wanted: NewKind): boolean => rows.some((row) => row.kind === wanted)
  const [kind, setKind] = useState<NewKind>('letterhead')
  const [title, setTitle] = useState('')
  const [base, setBase] = useState('')
  const refresh = useHouseRefresh()
  const run = async (reason: string): Promise<Failure | undefined> => {
    const code = title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/gu, '-')
      .replaceAll(/^-+|-+$/gu, '')
    if (!isOneOfAKind(kind) && code === '') return noCode
    const made = await ask('house.create', { thing: begun(kind, { code, title: title.trim() }, base, shelf), reason })
    if (!made.ok) return made.error
    beginSitting(made.value.id, reason)
    await refresh()
    goTo('house', made.value.id)
    return undefined
  }
  const changeKind = (next: NewKind): void => {
    setKind(next)
    setBase('')
  }
  const bases = kind === 'template' ? shelf.templates : kind === 'letterhead' ? shelf.letterheads : []
  const options: readonly { readonly id: NewKind; readonly title: string }[] = [
    { id: 'letterhead', title: 'Letterhead' },
    { id: 'template', title: 'Letter template' },
    ...(has('company') ? [] : [{ id: 'company' as const, title: 'Company values' }]),
    ...(has('style') ? [] : [{ id: 'style' as const, title: 'House style: terms and phrases' }]),
  ]
  return (
    <ReasonDialog
      title="New in the house"
      hint="Why the house needs it. It stands beside the version for good."
      button="Make the draft"
      close={close}
      run={run}
      first={
        <>
          <Choice<NewKind> label="Kind" value={kind} options={options} change={changeKind} />
          {!isOneOfAKind(kind) && (
            <TextField className="field" value={title} onChange={setTitle} autoFocus>
              <Label>Title</Label>
              <Input />
              <Text slot="description">Its code is made of it, and stays for good.</Text>
            </TextField>
          )}
          {bases.length > 0 && (
            <Choice
              label="Begins as"
              value={base}
              options={[{ id: '', title: 'Nothing: an empty one' }, ...bases.map((each) => ({ id: each.code, title: each.title }))]}
              change={setBase}
            />
          )}
        </>
      }
    />
  )
}

/** `base` is the code of the one whose words it begins with. */
function begun(
  kind: NewKind,
  about: { readonly code: string; readonly title: string },
  base: string,
  { letterheads, templates }: ShelfWithoutClauses,
): HouseThing {
  if (kind === 'company')
    return {
      kind,
      content: { 'company.name': '', 'company.address': '', 'company.number': '', 'company.telephone': '', 'company.email': '' },
    }
  if (kind === 'style') return { kind, content: { rules: [] } }
  if (kind === 'letterhead') return { kind, content: { ...(letterheads.find(({ code }) => code === base) ?? blankHead), ...about } }
  const blank = { ...blankTemplate, letterhead: letterheads[0]?.code ?? '' }
  return { kind, content: { ...(templates.find(({ code }) => code === base) ?? blank), ...about } }
}

const blankHead: Letterhead = {
  code: '',
  title: '',
  name: '{{company.name}}',
  lines: [],
  footer: [],
  window: 'uk-c5',
  accent: '#1f4e5f',
  style: 'ruled',
}

const blankTemplate: LetterTemplate = {
  code: '',
  title: '',
  description: '',
  language: 'en-GB',
  jurisdictions: [],
  letterhead: '',
  fields: [{ name: 'letter.date', label: 'Date', type: 'date', required: true }],
  mandatoryClauses: [],
  parts: [],
  body: [{ type: 'paragraph', children: [{ text: '' }] }],
}
