import { useMemo, useState, type JSX } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { redlineText, type Change, type Redline } from '../../core/redline/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { useNotify } from '../window/notices.tsx'
import { isOfClause, titleOf, type Compared, type ComparedText } from './compared.ts'
import { NotCompared } from './not-compared.tsx'
import { keyOf, RedlineBlocks, RedlineContext } from './redline-blocks.tsx'
import { RedlineColumns } from './redline-columns.tsx'
import { SaveRedline } from './save-redline.tsx'
import { useChangeSteps, type ChangeSteps } from './use-change-steps.ts'
import { useRedline } from './use-redline.ts'

export type RedlineLayout = 'inline' | 'beside'

interface RedlineViewProps {
  readonly before: Compared | ComparedText
  readonly after: Compared | ComparedText
  /** Where something else chooses between the layouts: which it is, and what chooses, which then stands in the bar. */
  readonly chosen?: { readonly layout: RedlineLayout; readonly control: JSX.Element }
}

/** What changed from one version to another: in one text or side by side, change by change (F8, Shift+F8), and as text to copy. */
export function RedlineView({ before, after, chosen }: RedlineViewProps): JSX.Element {
  const compared = useRedline(before.body, after.body)
  if (compared.state === 'comparing') return <p className="redline-waiting appears-late">Comparing the versions …</p>
  if (compared.state === 'failed') return <NotCompared what="The versions" again={compared.again} />
  return <Shown redline={compared.redline} before={before} after={after} chosen={chosen} />
}

const kindWords: Record<Change['kind'], string> = {
  inserted: 'added',
  removed: 'removed',
  replaced: 'replaced',
  formatted: 'other formatting',
  moved: 'moved',
  restyled: 'other kind of block',
}

interface ShownProps extends Omit<RedlineViewProps, 'chosen'> {
  readonly redline: Redline
  readonly chosen: RedlineViewProps['chosen']
}

function Shown({ redline, before, after, chosen }: ShownProps): JSX.Element {
  const title = titleOf(before, after)
  const steps = useChangeSteps(redline)
  const { changes, current, texts, focus } = steps
  const places = useMemo(() => new Map(changes.map((change) => [keyOf(change.path, change.piece), change])), [changes])
  useChangeCommands(steps, chosen !== undefined)
  const [own, setOwn] = useState<RedlineLayout>('inline')
  const layout = chosen?.layout ?? own
  const goToMove = (move: number, end: string): void => focus(`[data-move="${end}-${String(move)}"]`)
  return (
    <section className="redline" aria-label={`Redline ${title}`}>
      <div className="redline-bar">
        <b>{title}</b>
        <Steps steps={steps} />
        {chosen?.control ?? <LayoutChoice layout={layout} choose={setOwn} />}
        <CopyAsText redline={redline} isShort={chosen !== undefined} />
        {isOfClause(before) && isOfClause(after) && <SaveRedline before={before} after={after} isShort={chosen !== undefined} />}
      </div>
      <div ref={texts} className={`redline-texts redline-${layout}`}>
        <RedlineContext.Provider value={{ side: 'both', changes: places, current, goToMove }}>
          {layout === 'inline' ? (
            <div className="redline-text">
              <RedlineBlocks blocks={redline.blocks} place={[]} />
            </div>
          ) : (
            <RedlineColumns redline={redline} />
          )}
        </RedlineContext.Provider>
      </div>
    </section>
  )
}

/** The steps as commands with their keys, in a room; a dialog is above both, and has the keys on itself. */
function useChangeCommands({ changes, step }: ChangeSteps, isInRoom: boolean): void {
  const isOffered = isInRoom && changes.length > 0
  useCommands(
    useMemo<Command[]>(
      () =>
        isOffered
          ? [
              { id: 'next-change', title: 'Next change', group: 'Review', keys: 'F8', run: () => step(1) },
              { id: 'previous-change', title: 'Previous change', group: 'Review', keys: 'Shift+F8', run: () => step(-1) },
            ]
          : [],
      [isOffered, step],
    ),
  )
}

/** How many changes there are, which is the current one, and the way from one to the next. */
function Steps({ steps: { changes, current, step } }: { readonly steps: ChangeSteps }): JSX.Element {
  const now = changes[current - 1]
  return (
    <>
      <span className="redline-count" role="status">
        {countWords(changes.length)}
        {now !== undefined && (
          <span className="visually-hidden">
            , change {now.number}: {kindWords[now.kind]}
          </span>
        )}
      </span>
      {changes.length > 0 && (
        <span className="redline-steps">
          <Button className="icon-button icon-button-small" aria-label="Previous change (Shift+F8)" onPress={() => step(-1)}>
            ‹
          </Button>
          {current === 0 ? `${String(changes.length)} to see` : `${String(current)} of ${String(changes.length)}`}
          <Button className="icon-button icon-button-small" aria-label="Next change (F8)" onPress={() => step(1)}>
            ›
          </Button>
        </span>
      )}
    </>
  )
}

function CopyAsText({ redline, isShort }: { readonly redline: Redline; readonly isShort: boolean }): JSX.Element {
  const notify = useNotify()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(redlineText(redline))
      notify({ text: 'The redline is on the clipboard as text.' })
    } catch {
      notify({ text: 'The redline was not copied, because the clipboard is closed to this window. Select the text and copy it.' })
    }
  }
  return (
    <Button className={isShort ? 'link-button' : 'button'} aria-label="Copy as text" onPress={() => void copy()}>
      {isShort ? 'Copy' : 'Copy as text'}
    </Button>
  )
}

function LayoutChoice({ layout, choose }: { readonly layout: RedlineLayout; choose(layout: RedlineLayout): void }): JSX.Element {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label="How the versions are shown"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[layout]}
      onSelectionChange={(keys) => choose(keys.has('beside') ? 'beside' : 'inline')}
    >
      <ToggleButton id="inline">Inline</ToggleButton>
      <ToggleButton id="beside">Side by side</ToggleButton>
    </ToggleButtonGroup>
  )
}

function countWords(count: number): string {
  return count === 0 ? 'No change' : count === 1 ? '1 change' : `${String(count)} changes`
}
