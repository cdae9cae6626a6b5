import { useMemo, type JSX } from 'react'
import { valuesOf, type Letter, type Shelf } from '../../core/letter/index.ts'

/** The letterhead above the letter's text, as a likeness: the pages have the real one. */
export function LetterheadOnPage({ letter, shelf }: { readonly letter: Letter; readonly shelf: Shelf }): JSX.Element | null {
  const letterhead = shelf.letterheads.find(({ code }) => code === letter.letterhead)
  const filled = useMemo(() => {
    if (letterhead === undefined) return undefined
    const template = shelf.templates.find(({ code }) => code === letter.template)
    const values = valuesOf(letter, template, shelf)
    return { name: values.fill(letterhead.name), lines: letterhead.lines.map((line) => values.fill(line)) }
  }, [letter, letterhead, shelf])
  if (filled === undefined || letterhead === undefined) return null
  return (
    <div className={`letterhead letterhead-${letterhead.style}`} aria-hidden="true">
      <b>{filled.name}</b>
      <span>
        {filled.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
    </div>
  )
}
