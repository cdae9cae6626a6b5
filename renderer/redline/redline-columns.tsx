import { Fragment, useContext, useMemo, type JSX } from 'react'
import type { Redline, Side } from '../../core/redline/index.ts'
import { RedlineBlockView, RedlineContext } from './redline-blocks.tsx'
import { rowsOf, type RedlineRow } from './rows.ts'

const columns: readonly { readonly side: Side; readonly name: string }[] = [
  { side: 'before', name: 'Before' },
  { side: 'after', name: 'After' },
]

/** Both documents beside each other, each block beside its other form. */
export function RedlineColumns({ redline }: { readonly redline: Redline }): JSX.Element {
  const rows = useMemo(() => rowsOf(redline.blocks), [redline])
  return (
    <div className="redline-columns" role="table" aria-label="Both versions">
      <div role="row" className="redline-row">
        {columns.map(({ side, name }) => (
          <div key={side} role="columnheader" className="redline-column-head">
            {name}
          </div>
        ))}
      </div>
      {rows.map((row, index) => (
        <div key={index} role="row" className="redline-row">
          {columns.map(({ side }) => (
            <div key={side} role="cell" className="redline-text redline-cell" data-side={side}>
              <Cell row={row} side={side} />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

function Cell({ row, side }: { readonly row: RedlineRow; readonly side: Side }): JSX.Element {
  const surroundings = useContext(RedlineContext)
  const { block, path, label, place } = row[side] ?? {}
  const shown =
    block === undefined || path === undefined ? (
      <Fragment />
    ) : (
      <RedlineContext.Provider value={{ ...surroundings, side }}>
        <RedlineBlockView block={block} path={path} label={label} place={place} />
      </RedlineContext.Provider>
    )
  return row.within.reduce((inner) => <blockquote>{inner}</blockquote>, shown)
}
