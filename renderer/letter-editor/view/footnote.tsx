import { useEffect, useRef, useState, type JSX, type KeyboardEvent, type RefObject } from 'react'
import { Button, Dialog, Popover } from 'react-aria-components'
import { createEditor, Editor, Node, Transforms, type Descendant } from 'slate'
import { withHistory } from 'slate-history'
import { Editable, ReactEditor, Slate, useReadOnly, useSlateStatic, withReact, type RenderElementProps } from 'slate-react'
import { toSlateForm, type Footnote } from '../../../core/document/index.ts'
import { withCleanText } from '../behaviours/clean-text.ts'
import { withNodeKinds } from '../behaviours/node-kinds.ts'
import { withTypography } from '../behaviours/typography.ts'
import { removeFootnote, writeFootnote } from '../commands/footnotes.ts'
import { createLinking } from '../commands/linking.ts'
import { isClosedClause, topBlockAt } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { useIsSelected } from './use-is-selected.ts'
import type { ElementProps } from './element-props.ts'
import { Leaf, LetterLink, MergeFieldChip } from './inlines.tsx'
import { returnToLetter } from './return-to-letter.ts'
import { useFact } from './use-facts.ts'

/** A small editor for the one line of a note, with the field values and numbers of the letter's. */
function createNoteEditor(letter: LetterEditor): LetterEditor {
  const { language, clauseVersions, fieldValues, lineFacts, finding, pictureWishes, characterWish, remember } = letter
  // A note asks for no address, so nobody hears of its own.
  const own = {
    language,
    clauseVersions,
    fieldValues,
    lineFacts,
    finding,
    linking: createLinking(),
    pictureWishes,
    characterWish,
    remember,
  }
  const plain = Object.assign(withReact(withHistory(createEditor())), own)
  const editor = withTypography(withCleanText(withNodeKinds(plain)))
  editor.insertBreak = () => undefined
  editor.insertData = (data) => editor.insertText(data.getData('text/plain').replaceAll(/\s+/gu, ' '))
  return editor
}

function noteLine(footnote: Footnote): Descendant[] {
  return toSlateForm([{ type: 'paragraph', children: footnote.children }])
}

function isEmptyNote(footnote: Footnote): boolean {
  return Node.string(footnote) === '' && footnote.children.every((child) => child.type === undefined)
}

/** What may stand in a note: its line, fields and links. */
function NoteElement({ element, ...rest }: RenderElementProps): JSX.Element {
  if (element.type === 'merge-field') return <MergeFieldChip {...rest} element={element} />
  if (element.type === 'link') return <LetterLink {...rest} element={element} />
  return <p {...rest.attributes}>{rest.children}</p>
}

export function FootnoteMark({ attributes, children, element }: ElementProps<'footnote'>): JSX.Element {
  const letter = useSlateStatic()
  const number = useFact(element)
  const selected = useIsSelected(element)
  const mark = useRef<HTMLButtonElement>(null)
  const saveRef = useRef<() => void>(undefined)
  // A note that was just inserted opens, so that its text can be written at once.
  const [isOpen, setOpen] = useState(() => isEmptyNote(element) && letter.history.undos.length > 0)
  const close = (): void => {
    saveRef.current?.()
    setOpen(false)
    returnToLetter(letter)
  }
  const label = `Footnote ${number ?? ''}`
  return (
    <span {...attributes} className={`footnote-mark${selected ? ' is-selected' : ''}`}>
      <span contentEditable={false}>
        <Button ref={mark} excludeFromTabOrder aria-label={label} onPress={() => setOpen(true)}>
          {number}
        </Button>
        <Popover
          triggerRef={mark}
          isOpen={isOpen}
          onOpenChange={(open) => (open ? setOpen(true) : close())}
          placement="bottom"
          className="editor-popover"
        >
          <Dialog className="footnote-dialog" aria-label={label}>
            <NoteEditor letter={letter} footnote={element} saveRef={saveRef} close={close} />
          </Dialog>
        </Popover>
      </span>
      {children}
    </span>
  )
}

interface NoteProps {
  readonly letter: LetterEditor
  readonly footnote: Footnote
  /** Set by the note: writes what changed into the letter. Closing by any way calls it, so that nothing is lost. */
  readonly saveRef: RefObject<(() => void) | undefined>
  close(): void
}

function NoteEditor({ letter, footnote, saveRef, close }: NoteProps): JSX.Element {
  const [note] = useState(() => createNoteEditor(letter))
  const [start] = useState(() => noteLine(footnote))
  // The footnote is another object after each change, so it is followed by its path.
  const [place] = useState(() => Editor.pathRef(letter, ReactEditor.findPath(letter, footnote)))
  const isReadOnly = useReadOnly()
  const closed = isReadOnly || place.current === null || isClosedClause(topBlockAt(letter, place.current)?.[0])
  useEffect(() => {
    saveRef.current = () => {
      const [line] = note.children
      if (!closed && place.current !== null && line !== undefined && line !== start[0] && 'children' in line)
        writeFootnote(letter, place.current, line.children)
    }
    return () => {
      saveRef.current = undefined
    }
  })
  // Focus alone leaves the caret in the letter: what is typed belongs here.
  useEffect(() => {
    if (closed) return
    Transforms.select(note, Editor.end(note, []))
    ReactEditor.focus(note)
  }, [note, closed])
  const remove = (): void => {
    saveRef.current = undefined
    if (place.current !== null) removeFootnote(letter, place.current)
    close()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    close()
  }
  return (
    <Slate editor={note} initialValue={start}>
      <Editable
        className="footnote-text"
        renderElement={NoteElement}
        renderLeaf={Leaf}
        readOnly={closed}
        aria-label="Text of the footnote"
        onKeyDown={onKeyDown}
      />
      <div className="footnote-buttons">
        {!closed && (
          <Button className="editor-button" onPress={remove}>
            Remove
          </Button>
        )}
        <Button className="editor-button editor-button-main" onPress={close}>
          {closed ? 'Close' : 'Done'}
        </Button>
      </div>
    </Slate>
  )
}
