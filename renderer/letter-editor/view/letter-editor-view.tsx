import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type CSSProperties,
  type FocusEvent,
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { Toolbar } from 'react-aria-components'
import { Range, Transforms } from 'slate'
import { Editable, ReactEditor, Slate, useSlateSelector } from 'slate-react'
import { adaptableKinds, type ClauseKind, type ClauseVersion, type Day } from '../../../core/clause/index.ts'
import type { Document } from '../../../core/document/index.ts'
import type { HouseStandings } from '../../clause-standing/house-standings.ts'
import { useNotify } from '../../window/notices.tsx'
import type { ValueRecord } from '../field-values.ts'
import { CitationCard } from '../citing/citation-card.tsx'
import { CitationDialog } from '../citing/citation-dialog.tsx'
import { noEvidence, type EvidenceSearch } from '../citing/evidence-search.ts'
import { ClauseMenu } from '../clause-menu/clause-menu.tsx'
import { AdaptDialogs } from '../clause-menu/adapt-dialogs.tsx'
import { ConditionDialog } from '../clause-menu/condition-dialog.tsx'
import { FieldMenu } from '../field-menu/field-menu.tsx'
import { FindBar } from '../find/find-bar.tsx'
import { InsertMenu, insertMenuId, optionId } from '../insert-menu/insert-menu.tsx'
import type { FieldName } from '../insert-menu/insertables.ts'
import { useInsertMenu } from '../insert-menu/use-insert-menu.ts'
import { isPress, usesCommandKey } from '../keys.ts'
import { CharacterPicker } from '../characters/character-picker.tsx'
import { PictureDialog } from '../pictures/picture-dialog.tsx'
import { pictureFiles } from '../pictures/picture-wishes.ts'
import type { Pictures } from '../pictures/picture-shelf.ts'
import { setAdaptable, setClauseVersions, setLanguage, tellBy } from '../open-document.ts'
import { documentOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { misspellingAt } from '../commands/spelling.ts'
import { SpellingMenu } from '../spelling/spelling-menu.tsx'
import type { Speller } from '../spelling/speller.ts'
import { SpellingMarks } from '../spelling/spelling-marks.tsx'
import { useBlockDrop } from './block-drop.ts'
import { BlocksDrawn, BlocksDrawnContext, hasManyBlocks } from './blocks-drawn.ts'
import { catchUpSelection } from './catch-up-selection.ts'
import { Chunk } from './chunk.tsx'
import { ElementView } from './element-view.tsx'
import { keepSelection } from './return-to-letter.ts'
import { Leaf } from './inlines.tsx'
import { handleKey } from './key-down.ts'
import { showCaret } from './show-caret.ts'
import { writeLetter } from './write-letter.ts'
import {
  anyDay,
  noStandings,
  SurroundingsContext,
  useSurroundings,
  type Enclosing,
  type Surroundings,
  type Written,
} from './surroundings.ts'
import type { Commentary } from '../commenting/commentary.ts'
import { CommentMarks } from '../commenting/comment-marks.tsx'
import { CommentMenu } from '../commenting/comment-menu.tsx'
import { leaveThread } from '../commenting/commenting.ts'
import { useCommentingPart, useShownThreads } from '../commenting/use-commenting.ts'
import { CardsBeside, useCommentedPassages } from '../margin/cards-beside.tsx'
import { useHasSuggestions } from '../suggesting/use-suggestions.ts'
import { EditorToolbar } from './toolbar.tsx'

export interface LetterEditorViewProps {
  readonly editor: LetterEditor
  /** What is written on the page; names it for who cannot see it. */
  readonly name?: Written
  /** Kinds of clauses whose words may be changed here; left out, those of every house. Keep the array's identity. */
  readonly adaptable?: readonly ClauseKind[] | undefined
  /** Clause versions at hand: for the line above each clause, the `/` menu and what is dropped. Keep the array's identity. */
  readonly clauseVersions: readonly ClauseVersion[]
  /** How the clause versions of the house stand; left out where no clause is shown. Keep the object's identity. */
  readonly standings?: HouseStandings
  /** The letter's date, on which its clauses must be valid, or today while it has none. */
  readonly day?: Day
  readonly language: string
  /** Values under dotted names, as the letter, its template and the company give them. Keep the object's identity. */
  readonly values: ValueRecord
  /** Fields that can be inserted. Keep the array's identity. */
  readonly fields: readonly FieldName[]
  /** What stands above the letter on its page, such as the letterhead. */
  readonly head?: ReactNode
  /** Makes the page the paper of `paper.css`: the lengths of its first page as custom properties. Keep the object's identity. */
  readonly paper?: CSSProperties
  readonly readOnly?: boolean
  /** Judges the words; left out, that is left to the browser. Keep the object's identity. */
  readonly speller?: Speller | undefined
  /** Keep the object's identity. */
  readonly pictures: Pictures
  /** The files that go out with the letter; left out where none can. Keep the object's identity. */
  readonly enclosing?: Enclosing | undefined
  /** Where evidence to cite is found; left out where nothing is written. Keep the object's identity. */
  readonly evidenceSearch?: EvidenceSearch
  /** After every change of the document, never for the caret alone. Do nothing long in it. */
  readonly onDocumentChange?: (document: Document) => void
  /** Where the caret stands: the path of its text in the document, and the offset in it. */
  readonly onCaret?: (path: readonly number[], offset: number) => void
  /** What people say about the text, beside the page; left out where it cannot be commented on. Keep the object's identity. */
  readonly commentary?: Commentary | undefined
  /** Whether cards stand beside the page. Keep the function's identity. */
  readonly onMargin?: ((isShown: boolean) => void) | undefined
  /** A chip was pressed twice: the person wants to fill the field. */
  readonly onField?: (name: string) => void
}

/** The letter as a page to write on, with its toolbar. The document lives in the editor; fill it with `openDocument`. */
export function LetterEditorView(props: LetterEditorViewProps): JSX.Element {
  const { editor, clauseVersions, standings = noStandings, day = anyDay, language, values, fields, pictures } = props
  const { name = 'Letter', adaptable = adaptableKinds, evidenceSearch = noEvidence, enclosing, onField, onDocumentChange, onCaret } = props
  const surroundings = useMemo<Surroundings>(
    () => ({ written: name, clauseVersions, standings, day, language, fields, pictures, evidenceSearch, enclosing, onField }),
    [name, clauseVersions, standings, day, language, fields, pictures, evidenceSearch, enclosing, onField],
  )
  useLayoutEffect(() => setClauseVersions(editor, clauseVersions), [editor, clauseVersions])
  useLayoutEffect(() => setAdaptable(editor, adaptable), [editor, adaptable])
  useLayoutEffect(() => setLanguage(editor, language), [editor, language])
  const notify = useNotify()
  useLayoutEffect(() => tellBy(editor, (text) => notify({ text })), [editor, notify])
  const types = useMemo(() => new Map(fields.flatMap(({ name: field, type }) => (type === undefined ? [] : [[field, type]]))), [fields])
  useLayoutEffect(() => editor.fieldValues.replace(values, language, types), [editor, values, language, types])
  const onSelectionChange = useCallback(() => {
    leaveThread(editor)
    const caret = editor.selection?.focus
    if (caret !== undefined) onCaret?.(caret.path, caret.offset)
  }, [editor, onCaret])
  return (
    <SurroundingsContext value={surroundings}>
      {/* No initialValue: Slate would put copies in the place of nodes that were drawn before, and what is known of a node goes by its identity. */}
      <Slate editor={editor} onValueChange={() => onDocumentChange?.(documentOf(editor))} onSelectionChange={onSelectionChange}>
        <Sheet {...props} />
      </Slate>
    </SurroundingsContext>
  )
}

function Sheet({
  editor,
  name = 'Letter',
  head,
  paper,
  readOnly = false,
  language,
  speller,
  commentary,
  onMargin,
}: LetterEditorViewProps): JSX.Element {
  // It pays to lay out only what is near the screen of a long letter; in others the bookkeeping costs two milliseconds a key.
  const isLong = useSlateSelector(hasManyBlocks)
  const isWriting = useCommentingPart('isWriting')
  const showsResolved = useCommentingPart('showsResolved')
  useCommentedPassages(editor, commentary, showsResolved)
  const hasComments = useShownThreads(commentary).length > 0 || isWriting
  const hasMargin = useHasSuggestions() || hasComments
  const [drawn] = useState(() => new BlocksDrawn(editor))
  useEffect(() => drawn.open(), [drawn])
  // Cards stand beside their words, which must be there.
  useEffect(() => (hasMargin ? drawn.drawAll() : undefined), [drawn, hasMargin])
  // Before the page is seen: a panel that folds a moment later would take it away under a pointer.
  useLayoutEffect(() => onMargin?.(hasMargin), [onMargin, hasMargin])
  const command = usesCommandKey(navigator.platform)
  const menu = useInsertMenu()
  const { target, isOverEnclosures, ...dropping } = useBlockDrop(editor, useSurroundings().enclosing)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (readOnly || event.nativeEvent.isComposing || menu.onKeyDown(event)) return
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) catchUpSelection(editor)
    const press = { ...pressOf(event), getModifierState: (name: string) => event.nativeEvent.getModifierState(name) }
    if (isPress(press, toolbarKeys, command)) focusToolbar(event.currentTarget)
    else if (!handleKey(editor, press, command)) return
    event.preventDefault()
  }
  const onContextMenu = (event: MouseEvent): void => {
    const [clicked] = readOnly || speller === undefined ? [] : Range.edges(ReactEditor.findEventRange(editor, event))
    const misspelt = clicked && misspellingAt(editor, clicked)
    if (misspelt === undefined) return
    event.preventDefault()
    Transforms.select(editor, misspelt.range)
    editor.spelling.open(misspelt)
  }
  const isSpelledByBrowser = speller?.knows(language) !== true
  // The browser looks only at what it wrote itself.
  const onBeforeInput = useCallback(
    (event: InputEvent) => (isSpelledByBrowser ? undefined : writeLetter(editor, event)),
    [editor, isSpelledByBrowser],
  )
  const bringIntoSight = useCallback((_editor: unknown, selected: globalThis.Range) => showCaret(editor, selected), [editor])
  const isPressed = useIsPressed()
  // The focus of a footnote's own text comes by here too. Where the pointer gives it, the press says what is selected.
  const onFocus = ({ target: focused, currentTarget }: FocusEvent): void => {
    if (focused === currentTarget && !isPressed()) keepSelection(editor)
  }
  // What the browser says before it inserts a paste leaves out the files.
  const onPaste = (event: ClipboardEvent): void => {
    if (readOnly || pictureFiles(event.clipboardData).length === 0) return
    event.preventDefault()
    editor.insertData(event.clipboardData)
  }
  const isOpen = menu.slash !== undefined
  return (
    <section className="letter-editor" aria-label={name}>
      {!readOnly && <EditorToolbar name={name} command={command} commentary={commentary} />}
      {readOnly && commentary !== undefined && (
        <Toolbar className="editor-toolbar" aria-label="Comments">
          <CommentMenu commentary={commentary} command={command} />
        </Toolbar>
      )}
      <FindBar readOnly={readOnly} />
      <SpellingMarks speller={readOnly ? undefined : speller} language={language} />
      {hasComments && <CommentMarks />}
      <div className="letter-desk" tabIndex={readOnly ? 0 : undefined}>
        <div className={`letter-and-margin${hasMargin ? ' has-margin' : ''}`}>
          <div className="sheet-place">
            <div
              className={`letter-page${paper === undefined ? '' : ' is-paper'}${isOverEnclosures ? ' is-enclosing' : ''}`}
              style={paper}
              {...(readOnly ? {} : dropping)}
            >
              {head}
              <BlocksDrawnContext value={drawn}>
                <Editable
                  ref={withoutSelectionWalk}
                  className={isLong ? 'letter-text is-long' : 'letter-text'}
                  renderElement={ElementView}
                  renderChunk={Chunk}
                  renderLeaf={Leaf}
                  scrollSelectionIntoView={bringIntoSight}
                  onDOMBeforeInput={onBeforeInput}
                  readOnly={readOnly}
                  lang={language}
                  spellCheck={isSpelledByBrowser}
                  onContextMenu={onContextMenu}
                  aria-label={`${name} body`}
                  aria-autocomplete={readOnly ? undefined : 'list'}
                  aria-controls={isOpen ? insertMenuId : undefined}
                  aria-activedescendant={isOpen ? optionId(menu.active) : undefined}
                  onFocus={onFocus}
                  onKeyDown={onKeyDown}
                  onPaste={onPaste}
                />
              </BlocksDrawnContext>
              {target !== undefined && <div className="clause-drop-line" style={{ top: target.top }} />}
            </div>
            {paper !== undefined && (
              <p className="paper-note">
                Lines break here as they do on paper, but where the page divides a word or looks ahead for an even paragraph. Footnotes,
                sources and the footer stand where the pages beside show them.
              </p>
            )}
          </div>
          {hasMargin && <CardsBeside commentary={commentary} />}
        </div>
      </div>
      <InsertMenu menu={menu} />
      <PictureDialog />
      <CharacterPicker />
      <CitationCard />
      {!readOnly && <CitationDialog />}
      {!readOnly && speller !== undefined && <SpellingMenu speller={speller} />}
      {!readOnly && <FieldMenu />}
      {!readOnly && <ClauseMenu />}
      {!readOnly && <AdaptDialogs />}
      {!readOnly && <ConditionDialog />}
    </section>
  )
}

/**
 * Before every commit React counts the characters of an editable element up to its selection, so that it could restore it
 * (getSelectionInformation of react-dom, which asks `contentEditable`): a walk through the whole letter, several times a key. Slate
 * keeps the selection itself. The attribute, which the browser goes by, is what it was.
 */
function withoutSelectionWalk(text: HTMLElement | null): void {
  if (text !== null) Object.defineProperty(text, 'contentEditable', { configurable: true, value: 'inherit' })
}

/** Whether a button of the pointer is down. */
function useIsPressed(): () => boolean {
  const isDown = useRef(false)
  useEffect(() => {
    const events = ['pointerdown', 'pointerup', 'pointercancel'] as const
    const look = ({ type }: Event): void => {
      isDown.current = type === 'pointerdown'
    }
    for (const event of events) addEventListener(event, look, true)
    return () => {
      for (const event of events) removeEventListener(event, look, true)
    }
  }, [])
  return useCallback(() => isDown.current, [])
}

/** Where Tab means the next cell or a deeper level, this is the way out of the text with the keyboard. */
const toolbarKeys = 'Alt+F10'

function focusToolbar(text: EventTarget): void {
  if (text instanceof HTMLElement)
    text.closest('.letter-editor')?.querySelector<HTMLElement>('.editor-toolbar button:not(:disabled)')?.focus()
}

function pressOf({
  key,
  code,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: KeyboardEvent): Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> {
  return { key, code, ctrlKey, metaKey, altKey, shiftKey }
}
