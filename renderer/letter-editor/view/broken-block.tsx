import { useEffect, type JSX, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { Node, Range, Transforms } from 'slate'
import { ReactEditor, useReadOnly, useSlateStatic, type RenderElementProps } from 'slate-react'
import { ErrorBoundary } from '../../look/error-boundary.tsx'
import { useNotify } from '../../window/notices.tsx'
import { removeBlock } from '../commands/remove-block.ts'
import { isPart } from '../places.ts'

/** Draws a block. One that cannot be drawn says so in its place, with its data kept as it was; the letter around it goes on. */
export function BlockBoundary({ content, ...props }: RenderElementProps & { readonly content: ReactNode }): JSX.Element {
  return (
    <ErrorBoundary subject={props.element} renderBroken={(again) => <BrokenBlock {...props} again={again} />}>
      {content}
    </ErrorBoundary>
  )
}

function BrokenBlock({ attributes, children, element, again }: RenderElementProps & { again(): void }): JSX.Element {
  const editor = useSlateStatic()
  const readOnly = useReadOnly()
  const notify = useNotify()
  useEffect(() => {
    // A caret in what is not on the screen cannot be shown.
    const { selection } = editor
    const path = ReactEditor.findPath(editor, element)
    if (selection !== null && Range.includes(selection, path)) Transforms.deselect(editor)
  }, [editor, element])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(JSON.stringify(element, undefined, 2))
      notify({ text: 'The data of this block are on the clipboard.' })
    } catch {
      notify({ text: 'The data were not copied, because the clipboard is closed to this window.', tone: 'bad' })
    }
  }
  const remove = (): void => {
    removeBlock(editor, ReactEditor.findPath(editor, element))
    ReactEditor.focus(editor)
  }
  const isTop = ReactEditor.findPath(editor, element).length === 1
  const text = Node.string(element)
  return (
    <div {...attributes} className="broken-block" contentEditable={false} onKeyDown={(event: KeyboardEvent) => event.stopPropagation()}>
      <p role="alert">
        <b>This block could not be drawn.</b> Nothing of it is lost: it stays in the letter and is saved with it.
      </p>
      {text !== '' && <q>{text.length > 300 ? `${text.slice(0, 300)} …` : text}</q>}
      <span className="broken-block-buttons">
        <Button className="button" onPress={again}>
          Try again
        </Button>
        <Button className="button" onPress={() => void copy()}>
          Copy its data
        </Button>
        {!readOnly && isTop && !isPart(element) && (
          <Button className="button" onPress={remove}>
            Delete
          </Button>
        )}
      </span>
      <ErrorBoundary renderBroken={() => null}>
        <div hidden>{children}</div>
      </ErrorBoundary>
    </div>
  )
}
