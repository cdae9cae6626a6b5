import type { JSX } from 'react'
import type { MarkedWords } from '../../core/requests/index.ts'

/** Text with the words that a search found in it marked. */
export function Marked({ words: { text, ranges } }: { readonly words: MarkedWords }): JSX.Element {
  const parts: JSX.Element[] = []
  let from = 0
  for (const { start, end } of ranges) {
    parts.push(<span key={from}>{text.slice(from, start)}</span>, <mark key={`found ${String(start)}`}>{text.slice(start, end)}</mark>)
    from = end
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  )
}
