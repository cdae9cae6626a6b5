import { useEffect, useState, type JSX } from 'react'
import type { Block } from '../../core/document/index.ts'
import { documentOf, saidOf, suggestionRead, suggestionsNow } from '../letter-editor/index.ts'
import { findingsInLetter } from './letter-checks.tsx'
import { Speech } from './speech.ts'
import { crossing, findingsSaid, suggestionsSaid } from './spoken.ts'
import type { OpenLetter } from './use-session.ts'

interface Said {
  readonly words: string
  readonly count: number
}

/** Says to a screen reader what others see: that the caret came into a clause or left it or to a suggestion, how many are left, what the checks found. */
export function Announcements({ open: { session, feed, caret } }: { readonly open: OpenLetter }): JSX.Element {
  const [{ words, count }, setSaid] = useState<Said>({ words: '', count: 0 })
  useEffect(() => {
    const speech = new Speech((next) => setSaid((last) => ({ words: next, count: last.count + 1 })))
    let left: Block | undefined
    let index: number | undefined
    let found: number | undefined
    let suggested = ''
    let standing = suggestionsNow(session.editor).length
    const cameToSuggestion = (): void => {
      const found = suggestionRead(session.editor)
      const name = found === undefined ? '' : `${found.author} ${found.at} ${found.kind}`
      if (found !== undefined && name !== suggested) speech.later('suggestion', saidOf(found))
      suggested = name
    }
    const decided = (): void => {
      const now = suggestionsNow(session.editor).length
      speech.later('decided', suggestionsSaid(standing, now))
      standing = now
    }
    const moved = (): void => {
      const [top] = caret.path()
      crossed(top)
      cameToSuggestion()
    }
    const crossed = (top: number | undefined): void => {
      if (top === undefined || top === index) return
      index = top
      const block = documentOf(session.editor)[top]
      speech.later('place', crossing(left, block))
      left = block
    }
    const checked = (): void => {
      const findings = findingsInLetter(feed.state().laidOut?.findings)
      if (findings === undefined || findings.length === found) return
      speech.later('found', findingsSaid(found, findings.length))
      found = findings.length
    }
    const stops = [caret.subscribe(moved), feed.subscribe(decided), feed.subscribe(checked)]
    return () => {
      speech.stop()
      for (const stop of stops) stop()
    }
  }, [session, feed, caret])
  return (
    <p role="status" aria-live="polite" className="visually-hidden" data-announcements="">
      {/* A new element each time: the same words said again are no change, and would not be heard. */}
      <span key={count}>{words}</span>
    </p>
  )
}
