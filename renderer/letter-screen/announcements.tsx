import { useEffect, useState, type JSX } from 'react'
import type { Block } from '../../core/document/index.ts'
import { documentOf, saidOf, suggestionRead, suggestionsNow } from '../letter-editor/index.ts'
import { findingsInLetter } from './letter-checks.tsx'
import { crossing, findingsSaid, suggestionsSaid } from './spoken.ts'
import type { OpenLetter } from './use-session.ts'

/** Milliseconds without another one before something is said: who moves fast hears where they came to, not all they passed. */
const pause = 500

/** Says to a screen reader what others see: that the caret came into a clause or left it or to a suggestion, how many are left, what the checks found. */
export function Announcements({ open: { session, feed, caret } }: { readonly open: OpenLetter }): JSX.Element {
  const [said, say] = useState('')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let left: Block | undefined
    let index: number | undefined
    let found: number | undefined
    const sayLater = (words: string | undefined): void => {
      if (words === undefined) return
      clearTimeout(timer)
      timer = setTimeout(() => say(words), pause)
    }
    let suggested = ''
    let standing = suggestionsNow(session.editor).length
    const cameToSuggestion = (): void => {
      const found = suggestionRead(session.editor)
      const name = found === undefined ? '' : `${found.author} ${found.at} ${found.kind}`
      if (found !== undefined && name !== suggested) sayLater(saidOf(found))
      suggested = name
    }
    const decided = (): void => {
      const now = suggestionsNow(session.editor).length
      sayLater(suggestionsSaid(standing, now))
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
      sayLater(crossing(left, block))
      left = block
    }
    const checked = (): void => {
      const findings = findingsInLetter(feed.state().laidOut?.findings)
      if (findings === undefined || findings.length === found) return
      sayLater(findingsSaid(found, findings.length))
      found = findings.length
    }
    const stops = [caret.subscribe(moved), feed.subscribe(decided), feed.subscribe(checked)]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [session, feed, caret])
  return (
    <p role="status" aria-live="polite" className="visually-hidden" data-announcements="">
      {said}
    </p>
  )
}
