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

const noCode: Failure = {
  code: 'house-incomplete',
  message: 'It needs a title.',
  remedy: 'Write how people are to call it.',
}

/** Asks what is new, makes its first draft and opens it. A letterhead or template begins as the first of its kind reads. */
export function NewHouseDialog({ rows, shelf, close }: NewHouseDialogProps): JSX.Element {
  const hasCompany = rows.some(({ kind }) => kind === 'company')
  const [kind, setKind] = useState<NewKind>('letterhead')
  const [title, setTitle] = useState('')
  const refresh = useHouseRefresh()
  const run = async (reason: string): Promise<Failure | undefined> => {
    const code = title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/gu, '-')
      .replaceAll(/^-+|-+$/gu, '')
    if (kind !== 'company' && code === '') return noCode
    const made = await ask('house.create', { thing: begun(kind, { code, title: title.trim() }, shelf), reason })
    if (!made.ok) return made.error
    beginSitting(made.value.id, reason)
    await refresh()
    goTo('house', made.value.id)
    return undefined
  }
  const options: readonly { readonly id: NewKind; readonly title: string }[] = [
    { id: 'letterhead', title: 'Letterhead' },
    { id: 'template', title: 'Letter template' },
    ...(hasCompany ? [] : [{ id: 'company' as const, title: 'Company values' }]),
  ]
  return (
    <ReasonDialog
      title="New in the house"
      hint="Why the house needs it. It stands beside the version for good."
      button="Make the draft"
      close={close}
      run={run}
    >
      <Choice<NewKind> label="Kind" value={kind} options={options} change={setKind} />
      {kind !== 'company' && (
        <TextField className="field" value={title} onChange={setTitle}>
          <Label>Title</Label>
          <Input />
          <Text slot="description">Its code is made of it, and stays for good.</Text>
        </TextField>
      )}
    </ReasonDialog>
  )
}

function begun(
  kind: NewKind,
  about: { readonly code: string; readonly title: string },
  { letterheads, templates }: ShelfWithoutClauses,
): HouseThing {
  if (kind === 'company')
    return {
      kind,
      content: { 'company.name': '', 'company.address': '', 'company.number': '', 'company.telephone': '', 'company.email': '' },
    }
  if (kind === 'letterhead') return { kind, content: { ...(letterheads[0] ?? blankHead), ...about } }
  return { kind, content: { ...(templates[0] ?? blankTemplate), ...about } }
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
