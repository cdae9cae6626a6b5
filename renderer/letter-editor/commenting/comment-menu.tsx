import type { JSX } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text, TooltipTrigger } from 'react-aria-components'
import { useSlateStatic } from 'slate-react'
import { ariaKeys, describeKeys } from '../keys.ts'
import { ChevronIcon, CommentIcon } from '../view/icons.tsx'
import { ToolTip } from '../view/tool-tip.tsx'
import { useChoice } from '../view/use-run.ts'
import { commentActions } from './comment-actions.ts'
import type { Commentary } from './commentary.ts'
import { useCommentingPart } from './use-commenting.ts'

interface CommentMenuProps {
  readonly commentary: Commentary
  readonly command: boolean
}

/** Comments on what is selected, and the way from one comment to the next. */
export function CommentMenu({ commentary: { threads }, command }: CommentMenuProps): JSX.Element {
  const editor = useSlateStatic()
  const choose = useChoice()
  const showsResolved = useCommentingPart('showsResolved')
  const [action, ...others] = commentActions
  const open = threads.filter(({ isResolved }) => !isResolved).length
  const resolved = threads.length - open
  const titleOf = (id: string, title: string): string =>
    id === 'show-resolved' ? `${showsResolved ? 'Hide' : 'Show'} ${String(resolved)} resolved` : title
  return (
    <>
      <TooltipTrigger delay={600}>
        <Button
          className="tool-button"
          aria-label="Comment"
          aria-keyshortcuts={ariaKeys(action?.keys ?? '', command)}
          onPress={() => action?.run(editor)}
        >
          <CommentIcon />
        </Button>
        <ToolTip title={action?.title ?? ''} keys={action?.keys} command={command} />
      </TooltipTrigger>
      {threads.length > 0 && (
        <MenuTrigger>
          <Button className="tool-button tool-button-menu" aria-label={`Comments: ${String(open)} open`}>
            {open}
            <ChevronIcon />
          </Button>
          <Popover className="editor-popover">
            <Menu className="editor-menu" aria-label="Comments" disabledKeys={resolved === 0 ? ['show-resolved'] : []}>
              {others.map(({ id, title, keys, run }) => (
                <MenuItem key={id} id={id} textValue={titleOf(id, title)} className="editor-menu-item" onAction={choose(run)}>
                  <Text slot="label">{titleOf(id, title)}</Text>
                  {keys !== undefined && <kbd>{describeKeys(keys, command)}</kbd>}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </>
  )
}
