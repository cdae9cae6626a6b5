import { useMemo, type JSX, type MouseEvent } from 'react'
import { Editor, Transforms } from 'slate'
import { ReactEditor, useReadOnly, useSelected, useSlateStatic } from 'slate-react'
import { conditionText, type Clause } from '../../../core/document/index.ts'
import { moveBlock } from '../commands/move-block.ts'
import { removeBlock } from '../commands/remove-block.ts'
import type { LetterEditor } from '../slate-types.ts'
import { factsOf } from './clause-facts.ts'
import type { ElementProps } from './element-props.ts'
import { BinIcon, DownIcon, MoreIcon, QuoteIcon, UpIcon } from './icons.tsx'
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
  const selected = useSelected()
  const readOnly = useReadOnly()
  const { clauseVersions, standings, day, language } = useSurroundings()
  const { title, facts } = useMemo(
    () => factsOf(element, { versions: clauseVersions, standings, day, language }),
    [element, clauseVersions, standings, day, language],
  )
  const sealed = element.lock === 'sealed'
  const names = ['clause-block', sealed ? 'clause-block-sealed' : '', selected ? 'is-selected' : ''].filter(Boolean).join(' ')
  const label = `Clause ${element.code} version ${String(element.version)}, locked`
  return (
    <div
      {...attributes}
      className={names}
      contentEditable={false}
      role="group"
      aria-label={label}
      onClick={() => selectClause(editor, element)}
    >
      <div className="clause-block-facts" title={title}>
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
        {element.when !== undefined && <span className="clause-block-when">while {conditionText(element.when)}</span>}
        {!readOnly && <ClauseButtons editor={editor} clause={element} />}
      </div>
      {children}
    </div>
  )
}

function ClauseButtons({ editor, clause }: { readonly editor: LetterEditor; readonly clause: Clause }): JSX.Element {
  const act = (run: () => void) => (event: MouseEvent) => {
    event.stopPropagation()
    Transforms.select(editor, Editor.range(editor, ReactEditor.findPath(editor, clause)))
    run()
    ReactEditor.focus(editor)
  }
  const keepFocus = (event: MouseEvent): void => event.preventDefault()
  return (
    <span className="clause-block-buttons">
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
