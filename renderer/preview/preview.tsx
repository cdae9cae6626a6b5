import { memo, useEffect, useRef, useState, useSyncExternalStore, type JSX, type MouseEvent, type RefObject } from 'react'
import { appendedText, type AppendedFile } from '../enclosed-files/appended-files.ts'
import { PagesOfEnclosures } from '../enclosed-files/pages-of-enclosures.tsx'
import { allOfTheScreen } from './all-of-the-screen.ts'
import { placeAt, placeOfCaret } from './follow.ts'
import type { FeedState, PageFeed, ShownLayer, ShownPage } from './page-feed.ts'
import type { CaretWatch } from './caret-watch.ts'
import type { PagesInSight } from './pages-in-sight.ts'
import { shapeOf, ZoomMenu, type Zoom } from './zoom-menu.tsx'

/** Pixels a point takes at 100 %. */
const pixelsAPoint = 96 / 72

/** One part of the feed's state; the caller is drawn anew only when that part changes, not with every key press. */
export function useFeedPart<Part>(feed: PageFeed, part: (state: FeedState) => Part): Part {
  return useSyncExternalStore(feed.subscribe, () => part(feed.state()))
}

const noPages: readonly ShownPage[] = []
const pagesOf = ({ laidOut }: FeedState): readonly ShownPage[] => laidOut?.pages ?? noPages
const pageCount = (state: FeedState): number => pagesOf(state).length
const failureOf = ({ failure }: FeedState): FeedState['failure'] => failure

interface PreviewProps {
  /** The files whose pages follow the letter's. */
  readonly appended: readonly AppendedFile[]
  readonly feed: PageFeed
  readonly caret: CaretWatch
  /** Puts the caret to a place of the document. */
  goTo(path: readonly number[]): void
  print(): void
}

/** The pages as they will be printed, following the caret; pressed, a page puts the caret there. */
export function Preview({ appended, feed, caret, goTo, print }: PreviewProps): JSX.Element {
  const count = useFeedPart(feed, pageCount)
  const failure = useFeedPart(feed, failureOf)
  const [zoom, setZoom] = useState<Zoom>('width')
  const place = useRef<HTMLDivElement>(null)
  const isFilling = useAllOfTheScreen(place)
  return (
    <div className={isFilling ? 'preview is-filling' : 'preview'} ref={place}>
      <div className="preview-bar">
        <span className="preview-count">{`${pagesText(count)}${appendedText(appended)}`}</span>
        <Updating feed={feed} />
        <ZoomMenu zoom={zoom} setZoom={setZoom} isFilling={isFilling} print={print} />
      </div>
      {failure !== undefined && (
        <p className="preview-failure" role="alert">
          {failure.message} {failure.remedy}
        </p>
      )}
      <Pages key={zoom} appended={appended} feed={feed} zoom={zoom} caret={caret} goTo={goTo} />
    </div>
  )
}

/** The system ends it with Escape or a key of its own; where it gave no screen, Escape does in the pages. */
function useAllOfTheScreen(place: RefObject<HTMLElement | null>): boolean {
  const isFilling = useSyncExternalStore(allOfTheScreen.subscribe, allOfTheScreen.isOn)
  useEffect(() => {
    if (!isFilling) return undefined
    place.current?.querySelector<HTMLElement>('.preview-desk')?.focus()
    const changed = (): void => {
      if (document.fullscreenElement === null) allOfTheScreen.end()
    }
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && event.target instanceof Node && place.current?.contains(event.target) === true) allOfTheScreen.end()
    }
    document.addEventListener('fullscreenchange', changed)
    document.addEventListener('keydown', pressed)
    return () => {
      document.removeEventListener('fullscreenchange', changed)
      document.removeEventListener('keydown', pressed)
    }
  }, [isFilling, place])
  useEffect(() => allOfTheScreen.end, [])
  return isFilling
}

export function pagesText(count: number): string {
  if (count === 0) return 'Laying out …'
  return count === 1 ? '1 page' : `${String(count)} pages`
}

/** Milliseconds that the pages may take before it is said that they are being laid out; most keys take less. */
const soon = 250

/** Nothing is drawn for pages that are there soon: the browser would lay out and paint twice a key what nobody sees. */
function Updating({ feed }: { readonly feed: PageFeed }): JSX.Element | null {
  const isBusy = useIsBusyForLong(feed)
  return isBusy ? <span className="preview-busy">Updating …</span> : null
}

function useIsBusyForLong(feed: PageFeed): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      if (feed.state().isBusy) timer ??= setTimeout(() => setLong(true), soon)
      else {
        clearTimeout(timer)
        timer = undefined
        setLong(false)
      }
    }
    look()
    const stop = feed.subscribe(look)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [feed])
  return isLong
}

interface PagesProps extends Pick<PreviewProps, 'appended' | 'feed' | 'caret' | 'goTo'> {
  readonly zoom: Zoom
}

function Pages({ appended, feed, zoom, caret, goTo }: PagesProps): JSX.Element {
  const pages = useFeedPart(feed, pagesOf)
  const desk = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const follow = (): void => {
      if (desk.current !== null) followCaret(desk.current, feed, caret)
    }
    // In the frame that is drawn next: asked between two changes, the browser would lay the window out twice.
    let frame: number | undefined
    const soon = (): void => {
      frame ??= requestAnimationFrame(() => {
        frame = undefined
        follow()
      })
    }
    let places = feed.state().laidOut?.places
    const laidOut = (): void => {
      const next = feed.state().laidOut?.places
      if (next !== places) soon()
      places = next
    }
    const stops = [caret.subscribe(soon), feed.subscribe(laidOut)]
    // It looks once by itself when it begins.
    const sizes = new ResizeObserver(follow)
    if (desk.current !== null) sizes.observe(desk.current)
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame)
      sizes.disconnect()
      for (const stop of stops) stop()
    }
  }, [feed, caret])
  useSight(feed.sight, desk, '.preview-page', pages.length)
  const onClick = (event: MouseEvent): void => {
    const path = pathUnder(event, feed)
    if (path !== undefined) goTo(path)
  }
  return (
    // The pages scroll, so that they must be reachable by keyboard.
    <div
      className={`preview-desk preview-zoom-${shapeOf(zoom)}`}
      ref={desk}
      tabIndex={0}
      role="region"
      aria-label="Pages"
      onClick={onClick}
    >
      {pages.map((page, index) => (
        <NearPage
          key={index}
          sight={feed.sight}
          index={index}
          className="preview-page"
          page={page}
          width={typeof zoom === 'number' ? page.width * pixelsAPoint * zoom : undefined}
          name={`Page ${String(index + 1)} of ${String(pages.length)}`}
        />
      ))}
      {pages.length > 0 && <PagesOfEnclosures files={appended} />}
      <i className="preview-mark" aria-hidden="true" />
    </div>
  )
}

/** The place of the document whose line on a page was pressed. */
function pathUnder({ target, clientY }: MouseEvent, feed: PageFeed): readonly number[] | undefined {
  const picture = target instanceof Element ? target.closest<HTMLElement>('.preview-page') : null
  const { laidOut } = feed.state()
  if (picture === null || laidOut === undefined) return undefined
  const index = [...(picture.parentElement?.querySelectorAll('.preview-page') ?? [])].indexOf(picture)
  const page = laidOut.pages[index]
  if (page === undefined) return undefined
  const { top, height } = picture.getBoundingClientRect()
  return placeAt(laidOut.places, index + 1, ((clientY - top) / height) * page.height)?.path
}

interface PagePictureProps {
  readonly page: ShownPage
  readonly width: number | undefined
  readonly name: string
  readonly className: string
  /** False for a page that nobody sees: then it only takes its room. */
  readonly isDrawn?: boolean
}

/** A page as one picture to those who read it: its layers lie on each other. A page that did not change is not looked at again. */
export const PagePicture = memo(function PagePicture({ page, width, name, className, isDrawn = true }: PagePictureProps): JSX.Element {
  return (
    <div className={`page-picture ${className}`} role="img" aria-label={name} style={{ width, aspectRatio: page.width / page.height }}>
      {isDrawn &&
        keyed(page.layers).map(([key, { picture, y, height }]) => (
          <img
            key={key}
            className="page-layer"
            src={picture.address}
            alt=""
            style={{ top: `${String((100 * y) / page.height)}%`, height: `${String((100 * height) / page.height)}%` }}
          />
        ))}
    </div>
  )
})

interface NearPageProps extends Omit<PagePictureProps, 'isDrawn'> {
  readonly sight: PagesInSight
  readonly index: number
}

/** A page that is drawn while it is seen, or nearly. */
function NearPage({ sight, index, ...props }: NearPageProps): JSX.Element {
  const isNear = useSyncExternalStore(sight.subscribe, () => sight.isNear(index))
  return <PagePicture {...props} isDrawn={isNear} />
}

/** Says which of the pages in a scrolling place are near. */
function useSight(sight: PagesInSight, place: RefObject<HTMLElement | null>, pages: string, count: number): void {
  useEffect(() => {
    const { current } = place
    // As many pages as there were are the same elements.
    return current === null || count === 0
      ? undefined
      : sight.watch(current.closest('.preview-desk, .side-content'), current.querySelectorAll(pages))
  }, [sight, place, pages, count])
}

/** Layers under names that follow them when they move, so that the browser keeps their pictures; the same lines may stand twice on a page. */
function keyed(layers: readonly ShownLayer[]): [string, ShownLayer][] {
  const seen = new Map<string, number>()
  return layers.map((layer) => {
    const count = seen.get(layer.digest) ?? 0
    seen.set(layer.digest, count + 1)
    return [`${layer.digest} ${String(count)}`, layer]
  })
}

/** Marks the caret's line at the edge of its page, and scrolls there when it is out of sight. */
function followCaret(desk: HTMLDivElement, feed: PageFeed, caret: CaretWatch): void {
  const { laidOut } = feed.state()
  const mark = desk.querySelector<HTMLElement>('.preview-mark')
  const place = laidOut === undefined ? undefined : placeOfCaret(laidOut.places, caret.path())
  const page = place === undefined ? undefined : laidOut?.pages[place.page - 1]
  const picture = place === undefined ? undefined : desk.querySelectorAll<HTMLElement>('.preview-page')[place.page - 1]
  if (mark === null) return
  mark.hidden = place === undefined || page === undefined || picture === undefined
  if (place === undefined || page === undefined || picture === undefined) return
  const scale = picture.offsetWidth / page.width
  const top = picture.offsetTop + place.y * scale
  mark.style.transform = `translate(${String(picture.offsetLeft - 5)}px, ${String(top)}px)`
  const isSeen = top > desk.scrollTop + 24 && top < desk.scrollTop + desk.clientHeight - 60
  if (!isSeen)
    desk.scrollTo({
      top: top - desk.clientHeight / 3,
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
    })
}

/** The pages small, below the checks. */
export function Thumbnails({ appended, feed }: Pick<PreviewProps, 'appended' | 'feed'>): JSX.Element | null {
  const pages = useFeedPart(feed, pagesOf)
  const place = useRef<HTMLDivElement>(null)
  useSight(feed.sight, place, '.thumbnail', pages.length)
  if (pages.length === 0) return null
  return (
    <section aria-label="Pages, small">
      <h2 className="panel-heading">{`${pagesText(pages.length)}${appendedText(appended)}`}</h2>
      <div className="thumbnails" ref={place}>
        {pages.map((page, index) => (
          <NearPage
            key={index}
            sight={feed.sight}
            index={index}
            className="thumbnail"
            page={page}
            width={128}
            name={`Page ${String(index + 1)}`}
          />
        ))}
        <PagesOfEnclosures files={appended} />
      </div>
    </section>
  )
}
