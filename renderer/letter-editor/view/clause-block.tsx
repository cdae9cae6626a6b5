import { useMemo, useSyncExternalStore, type JSX, type MouseEvent } from 'react'
import { Editor, Transforms } from 'slate'
import { ReactEditor, useReadOnly, useSlateStatic } from 'slate-react'
import { versionNamed } from '../../../core/clause/index.ts'
import { isAdapted, type Clause } from '../../../core/document/index.ts'
import { Changes } from '../../redline/changes.tsx'
import { moveBlock } from '../commands/move-block.ts'
import { conditionWords } from '../condition-words.ts'
import { removeBlock } from '../commands/remove-block.ts'
import type { LetterEditor } from '../slate-types.ts'
import { factsOf } from './clause-facts.ts'
import { useIsSelected } from './use-is-selected.ts'
import type { ElementProps } from './element-props.ts'
import { BinIcon, ChangesIcon, DownIcon, MoreIcon, QuoteIcon, UpIcon } from './icons.tsx'
import { useSurroundings } from './surroundings.ts'

/** Selects the whole clause, unless the press ends a selection of its words for copying. */
function selectClause(editor: LetterEditor, clause: Clause): void {
  const chosen = window.getSelection()
  if (chosen !== null && !chosen.isCollapsed && chosen.toString() !== '') return
  Transforms.select(editor, Editor.range(editor, ReactEditor.findPath(editor, clause)))
  ReactEditor.focus(editor)
}

export function ClauseBlock({ attributes, children, element }: ElementProps<'clause'>): JSX.Element {
  const editor = useSlateStatic()
  const selected = useIsSelected(element)
  const readOnly = useReadOnly()
  const { clauseVersions, standings, day, language, fields } = useSurroundings()
  const { title, facts } = useMemo(
    () => factsOf(element, { versions: clauseVersions, standings, day, language }),
    [element, clauseVersions, standings, day, language],
  )
  const { shownChanges } = editor
  const showsChanges = useSyncExternalStore(shownChanges.subscribe, () => shownChanges.isShown(element))
  const [sealed, adapted] = [element.lock === 'sealed', isAdapted(element)]
  const kind = sealed ? 'clause-block-sealed' : adapted ? 'clause-block-adapted' : ''
  // The caret stands in an adapted clause as in any text; only a locked one is selected as a whole.
  const names = ['clause-block', kind, selected && !adapted ? 'is-selected' : ''].filter(Boolean).join(' ')
  const label = `Clause ${element.code} version ${String(element.version)}, ${adapted ? 'adapted' : 'locked'}`
  const approved = showsChanges ? versionNamed(clauseVersions, element) : undefined
  return (
    <div
      {...attributes}
      className={names}
      {...(!adapted && { contentEditable: false, onClick: () => selectClause(editor, element) })}
      role="group"
      aria-label={label}
    >
      <div
        className="clause-block-facts"
        title={adapted && element.reason !== undefined ? `${title ?? element.code}: ${element.reason}` : title}
        contentEditable={false}
      >
        <span className="clause-block-code">
          {sealed && <QuoteIcon />}
          {element.code}
        </span>
        <span className="clause-block-standing">
          {facts.map(({ text, tone }, index) => (
            <span key={text} className={`clause-fact-${tone}`}>
              {index > 0 && ' · '}
              {text}
            </span>
          ))}
        </span>
        {element.when !== undefined && <span className="clause-block-when">while {conditionWords(element.when, fields)}</span>}
        {!readOnly && <ClauseButtons editor={editor} clause={element} />}
      </div>
      {approved !== undefined && (
        <div contentEditable={false} className="adapted-changes" role="group" aria-label="What this letter changed">
          <Changes before={approved.body} after={element.children} />
        </div>
      )}
      <div hidden={approved !== undefined}>{children}</div>
    </div>
  )
}

function ClauseButtons({ editor, clause }: { readonly editor: LetterEditor; readonly clause: Clause }): JSX.Element {
  const act = (run: () => void) => (event: MouseEvent) => {
    event.stopPropagation()
    const path = ReactEditor.findPath(editor, clause)
    Transforms.select(editor, isAdapted(clause) ? Editor.start(editor, path) : Editor.range(editor, path))
    run()
    // A menu has the focus itself; given to the letter a moment later, it would close the menu.
    if (editor.clauseMenu.path() === undefined) ReactEditor.focus(editor)
  }
  const keepFocus = (event: MouseEvent): void => event.preventDefault()
  return (
    <span className="clause-block-buttons">
      {isAdapted(clause) && (
        <button
          type="button"
          tabIndex={-1}
          title="Show or hide what was changed"
          aria-label="Show or hide what was changed"
          aria-pressed={editor.shownChanges.isShown(clause)}
          onMouseDown={keepFocus}
          onClick={(event) => {
            event.stopPropagation()
            editor.shownChanges.toggle(clause)
          }}
        >
          <ChangesIcon />
        </button>
      )}
      <button
        type="button"
        tabIndex={-1}
        title="Alternatives and more (Alt Enter)"
        aria-label="Menu of the clause"
        aria-haspopup="menu"
        onMouseDown={keepFocus}
        onClick={act(() => editor.clauseMenu.open(ReactEditor.findPath(editor, clause)))}
      >
        <MoreIcon />
      </button>
      <button
        type="button"
        tabIndex={-1}
        title="Move clause up (Alt Shift ↑)"
        aria-label="Move clause up"
        onMouseDown={keepFocus}
        onClick={act(() => moveBlock(editor, -1))}
      >
        <UpIcon />
      </button>
      <button
        type="button"
        tabIndex={-1}
        title="Move clause down (Alt Shift ↓)"
        aria-label="Move clause down"
        onMouseDown={keepFocus}
        onClick={act(() => moveBlock(editor, 1))}
      >
        <DownIcon />
      </button>
      <button
        type="button"
        tabIndex={-1}
        title="Take the clause out of the letter (Delete)"
        aria-label="Remove clause"
        onMouseDown={keepFocus}
        onClick={act(() => removeBlock(editor, ReactEditor.findPath(editor, clause)))}
      >
        <BinIcon />
      </button>
    </span>
  )
}
