import { useEffect, useRef, type JSX } from 'react'
import { scrollTogether, type Anchor } from '../preview/scroll-together.ts'
import { blockPlaces } from './block-places.ts'
import type { OpenLetter } from './use-session.ts'

/** Has the letter and its pages scroll together; to be drawn beside the pages. */
export function ScrollPages({ open: { session, feed } }: { readonly open: OpenLetter }): JSX.Element {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const desk = place.current?.closest('.panels')?.querySelector<HTMLElement>('.letter-desk')
    const side = place.current?.parentElement
    if (desk === null || desk === undefined || side === null || side === undefined) return undefined
    let stop: (() => void) | undefined
    let pages: HTMLElement | null = null
    const anchors = (): Anchor[] => {
      const { laidOut } = feed.state()
      if (laidOut === undefined || pages === null) return []
      const [deskTop, pagesTop] = [desk.getBoundingClientRect().top - desk.scrollTop, pages.getBoundingClientRect().top - pages.scrollTop]
      const pictures = [...pages.querySelectorAll<HTMLElement>('.preview-page')].map((picture) => picture.getBoundingClientRect())
      const all = blockPlaces(session.editor, laidOut.places).flatMap(({ page, y, element }): Anchor[] => {
        const [picture, size] = [pictures[page - 1], laidOut.pages[page - 1]]
        if (picture === undefined || size === undefined) return []
        return [[element.getBoundingClientRect().top - deskTop, picture.top - pagesTop + (y / size.height) * picture.height]]
      })
      const end: Anchor = [desk.scrollHeight - desk.clientHeight, pages.scrollHeight - pages.clientHeight]
      return rising([[0, 0], ...all.filter(([from, to]) => from < end[0] && to < end[1]), end])
    }
    // Another zoom draws the pages anew.
    const look = (): void => {
      const found = side.querySelector<HTMLElement>('.preview-desk')
      if (found === pages) return
      stop?.()
      pages = found
      stop = found === null ? undefined : scrollTogether(desk, found, anchors)
    }
    look()
    const changes = new MutationObserver(look)
    changes.observe(side, { childList: true, subtree: true })
    return () => {
      changes.disconnect()
      stop?.()
    }
  }, [session, feed])
  return <span ref={place} hidden />
}

/** Without anchors that would lead back, such as a date that stands beside the recipient. */
function rising(anchors: readonly Anchor[]): Anchor[] {
  const kept: Anchor[] = []
  for (const anchor of anchors) {
    const last = kept.at(-1)
    if (last === undefined || (anchor[0] > last[0] && anchor[1] > last[1])) kept.push(anchor)
  }
  return kept
}
