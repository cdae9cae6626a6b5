import { useEffect, useRef, useSyncExternalStore, type JSX, type KeyboardEvent, type ReactNode } from 'react'
import { Button, Input, TextField, ToggleButton, TooltipTrigger } from 'react-aria-components'
import { useSlateStatic } from 'slate-react'
import { isPress, usesCommandKey } from '../keys.ts'
import { CloseIcon } from '../../look/icons.tsx'
import { DownIcon, UpIcon } from '../view/icons.tsx'
import { ToolTip } from '../view/tool-tip.tsx'
import { useFind, type Find } from './use-find.ts'

/** Finds and replaces in the document; shown while the editor's finding is open. */
export function FindBar({ readOnly }: { readonly readOnly: boolean }): JSX.Element | null {
  const { finding } = useSlateStatic()
  const { isOpen } = useSyncExternalStore(finding.subscribe, finding.state)
  return isOpen ? <OpenFindBar readOnly={readOnly} /> : null
}

function OpenFindBar({ readOnly }: { readonly readOnly: boolean }): JSX.Element {
  const { finding } = useSlateStatic()
  const { isReplacing } = useSyncExternalStore(finding.subscribe, finding.state)
  const find = useFind(readOnly)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const focus = (): void => {
      if (!finding.state().isOpen) return
      field.current?.focus()
      field.current?.select()
    }
    focus()
    return finding.subscribe(focus)
  }, [finding])
  const command = usesCommandKey(navigator.platform)
  const onKeyDown = (event: KeyboardEvent): void => {
    const press = {
      ...event,
      key: event.key,
      code: event.code,
      getModifierState: (name: string) => event.nativeEvent.getModifierState(name),
    }
    const isHeard = (keys: string): boolean => isPress(press, keys, command)
    if (isHeard('Escape')) find.close()
    else if (isHeard('F3') || (isHeard('Enter') && event.target === field.current)) find.step(1)
    else if (isHeard('Shift+F3') || (isHeard('Shift+Enter') && event.target === field.current)) find.step(-1)
    else if (isHeard('Mod+F')) finding.open(isReplacing)
    else if (isHeard('Mod+H')) finding.open(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="find-bar" role="search" aria-label="Find in the text" onKeyDown={onKeyDown}>
      <div className="find-row">
        <TextField className="field find-field" aria-label="Find" value={find.query.text} onChange={(text) => find.change({ text })}>
          <Input ref={field} placeholder="Find" maxLength={1000} spellCheck={false} />
        </TextField>
        <output className="find-standing" aria-live="polite">
          {find.standing}
        </output>
        <FindWays find={find} />
        <Tool title="The one before" keys="Shift+F3" run={() => find.step(-1)}>
          <UpIcon />
        </Tool>
        <Tool title="The next one" keys="F3" run={() => find.step(1)}>
          <DownIcon />
        </Tool>
        <Tool title="Close" keys="Escape" run={find.close}>
          <CloseIcon />
        </Tool>
      </div>
      {isReplacing && !readOnly && <ReplaceRow find={find} />}
    </div>
  )
}

function ReplaceRow({ find }: { readonly find: Find }): JSX.Element {
  return (
    <div className="find-row">
      <TextField className="field find-field" aria-label="Replace with" value={find.by} onChange={find.setBy}>
        <Input
          placeholder="Replace with"
          maxLength={1000}
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && find.canReplace) find.replace()
          }}
        />
      </TextField>
      <Button className="button" isDisabled={!find.canReplace} onPress={find.replace}>
        Replace
      </Button>
      <Button className="button" isDisabled={!find.canReplace} onPress={find.replaceAll}>
        Replace all
      </Button>
    </div>
  )
}

function FindWays({ find }: { readonly find: Find }): JSX.Element {
  const { query } = find
  const ways = [
    { title: 'Match capitals', face: 'Aa', isOn: query.matchCase, set: (matchCase: boolean) => find.change({ matchCase }) },
    { title: 'Whole words', face: '“ab”', isOn: query.wholeWords, set: (wholeWords: boolean) => find.change({ wholeWords }) },
    { title: 'Pattern (regular expression)', face: '.*', isOn: query.isPattern, set: (isPattern: boolean) => find.change({ isPattern }) },
  ]
  return (
    <>
      {ways.map(({ title, face, isOn, set }) => (
        <TooltipTrigger key={title} delay={600}>
          <ToggleButton className="tool-button" aria-label={title} isSelected={isOn} onChange={set}>
            <span className="find-way" data-face={face} aria-hidden="true" />
          </ToggleButton>
          <ToolTip title={title} keys={undefined} command={false} />
        </TooltipTrigger>
      ))}
      {find.canBeWithin && (
        <ToggleButton className="tool-button" isSelected={find.isWithin} onChange={find.setWithin}>
          In selection
        </ToggleButton>
      )}
    </>
  )
}

interface ToolProps {
  readonly title: string
  readonly keys: string
  readonly children: ReactNode
  run(): void
}

function Tool({ title, keys, children, run }: ToolProps): JSX.Element {
  return (
    <TooltipTrigger delay={600}>
      <Button className="tool-button" aria-label={title} onPress={run}>
        {children}
      </Button>
      <ToolTip title={title} keys={keys} command={false} />
    </TooltipTrigger>
  )
}
