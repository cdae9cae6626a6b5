import { useEffect, useRef, useState, type JSX } from 'react'
import type { PagePlace } from '../../core/requests/index.ts'
import { useFeedPart } from '../preview/preview.tsx'
import type { FeedState } from '../preview/page-feed.ts'
import { blockPlaces } from './block-places.ts'
import type { OpenLetter } from './use-session.ts'

/** Points from the top of a page to its text: the margin that letter.typ leaves. */
const topMargin = 85
const pixelsAPoint = 96 / 72

interface Hint {
  readonly page: number
  /** Pixels from the top of the sheet. */
  readonly top: number
}

const placesOf = ({ laidOut }: FeedState): readonly PagePlace[] | undefined => laidOut?.places

/** Lines across the sheet where the next page began when the letter was last laid out, where the letter is seen or nearly. */
export function PageHints({ open: { session, feed } }: { readonly open: OpenLetter }): JSX.Element {
  const places = useFeedPart(feed, placesOf)
  const place = useRef<HTMLDivElement>(null)
  const [hints, setHints] = useState<readonly Hint[]>([])
  useEffect(() => {
    const sheet = place.current?.parentElement
    if (places === undefined || sheet === null || sheet === undefined) return undefined
    const measure = (): void => {
      const from = sheet.getBoundingClientRect().top
      const seen = new Set([1])
      // As wide on the screen as 160 mm are on paper: the sheet may be drawn smaller or larger.
      const text = sheet.querySelector<HTMLElement>('.letter-text')
      const scale = (text?.offsetWidth ?? 0) / ((160 / 25.4) * 96)
      const found: Hint[] = []
      for (const { page, y, element } of blockPlaces(session.editor, places)) {
        if (seen.has(page)) continue
        seen.add(page)
        // Asked where it stands, the browser would lay out a part of a long letter that nobody sees, with all that it is in.
        if (!element.checkVisibility({ contentVisibilityAuto: true })) continue
        // The last lines of the block before may stand on this page too.
        const above = Math.max(0, y - topMargin) * pixelsAPoint * scale
        found.push({ page, top: Math.round(element.getBoundingClientRect().top - from - above) })
      }
      setHints((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found))
    }
    // It measures once by itself when it begins, in the next frame.
    const sizes = new ResizeObserver(measure)
    sizes.observe(sheet)
    // A part of a long letter is laid out now, or not any more, which need not change the size of the sheet.
    sheet.addEventListener('contentvisibilityautostatechange', measure)
    return () => {
      sizes.disconnect()
      sheet.removeEventListener('contentvisibilityautostatechange', measure)
    }
  }, [places, session])
  return (
    <div ref={place} className="page-hints" aria-hidden="true">
      {hints.map(({ page, top }) => (
        <i key={page} style={{ top }} data-page={page} />
      ))}
    </div>
  )
}
