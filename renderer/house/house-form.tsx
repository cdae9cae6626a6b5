import { useState, type JSX } from 'react'
import { Button, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { fieldText, partOf, type CompanyValues, type HouseThing } from '../../core/house/index.ts'
import { partNames, type PartName } from '../../core/document/index.ts'
import type { Letterhead, LetterTemplate, ShelfWithoutClauses } from '../../core/letter/index.ts'
import { Choice } from '../look/choice.tsx'
import { fieldLabel } from '../letter-editor/index.ts'
import { LogoField } from './logo-field.tsx'

interface FormProps<Content> {
  readonly content: Content
  readonly isReadOnly: boolean
  change(content: Content): void
}

/** What a version says, to fill in; read-only where it is no draft that is being edited. */
export function HouseForm({
  thing,
  shelf,
  isReadOnly,
  change,
}: {
  readonly thing: HouseThing
  readonly shelf: ShelfWithoutClauses
  readonly isReadOnly: boolean
  change(thing: HouseThing): void
}): JSX.Element {
  return (
    <form className="house-form" aria-label="What it says" onSubmit={(event) => event.preventDefault()}>
      {thing.kind === 'company' && (
        <CompanyForm content={thing.content} isReadOnly={isReadOnly} change={(content) => change({ kind: 'company', content })} />
      )}
      {thing.kind === 'letterhead' && (
        <LetterheadForm content={thing.content} isReadOnly={isReadOnly} change={(content) => change({ kind: 'letterhead', content })} />
      )}
      {thing.kind === 'template' && (
        <TemplateForm
          content={thing.content}
          shelf={shelf}
          isReadOnly={isReadOnly}
          change={(content) => change({ kind: 'template', content })}
        />
      )}
    </form>
  )
}

interface LineProps {
  readonly label: string
  readonly value: string
  readonly isReadOnly: boolean
  readonly rows?: number
  readonly hint?: string
  change(value: string): void
}

function Line({ label, value, isReadOnly, rows, hint, change }: LineProps): JSX.Element {
  return (
    <TextField className="field" value={value} onChange={change} isReadOnly={isReadOnly}>
      <Label>{label}</Label>
      {rows === undefined ? <Input /> : <TextArea rows={rows} />}
      {hint !== undefined && <Text slot="description">{hint}</Text>}
    </TextField>
  )
}

const companyLabels: Readonly<Record<string, string>> = { address: 'Registered office', number: 'Registration number' }

/** The values by the first word of their names: the company itself, then its offices. */
function CompanyForm({ content, isReadOnly, change }: FormProps<CompanyValues>): JSX.Element {
  const [name, setName] = useState('')
  const names = Object.keys(content)
  const groups = [...new Set(names.map((each) => each.split('.')[0] ?? each))]
  const isName = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/u.test(name) && !Object.hasOwn(content, name)
  return (
    <>
      {groups.map((group) => (
        <fieldset key={group} className="house-group">
          <legend>{fieldLabel(group)}</legend>
          {names
            .filter((each) => each === group || each.startsWith(`${group}.`))
            .map((each) => {
              const last = each.split('.').at(-1) ?? each
              const value = content[each] ?? ''
              return (
                <Line
                  key={each}
                  label={companyLabels[last] ?? fieldLabel(last)}
                  hint={`{{${each}}}`}
                  value={value}
                  isReadOnly={isReadOnly}
                  {...((last === 'address' || value.includes('\n')) && { rows: 3 })}
                  change={(next) => change({ ...content, [each]: next })}
                />
              )
            })}
        </fieldset>
      ))}
      {!isReadOnly && (
        <div className="house-add">
          <Line label="Another value" hint="Its name, such as uk.directors" value={name} isReadOnly={false} change={setName} />
          <Button
            className="button"
            isDisabled={!isName}
            onPress={() => {
              change({ ...content, [name]: '' })
              setName('')
            }}
          >
            Add
          </Button>
        </div>
      )}
    </>
  )
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'))

function LetterheadForm({ content, isReadOnly, change }: FormProps<Letterhead>): JSX.Element {
  const { return_line: returnLine = '', ...rest } = content
  return (
    <>
      <Line label="Title" value={rest.title} isReadOnly={isReadOnly} change={(title) => change({ ...content, title })} />
      <Line label="Name on the page" value={rest.name} isReadOnly={isReadOnly} change={(name) => change({ ...content, name })} />
      <LogoField
        logo={rest.logo}
        owner={rest.name === '' ? rest.title : rest.name}
        isReadOnly={isReadOnly}
        change={(logo) => {
          const { logo: _before, ...others } = content
          change(logo === undefined ? others : { ...others, logo })
        }}
      />
      <Line
        label="Lines beside the name"
        rows={4}
        value={rest.lines.join('\n')}
        isReadOnly={isReadOnly}
        change={(text) => change({ ...content, lines: linesOf(text) })}
      />
      <Line
        label="Footer"
        rows={4}
        hint="What the law asks of a letter: registration, registered office, directors."
        value={rest.footer.join('\n')}
        isReadOnly={isReadOnly}
        change={(text) => change({ ...content, footer: linesOf(text) })}
      />
      <Line
        label="Return line"
        hint="Above the recipient, in the window of the envelope."
        value={returnLine}
        isReadOnly={isReadOnly}
        change={(text) => {
          const { return_line: _before, ...others } = content
          change(text === '' ? others : { ...others, return_line: text })
        }}
      />
      <fieldset className="house-pair" disabled={isReadOnly}>
        <Choice
          label="Envelope window"
          value={rest.window}
          options={[
            { id: 'uk-c5', title: 'UK C5 and DL' },
            { id: 'din-5008-b', title: 'DIN 5008 form B' },
          ]}
          change={(window) => isReadOnly || change({ ...content, window })}
        />
        <Choice
          label="Style"
          value={rest.style}
          options={[
            { id: 'ruled', title: 'Ruled' },
            { id: 'centred', title: 'Centred' },
          ]}
          change={(style) => isReadOnly || change({ ...content, style })}
        />
        <label className="field house-colour">
          <span>Colour</span>
          <input
            type="color"
            value={rest.accent}
            disabled={isReadOnly}
            onChange={(event) => change({ ...content, accent: event.target.value })}
          />
        </label>
      </fieldset>
    </>
  )
}

const partLabels: Readonly<Record<PartName, string>> = {
  date: 'Date',
  reference: 'Reference',
  recipient: 'Recipient',
  subject: 'Subject',
  salutation: 'Salutation',
  closing: 'Closing',
  signature: 'Signature',
  enclosures: 'Enclosures',
  'copies-to': 'Copies to',
}

function TemplateForm({
  content,
  shelf,
  isReadOnly,
  change,
}: FormProps<LetterTemplate> & { readonly shelf: ShelfWithoutClauses }): JSX.Element {
  const setPart = (name: PartName, text: string): void => {
    const others = content.parts.filter((block) => block.type !== 'part' || block.part !== name)
    const all = text === '' ? others : [...others, partOf(name, text)]
    const place = (block: (typeof all)[number]): number => (block.type === 'part' ? partNames.indexOf(block.part) : -1)
    change({ ...content, parts: all.toSorted((left, right) => place(left) - place(right)) })
  }
  return (
    <>
      <Line label="Title" value={content.title} isReadOnly={isReadOnly} change={(title) => change({ ...content, title })} />
      <Line
        label="Description"
        rows={2}
        value={content.description}
        isReadOnly={isReadOnly}
        change={(description) => change({ ...content, description })}
      />
      <Choice
        label="Letterhead"
        value={content.letterhead}
        options={shelf.letterheads.map(({ code, title }) => ({ id: code, title }))}
        change={(letterhead) => isReadOnly || change({ ...content, letterhead })}
      />
      <Line
        label="Clauses that may not be missing"
        rows={3}
        hint="Their codes, one on each line."
        value={content.mandatoryClauses.join('\n')}
        isReadOnly={isReadOnly}
        change={(text) => change({ ...content, mandatoryClauses: linesOf(text) })}
      />
      {partNames.map((name) => (
        <Line
          key={name}
          label={partLabels[name]}
          rows={name === 'recipient' || name === 'signature' ? 4 : 1}
          value={fieldText(content.parts, name)}
          isReadOnly={isReadOnly}
          change={(text) => setPart(name, text)}
        />
      ))}
    </>
  )
}
