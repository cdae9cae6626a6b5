import type { JSX } from 'react'
import type { HouseThing } from '../../core/house/index.ts'
import { CompanyForm } from './company-form.tsx'
import { StyleForm } from './style-form.tsx'
import { LetterheadForm } from './letterhead-form.tsx'

interface HouseFormProps {
  readonly thing: Exclude<HouseThing, { kind: 'template' }>
  readonly isReadOnly: boolean
  readonly faults: ReadonlyMap<string, string>
  change(thing: HouseThing): void
}

/** What company values, a letterhead or the house style say, to fill in; read-only where it is no draft that is being edited. */
export function HouseForm({ thing, change, ...rest }: HouseFormProps): JSX.Element {
  return (
    <form className="house-form" aria-label="What it says" onSubmit={(event) => event.preventDefault()}>
      {thing.kind === 'company' ? (
        <CompanyForm {...rest} content={thing.content} change={(content) => change({ kind: 'company', content })} />
      ) : thing.kind === 'style' ? (
        <StyleForm {...rest} content={thing.content} change={(content) => change({ kind: 'style', content })} />
      ) : (
        <LetterheadForm {...rest} content={thing.content} change={(content) => change({ kind: 'letterhead', content })} />
      )}
    </form>
  )
}
