import { use, useSyncExternalStore, type JSX, type ReactElement } from 'react'
import type { RenderChunkProps } from 'slate-react'
import { BlocksDrawnContext } from './blocks-drawn.ts'

/** What Slate draws of a chunk, as far as it is looked at here (`MemoizedChunk` of slate-react). */
type ChunkContent = ReactElement<{ readonly ancestor?: { readonly children?: readonly { readonly index?: number }[] } }>

/** Some blocks of a letter that follow one another: of all chunks, a key has only its own painted anew (letter-editor.css). */
export function Chunk({ attributes, lowest, children }: RenderChunkProps): JSX.Element {
  if (!lowest) return <>{children}</>
  return <LowestChunk attributes={attributes}>{children as ChunkContent}</LowestChunk>
}

const noChanges = (): (() => void) => () => undefined

/** Empty until its first block is drawn. */
function LowestChunk({
  attributes,
  children,
}: {
  readonly attributes: RenderChunkProps['attributes']
  readonly children: ChunkContent
}): JSX.Element {
  const drawn = use(BlocksDrawnContext)
  const first = children.props.ancestor?.children?.[0]?.index ?? 0
  const isDrawn = useSyncExternalStore(drawn?.subscribe ?? noChanges, () => drawn?.has(first) !== false)
  return (
    <div {...attributes} className="letter-chunk">
      {isDrawn && children}
    </div>
  )
}
