import type { JSX } from 'react'
import { citationMark } from '../../../core/document/index.ts'
import { entryText, sourceEntry, wordsFor } from '../../../core/letter/index.ts'
import { useSurroundings } from './surroundings.ts'
import { useSources } from './use-facts.ts'

/** The sources that the letter cites, as its pages list them. */
export function SourceEntries(): JSX.Element {
  const { language } = useSurroundings()
  const sources = useSources()
  return (
    <>
      <p className="letter-source-heading">{wordsFor(language).sources}</p>
      {sources.length === 0 && <p>Nothing is cited yet, so the pages have no list.</p>}
      {sources.map((source, index) => (
        <p key={index} className="letter-source">
          {citationMark(index + 1)} {entryText(sourceEntry(source, language))}
        </p>
      ))}
    </>
  )
}
