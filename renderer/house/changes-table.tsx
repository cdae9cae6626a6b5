import type { JSX } from 'react'
import type { HouseChange } from '../../core/house/index.ts'

/** What changed, line by line: what was is struck out, what is stands beside it. */
export function ChangesTable({ changes }: { readonly changes: readonly HouseChange[] }): JSX.Element {
  if (changes.length === 0) return <p className="panel-empty">It reads as the version before it.</p>
  return (
    <dl className="house-changes">
      {changes.map(({ what, before, after }, index) => (
        <div key={`${String(index)} ${what}`}>
          <dt>{what}</dt>
          <dd>
            {before !== '' && <del>{before}</del>}
            {after !== '' && <ins>{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
