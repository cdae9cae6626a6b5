import type { JSX } from 'react'
import { Checkbox, GridList, GridListItem, ListLayout, Virtualizer, type Selection } from 'react-aria-components'
import { TickBox } from '../look/tick.tsx'
import type { Sendable } from './send-many.ts'

/** Pixels; every row is as high as another. */
const rowHeight = 44

/** Pixels of the frame above and below. */
const borders = 2

interface DraftTicksProps {
  readonly label?: string
  readonly drafts: readonly Sendable[]
  readonly chosen: Selection
  choose(chosen: Selection): void
}

/** Drafts to choose from, of which only those in sight are drawn. */
export function DraftTicks({ label = 'Drafts', drafts, chosen, choose }: DraftTicksProps): JSX.Element {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight }}>
      <GridList
        className="draft-ticks"
        aria-label={label}
        // A list that is shorter than its place ends with its last row.
        style={{ height: drafts.length * rowHeight + borders }}
        items={drafts}
        selectionMode="multiple"
        escapeKeyBehavior="none"
        selectedKeys={chosen}
        onSelectionChange={choose}
      >
        {({ title, about }) => (
          <GridListItem className="draft-tick" textValue={title}>
            <Checkbox className="draft-tick-box" slot="selection">
              <TickBox />
            </Checkbox>
            <span className="draft-tick-words">
              {title}
              <small>{about}</small>
            </span>
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  )
}
