import type { JSX } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import type { AuditFilter, RequestOutput } from '../../core/requests/index.ts'
import { DayField } from '../day-field/day-field.tsx'
import { daysFault } from '../day-field/days-in-order.ts'
import { Choice } from '../look/choice.tsx'
import { actorWords } from './entry-words.ts'
import { kindWords } from './kind-words.ts'

interface AuditFiltersProps {
  readonly filter: AuditFilter
  setFilter(filter: AuditFilter): void
  /** What the thing is called that `filter.entity` narrows the list to. */
  readonly named: string | undefined
  /** What there is to choose from. */
  readonly known: Pick<RequestOutput<'audit.list'>, 'actors' | 'kinds'>
}

const all = 'all'

/** Narrows the list by what happened, who did it, what it happened to, and when. */
export function AuditFilters({ filter, setFilter, named, known }: AuditFiltersProps): JSX.Element {
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
      <Choice
        label="What"
        options={kinds}
        value={filter.kind ?? all}
        change={(kind) => change({ kind: kind === all ? undefined : kind })}
      />
      <Choice
        label="Who"
        options={actors}
        value={filter.actor ?? all}
        change={(actor) => change({ actor: actor === all ? undefined : actor })}
      />
      <TextField
        className="field"
        value={filter.about ?? named ?? filter.entity ?? ''}
        onChange={(about) => change({ about, entity: undefined })}
      >
        <Label>What it happened to</Label>
        <Input placeholder="Title, code, name or id" maxLength={200} />
      </TextField>
      <DayField className="field day" label="From" value={filter.from ?? ''} change={(from) => change({ from })} />
      <DayField
        className="field day"
        label="Until"
        value={filter.until ?? ''}
        change={(until) => change({ until })}
        fault={daysFault(filter)}
      />
      <Button className="button" isDisabled={Object.keys(filter).length === 0} onPress={() => setFilter({})}>
        Show all
      </Button>
    </div>
  )
}
