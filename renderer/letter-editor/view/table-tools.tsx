import { Fragment, type JSX } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator, Text, TooltipTrigger } from 'react-aria-components'
import { insertActions, tableActions } from '../actions.ts'
import { describeKeys } from '../keys.ts'
import type { LetterEditor } from '../slate-types.ts'
import { ChevronIcon, TableIcon } from './icons.tsx'
import { showWholeBlock } from './show-whole-block.ts'
import { ToolTip } from './tool-tip.tsx'
import { useChoice, useRun } from './use-run.ts'

/** The first of each group of the menu but the first group. */
const groups = new Set(['remove-row', 'row-up', 'wider', 'merge-cells', 'header-row', 'remove-table'])

/** Puts in a table; inside of one, the menu of what can be done with it. */
export function TableTools({ inTable, command }: { readonly inTable: boolean; readonly command: boolean }): JSX.Element {
  const run = useRun()
  const choose = useChoice()
  const insert = insertActions.find(({ id }) => id === 'table')
  const insertWhole = (editor: LetterEditor): void => {
    insert?.run(editor)
    showWholeBlock(editor)
  }
  if (!inTable) {
    return (
      <TooltipTrigger delay={600}>
        <Button className="tool-button" aria-label="Table" onPress={run(insertWhole)}>
          <TableIcon />
        </Button>
        <ToolTip title="Table" keys={undefined} command={false} />
      </TooltipTrigger>
    )
  }
  return (
    <MenuTrigger>
      <Button className="tool-button is-on" aria-label="Change the table">
        <TableIcon />
        <ChevronIcon />
      </Button>
      <Popover className="editor-popover">
        <Menu className="editor-menu" aria-label="Table">
          {tableActions.map((action) => (
            <Fragment key={action.id}>
              {groups.has(action.id) && <Separator />}
              <MenuItem id={action.id} textValue={action.title} className="editor-menu-item" onAction={choose(action.run)}>
                <Text slot="label">{action.title}</Text>
                {action.keys !== undefined && <kbd>{describeKeys(action.keys, command)}</kbd>}
              </MenuItem>
            </Fragment>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
