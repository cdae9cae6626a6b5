import type { JSX } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text, ToggleButton, TooltipTrigger } from 'react-aria-components'
import { suggestionsIn } from '../../../core/suggestion/index.ts'
import { ariaKeys, describeKeys } from '../keys.ts'
import { documentOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { ChevronIcon } from '../view/icons.tsx'
import { ToolTip } from '../view/tool-tip.tsx'
import { useChoice, useRun } from '../view/use-run.ts'
import { decideSuggestions } from './decide.ts'
import { suggestAction, suggestionActions } from './suggestion-actions.ts'
import { useHasSuggestions, useSuggesting, useSuggestions } from './use-suggestions.ts'

/** The switch that makes changes suggestions, and what can be done with those there are. Where nobody can suggest it is not there. */
export function SuggestMenu({ command }: { readonly command: boolean }): JSX.Element | null {
  const { isOn, author } = useSuggesting()
  const run = useRun()
  const isAny = useHasSuggestions()
  if (author === undefined) return null
  return (
    <>
      <TooltipTrigger delay={600}>
        <ToggleButton
          className="tool-button"
          isSelected={isOn}
          aria-keyshortcuts={ariaKeys(suggestAction.keys ?? '', command)}
          onPress={run(suggestAction.run)}
        >
          {isOn ? 'Suggesting' : 'Suggest'}
        </ToggleButton>
        <ToolTip title={suggestAction.title} keys={suggestAction.keys} command={command} />
      </TooltipTrigger>
      {isAny && <DecideMenu command={command} />}
    </>
  )
}

function DecideMenu({ command }: { readonly command: boolean }): JSX.Element {
  const choose = useChoice()
  const suggestions = useSuggestions()
  const authors = [...new Set(suggestions.map(({ author }) => author))]
  const by = (name: string, verdict: 'accept' | 'reject') => (editor: LetterEditor) =>
    decideSuggestions(
      editor,
      verdict,
      suggestionsIn(documentOf(editor)).filter(({ author }) => author === name),
    )
  return (
    <MenuTrigger>
      <Button className="tool-button tool-button-menu" aria-label={`Suggestions: ${String(suggestions.length)}`}>
        {suggestions.length}
        <ChevronIcon />
      </Button>
      <Popover className="editor-popover">
        <Menu className="editor-menu" aria-label="Suggestions">
          {suggestionActions.slice(1).map(({ id, title, keys, run }) => (
            <MenuItem key={id} id={id} textValue={title} className="editor-menu-item" onAction={choose(run)}>
              <Text slot="label">{title}</Text>
              {keys !== undefined && <kbd>{describeKeys(keys, command)}</kbd>}
            </MenuItem>
          ))}
          {authors.flatMap((author) =>
            (['accept', 'reject'] as const).map((verdict) => {
              const title = `${verdict === 'accept' ? 'Accept' : 'Reject'} all by ${author}`
              return (
                <MenuItem key={title} textValue={title} className="editor-menu-item" onAction={choose(by(author, verdict))}>
                  {title}
                </MenuItem>
              )
            }),
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
