import type { JSX } from 'react'
import { Button, Input, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, TextField } from 'react-aria-components'
import type { AuditFilter, RequestOutput } from '../../core/requests/index.ts'
import { actorWords, kindWords } from './entry-words.ts'

interface AuditFiltersProps {
  readonly filter: AuditFilter
  setFilter(filter: AuditFilter): void
  /** What there is to choose from. */
  readonly known: Pick<RequestOutput<'audit.list'>, 'actors' | 'kinds'>
}

interface Choice {
  readonly id: string
  readonly title: string
}

const all = 'all'

/** Narrows the list by what happened, who did it, what it happened to, and when. */
export function AuditFilters({ filter, setFilter, known }: AuditFiltersProps): JSX.Element {
  const change = (part: AuditFilter): void => {
    const entries = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined && value !== '')
    setFilter(Object.fromEntries(entries))
  }
  const sorts = [...new Set(known.kinds.map((kind) => kind.slice(0, kind.indexOf('.') + 1)))]
  const kinds = [
    { id: all, title: 'Everything' },
    ...sorts.flatMap((sort) => [
      { id: sort, title: `All about: ${kindWords(sort).toLowerCase()}` },
      ...known.kinds.filter((kind) => kind.startsWith(sort)).map((kind) => ({ id: kind, title: kindWords(kind) })),
    ]),
  ]
  const actors = [{ id: all, title: 'Anybody' }, ...known.actors.map(({ id, name }) => ({ id, title: actorWords(id, name) }))]
  return (
    <div className="audit-filters" role="search" aria-label="Entries">
      <Choose label="What" choices={kinds} value={filter.kind} change={(kind) => change({ kind })} />
      <Choose label="Who" choices={actors} value={filter.actor} change={(actor) => change({ actor })} />
      <TextField className="field" value={filter.entity ?? ''} onChange={(entity) => change({ entity: entity.trim() })}>
        <Label>Id of what it happened to</Label>
        <Input placeholder="Any" />
      </TextField>
      <Day label="From" value={filter.from} change={(from) => change({ from })} />
      <Day label="Until" value={filter.until} change={(until) => change({ until })} />
      <Button className="button" isDisabled={Object.keys(filter).length === 0} onPress={() => setFilter({})}>
        Show all
      </Button>
    </div>
  )
}

function Choose(props: {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly value: string | undefined
  change(value: string | undefined): void
}): JSX.Element {
  const { label, choices, value, change } = props
  return (
    <Select className="field" value={value ?? all} onChange={(key) => change(key === null || key === all ? undefined : String(key))}>
      <Label>{label}</Label>
      <Button className="choice-button">
        <SelectValue />
      </Button>
      <Popover className="popover">
        <ListBox className="menu" items={choices}>
          {({ title }) => <ListBoxItem className="menu-item">{title}</ListBoxItem>}
        </ListBox>
      </Popover>
    </Select>
  )
}

function Day({
  label,
  value,
  change,
}: {
  readonly label: string
  readonly value: string | undefined
  change(value: string): void
}): JSX.Element {
  return (
    <TextField className="field" value={value ?? ''} onChange={change}>
      <Label>{label}</Label>
      <Input type="date" />
    </TextField>
  )
}
