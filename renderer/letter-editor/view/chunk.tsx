import type { JSX } from 'react'
import type { RenderChunkProps } from 'slate-react'

/** Some blocks of a letter that follow one another: of all chunks, a key has only its own painted anew (letter-editor.css). */
export function Chunk({ attributes, lowest, children }: RenderChunkProps): JSX.Element {
  if (!lowest) return <>{children}</>
  return (
    <div {...attributes} className="letter-chunk">
      {children}
    </div>
  )
}
