import type { JSX } from 'react'
import type { NamedKind } from '../../core/house/index.ts'
import { Line, type FormProps } from './form-line.tsx'
import { NameLine, type Naming } from './name-line.tsx'

interface Named {
  readonly label: string
  readonly name: string
}

interface LabelAndNameProps extends FormProps<Named> {
  readonly kind: NamedKind
  readonly naming: Naming
  change(part: Partial<Named>): void
}

const hints: Readonly<Record<NamedKind, string>> = { field: 'Such as partner.name', group: 'One word, such as products' }

/** What people call a field or a repeating group, and by what name texts and formulas do. */
export function LabelAndName({ kind, content, isReadOnly, faults, naming, change }: LabelAndNameProps): JSX.Element {
  const { label, name } = content
  return (
    <div className="house-columns">
      <Line
        label="Label"
        value={label}
        isReadOnly={isReadOnly}
        fault={faults.get('label')}
        isFirst={!isReadOnly && label === '' && name === ''}
        change={(next) => change({ label: next })}
      />
      <NameLine
        kind={kind}
        name={name}
        naming={naming}
        isReadOnly={isReadOnly}
        hint={hints[kind]}
        fault={faults.get('name') ?? (kind === 'group' ? faults.get('') : undefined)}
        change={(next) => change({ name: next })}
      />
    </div>
  )
}
