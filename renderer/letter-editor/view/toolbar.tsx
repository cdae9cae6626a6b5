import { useState, type JSX, type ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator, Text, ToggleButton, Toolbar, TooltipTrigger } from 'react-aria-components'
import { useSlateSelector } from 'slate-react'
import {
  alignActions,
  clearAction,
  historyActions,
  insertActions,
  listActions,
  markActions,
  styleActions,
  type EditorAction,
} from '../actions.ts'
import { insertField } from '../commands/insert-inlines.ts'
import { openInsertMenu } from '../insert-menu/slash.ts'
import { ariaKeys, describeKeys } from '../keys.ts'
import {
  AlignCentreIcon,
  AlignEndIcon,
  AlignStartIcon,
  BulletsIcon,
  ChevronIcon,
  CitationIcon,
  FootnoteIcon,
  JustifyIcon,
  NumbersIcon,
  PageBreakIcon,
  PictureIcon,
  QuoteIcon,
  RedoIcon,
  SubscriptIcon,
  SuperscriptIcon,
  UndoIcon,
} from './icons.tsx'
import { LinkButton } from './link-button.tsx'
import { ListMenu } from './list-menu.tsx'
import { ActionItem, ActionMenu } from './action-menu.tsx'
import { MoreTools } from './more-tools.tsx'
import { TableTools } from './table-tools.tsx'
import { ToolTip } from './tool-tip.tsx'
import { has, toolbarStates } from './toolbar-state.ts'
import type { Commentary } from '../commenting/commentary.ts'
import { CommentMenu } from '../commenting/comment-menu.tsx'
import { SuggestMenu } from '../suggesting/suggest-menu.tsx'
import { useSurroundings, type Written } from './surroundings.ts'
import { useChoice, useRun } from './use-run.ts'

const faces: Readonly<Record<string, ReactNode>> = {
  bold: <b>B</b>,
  italic: <i>I</i>,
  underline: <u>U</u>,
  strike: <s>S</s>,
  superscript: <SuperscriptIcon />,
  subscript: <SubscriptIcon />,
  decimal: <NumbersIcon />,
  bullet: <BulletsIcon />,
  quotation: <QuoteIcon />,
  'page-break': <PageBreakIcon />,
  picture: <PictureIcon />,
  undo: <UndoIcon />,
  redo: <RedoIcon />,
  footnote: <FootnoteIcon />,
  citation: <CitationIcon />,
}

export interface EditorToolbarProps {
  /** True on Apple's systems: keys are shown and heard with Command. */
  readonly command: boolean
  /** What is written: a clause takes no other clause and no page break. */
  readonly name: Written
  readonly commentary: Commentary | undefined
}

/** The bar above the page. Its buttons act on the selection; pressed with a pointer, they give the letter its focus back. */
export function EditorToolbar({ command, name, commentary }: EditorToolbarProps): JSX.Element {
  const [stateOf] = useState(toolbarStates)
  const state = useSlateSelector(stateOf)
  const button = (action: EditorAction | undefined, isDisabled = false, fold?: Fold): ReactNode =>
    action === undefined ? null : (
      <ActionButton key={action.id} action={action} isOn={has(state, action.id)} command={command} isDisabled={isDisabled} fold={fold} />
    )
  const named = (actions: readonly EditorAction[], id: string): EditorAction | undefined => actions.find((action) => action.id === id)
  const signs = insertActions.filter(({ id }) => ['no-break-space', 'no-break-hyphen', 'character'].includes(id))
  return (
    <Toolbar className="editor-toolbar" aria-label="Formatting">
      {button(historyActions[0], !has(state, 'can-undo'), 'may-fold-second')}
      {button(historyActions[1], !has(state, 'can-redo'), 'may-fold-second')}
      <Separator orientation="vertical" className="may-fold-second" />
      <StylePicker state={state} command={command} />
      <Separator orientation="vertical" />
      {markActions.slice(0, 3).map((action) => button(action))}
      <ActionMenu title="More formatting" face={undefined}>
        {markActions.slice(3).map((action) => (
          <ActionItem key={action.id} action={action} isOn={has(state, action.id)} face={faces[action.id]} />
        ))}
        <ActionItem action={clearAction} />
        {signs.map((action) => (
          <ActionItem key={action.id} action={action} />
        ))}
      </ActionMenu>
      <Separator orientation="vertical" />
      {listActions.slice(0, 2).map((action) => button(action))}
      <ListMenu state={state} />
      {button(listActions[2], false, 'may-fold-second')}
      <AlignMenu state={state} />
      <TableTools inTable={has(state, 'in-table')} command={command} />
      <Separator orientation="vertical" />
      {name !== 'Clause' && <InsertButton />}
      <FieldPicker />
      {button(named(insertActions, 'picture'), false, 'may-fold-first')}
      {button(named(insertActions, 'footnote'), false, 'may-fold-first')}
      {button(named(insertActions, 'citation'), false, 'may-fold-early')}
      <LinkButton command={command} />
      {name !== 'Clause' && button(named(insertActions, 'page-break'), false, 'may-fold-early')}
      <MoreTools state={state} command={command} name={name} />
      {commentary !== undefined && <CommentMenu commentary={commentary} command={command} />}
      <SuggestMenu command={command} />
    </Toolbar>
  )
}

/** Where the toolbar is narrow, these are not in it but in the menu of more tools: the first already where it is a little narrow. */
type Fold = 'may-fold-early' | 'may-fold-first' | 'may-fold-second'

interface ActionButtonProps {
  readonly action: EditorAction
  readonly isOn: boolean
  readonly command: boolean
  readonly isDisabled: boolean
  readonly fold: Fold | undefined
}

function ActionButton({ action, isOn, command, isDisabled, fold }: ActionButtonProps): JSX.Element {
  const run = useRun()
  const shared = {
    className: fold === undefined ? 'tool-button' : `tool-button ${fold}`,
    'aria-label': action.title,
    isDisabled,
    children: faces[action.id] ?? action.title,
    onPress: run(action.run),
  }
  const keys = action.keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(action.keys, command) }
  return (
    <TooltipTrigger delay={600}>
      {action.isOn === undefined ? <Button {...shared} {...keys} /> : <ToggleButton {...shared} {...keys} isSelected={isOn} />}
      <ToolTip title={action.title} keys={action.keys} command={command} />
    </TooltipTrigger>
  )
}

/** What the style picker says where no style is. */
const otherNames = [
  ['in-clause', 'Clause'],
  ['picture', 'Picture'],
  ['in-part', 'Letter part'],
  ['in-table', 'Table'],
  ['in-list', 'List'],
] as const

function StylePicker({ state, command }: { readonly state: string; readonly command: boolean }): JSX.Element {
  const choose = useChoice()
  const current = styleActions.find(({ id }) => has(state, id))
  const other = otherNames.find(([name]) => has(state, name))?.[1] ?? 'Mixed'
  return (
    <MenuTrigger>
      <Button
        className="tool-button tool-button-style"
        aria-label={`Style: ${current?.title ?? other}`}
        isDisabled={has(state, 'in-clause') || has(state, 'in-part') || has(state, 'in-table')}
      >
        {current?.title ?? other}
        <ChevronIcon />
      </Button>
      <Popover className="editor-popover">
        <Menu className="editor-menu" aria-label="Style" selectionMode="single" selectedKeys={current === undefined ? [] : [current.id]}>
          {styleActions.map((action) => (
            <MenuItem key={action.id} id={action.id} textValue={action.title} className="editor-menu-item" onAction={choose(action.run)}>
              <Text slot="label" className={`style-${action.id}`}>
                {action.title}
              </Text>
              <kbd>{describeKeys(action.keys ?? '', command)}</kbd>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

const alignFaces: Readonly<Record<string, ReactNode>> = {
  'align-start': <AlignStartIcon />,
  'align-center': <AlignCentreIcon />,
  'align-end': <AlignEndIcon />,
  'align-justify': <JustifyIcon />,
}

function AlignMenu({ state }: { readonly state: string }): JSX.Element {
  const current = alignActions.find(({ id }) => has(state, id))
  return (
    <ActionMenu title="Alignment" face={alignFaces[current?.id ?? 'align-start']} isDisabled={current === undefined}>
      {alignActions.map((action) => (
        <ActionItem key={action.id} action={action} isOn={action.id === current?.id} face={alignFaces[action.id]} />
      ))}
    </ActionMenu>
  )
}

function InsertButton(): JSX.Element {
  const run = useRun()
  return (
    <TooltipTrigger delay={600}>
      <Button className="tool-button" onPress={run(openInsertMenu)}>
        Clause
      </Button>
      <ToolTip title="Clause or block at the caret" keys="/" command={false} />
    </TooltipTrigger>
  )
}

function FieldPicker(): JSX.Element | null {
  const choose = useChoice()
  const { fields } = useSurroundings()
  if (fields.length === 0) return null
  return (
    <MenuTrigger>
      <Button className="tool-button">Field</Button>
      <Popover className="editor-popover">
        <Menu className="editor-menu" aria-label="Merge field">
          {fields.map(({ name, label }) => (
            <MenuItem key={name} textValue={label} className="editor-menu-item" onAction={choose((editor) => insertField(editor, name))}>
              <Text slot="label">{label}</Text>
              <Text slot="description">{name}</Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
