import { lazy, Suspense, useEffect, useRef, useState, type JSX, type ReactNode } from 'react'
import { guidesOf, keptOnPage, resizedSeal, snappedSeal, type SealPlace, type SealSheet } from '../../core/seal/index.ts'
import { PagePicture } from '../preview/preview.tsx'
import { useShownPages } from '../preview/shown-pages.ts'
import { useAnswer } from '../window/answers.ts'
import type { DrawPage } from './opened-file.tsx'
import { SealBox, type Grip } from './seal-box.tsx'

// What draws a PDF is larger than all else here, and most letters need it not.
const OpenedFile = lazy(() => import('./opened-file.tsx').then((file) => ({ default: file.OpenedFile })))

interface SealPagesProps {
  readonly release: string
  readonly isTest: boolean
  readonly sheets: readonly SealSheet[]
  readonly place: SealPlace
  readonly block: SealPlace | undefined
  readonly isBound: boolean
  readonly picture: string | undefined
  readonly isOverSomething: boolean
  put(place: SealPlace): void
}

/** Millimetres within which an edge is drawn to a line. */
const reach = 2

/** The pages below one another with the seal on one of them. While it is dragged it stands where the pointer has it; it is put there when let go. */
export function SealPages({ release, isTest, sheets, place, block, isBound, picture, isOverSomething, put }: SealPagesProps): JSX.Element {
  const answer = useAnswer('register.pages', { id: release })
  const pictures = useShownPages(answer.data)
  const desk = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<SealPlace>()
  const shown = dragged ?? place
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])
  useEffect(() => {
    desk.current?.querySelector('.seal-box')?.scrollIntoView({ block: 'center' })
  }, [])

  const drag = (grip: Grip, from: { readonly x: number; readonly y: number }): void => {
    const start = desk.current === null ? undefined : pointOn(desk.current, sheets, from)
    if (start === undefined) return
    let last: SealPlace | undefined
    const move = (event: PointerEvent): void => {
      const now = desk.current === null ? undefined : pointOn(desk.current, sheets, { x: event.clientX, y: event.clientY })
      if (now === undefined) return
      last = draggedTo({ place, grip, start, now, sheets, block, isFree: event.altKey })
      setDragged(last)
    }
    const end = (): void => {
      stop.current?.()
      setDragged(undefined)
      if (last !== undefined) put(last)
    }
    const leave = (): void => {
      stop.current?.()
      setDragged(undefined)
    }
    stop.current = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', leave)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', leave)
  }
  // What was appended or signed stands in the file alone, and so do the pages of a letter whose layout would be another today.
  const isInFile = sheets.map(({ fields }, index) => fields.length > 0 || pictures[index] === undefined)
  const pagesWith = (draw: DrawPage | undefined): ReactNode =>
    sheets.map((sheet, index) => (
      <div key={index} className="seal-page" data-page={index + 1} style={{ aspectRatio: sheet.width / sheet.height }}>
        <PageOf
          sheet={sheet}
          picture={pictures[index]}
          name={`Page ${String(index + 1)} of ${String(sheets.length)}`}
          draw={isInFile[index] === true ? (name) => draw?.(index, name) : undefined}
        />
        {sheet.fields.map(([left, top, right, bottom], field) => (
          <i
            key={field}
            className="seal-there"
            title="A seal stands here"
            style={partOf(sheet, { left, top, width: right - left, height: bottom - top })}
          />
        ))}
        {shown.page === index + 1 && (
          <SealBox
            place={shown}
            sheet={sheet}
            pageCount={sheets.length}
            style={partOf(sheet, shown)}
            picture={picture}
            isBound={isBound && dragged === undefined}
            isOverSomething={isOverSomething}
            drag={drag}
            put={put}
          />
        )}
      </div>
    ))
  return (
    <div className="seal-desk" ref={desk}>
      {answer.data !== undefined && isInFile.includes(true) ? (
        <Suspense fallback={pagesWith(undefined)}>
          <OpenedFile release={release} isTest={isTest}>
            {pagesWith}
          </OpenedFile>
        </Suspense>
      ) : (
        pagesWith(undefined)
      )}
    </div>
  )
}

interface PageOfProps {
  readonly sheet: SealSheet
  readonly picture: Parameters<typeof PagePicture>[0]['page'] | undefined
  readonly name: string
  /** Draws it from the file; left out where the picture is all there is to see. */
  readonly draw: ((name: string) => JSX.Element | undefined) | undefined
}

/** The page as it stands in the file; until that is drawn, the picture that it was released with, or the places of its words. */
function PageOf({ sheet, picture, name, draw }: PageOfProps): JSX.Element {
  const drawn = draw?.(name)
  if (drawn !== undefined) return drawn
  if (picture !== undefined) return <PagePicture className="seal-paper" page={picture} width={undefined} name={name} />
  return (
    <div className="seal-paper seal-paper-bare" role="img" aria-label={`${name}: the places of its words`}>
      {sheet.words.map(([left, top, right, bottom], index) => (
        <i key={index} className="seal-word" style={partOf(sheet, { left, top, width: right - left, height: bottom - top })} />
      ))}
    </div>
  )
}

type Part = Pick<SealPlace, 'left' | 'top' | 'width' | 'height'>

function partOf(sheet: SealSheet, { left, top, width, height }: Part): Readonly<Record<keyof Part, string>> {
  const part = (value: number, whole: number): string => `${String((100 * value) / whole)}%`
  return {
    left: part(left, sheet.width),
    top: part(top, sheet.height),
    width: part(width, sheet.width),
    height: part(height, sheet.height),
  }
}

interface PointOnPage {
  readonly page: number
  readonly left: number
  readonly top: number
}

/** A point of the screen in millimetres on the page that it is on, or nearest to. */
function pointOn(
  desk: HTMLElement,
  sheets: readonly SealSheet[],
  { x, y }: { readonly x: number; readonly y: number },
): PointOnPage | undefined {
  const boxes = [...desk.querySelectorAll('.seal-page')].map((page) => page.getBoundingClientRect())
  const distance = ({ top, bottom }: DOMRect): number => Math.max(top - y, y - bottom, 0)
  const index = boxes.reduce((best, box, at) => (distance(box) < distance(boxes[best] ?? box) ? at : best), 0)
  const [box, sheet] = [boxes[index], sheets[index]]
  if (box === undefined || sheet === undefined) return undefined
  return { page: index + 1, left: ((x - box.left) / box.width) * sheet.width, top: ((y - box.top) / box.height) * sheet.height }
}

interface Dragging {
  readonly place: SealPlace
  readonly grip: Grip
  readonly start: PointOnPage
  readonly now: PointOnPage
  readonly sheets: readonly SealSheet[]
  readonly block: SealPlace | undefined
  /** Not drawn to any line. */
  readonly isFree: boolean
}

function draggedTo({ place, grip, start, now, sheets, block, isFree }: Dragging): SealPlace {
  const sheet = sheets[(grip === 'size' ? place.page : now.page) - 1]
  if (sheet === undefined) return place
  if (grip === 'size') return resizedSeal(place, place.width + now.left - start.left, sheet)
  const asked = { ...place, page: now.page, left: place.left + now.left - start.left, top: place.top + now.top - start.top }
  const kept = keptOnPage(asked, sheet)
  return isFree ? kept : snappedSeal(kept, guidesOf(sheet, block?.page === now.page ? block : undefined), reach, sheet)
}
