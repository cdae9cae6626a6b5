import { useMemo, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { SealedPassage } from '../../core/clause/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { describeKeys, usesCommandKey } from '../letter-editor/index.ts'
import { buttonClass } from '../look/button-class.ts'
import { ToolTipFor } from '../look/tool-tip.tsx'

const keys = 'Mod+Alt+B'

interface QuoteButtonProps {
  readonly isMain: boolean
  readonly passages: readonly SealedPassage[]
  quote(): void
}

/** Puts the selected passage into the clause as a sealed quotation; the same by its keys. */
export function QuoteButton({ isMain, passages, quote }: QuoteButtonProps): JSX.Element {
  const isNothing = passages.length === 0
  const commands = useMemo<Command[]>(
    () => [{ id: 'quote-passage', title: 'Quote the selected passage', group: 'Clauses', keys, run: () => isNothing || quote() }],
    [isNothing, quote],
  )
  useCommands(commands)
  return (
    <ToolTipFor title="Into the clause, and sealed" keys={describeKeys(keys, usesCommandKey(navigator.platform))}>
      <Button className={buttonClass(isMain)} isDisabled={isNothing} onPress={quote}>
        Quote this passage
      </Button>
    </ToolTipFor>
  )
}
