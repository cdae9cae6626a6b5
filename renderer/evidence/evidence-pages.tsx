import { useEffect, useMemo, useRef, useState, type JSX, type RefObject } from 'react'
import { boxesOf, type EvidenceText, type Stretch } from '../../core/evidence/index.ts'
import type { RequestOutput } from '../../core/requests/index.ts'
import { scrollWithin } from '../look/scroll-within.ts'
import { PageWords } from './page-words.tsx'
import { PdfPage } from './pdf-page.tsx'
import { Picture } from './picture.tsx'
import { usePdf } from './use-pdf.ts'
import { widthOfWords } from './width-of-words.ts'

/** Pixels a point takes at 100 %. */
const pixelsAPoint = 96 / 72

/** `width`: as wide as there is room; else a share of the natural size. */
export type Zoom = 'width' | number

interface EvidencePagesProps {
  readonly file: RequestOutput<'evidence.bytes'>
  readonly text: EvidenceText
  readonly marks: readonly Stretch[]
  /** From 0. */
  readonly page: number
  readonly zoom: Zoom
  readonly name: string
}

/** A page of the evidence as a picture, with the passages marked on it. */
export function EvidencePages({ file, text, marks, page, zoom, name }: EvidencePagesProps): JSX.Element {
  const desk = useRef<HTMLDivElement>(null)
  const room = useRoom(desk)
  const { document, failure } = usePdf(file)
  const shown = text.pages[page]
  const boxes = useMemo(
    () => marks.flatMap((mark) => boxesOf(text, mark, widthOfWords)).filter((box) => box.page === page),
    [text, marks, page],
  )
  const isMeasured = room > 0
  useEffect(() => {
    if (isMeasured && boxes.length > 0) scrollWithin(desk.current, '.evidence-mark')
  }, [boxes, isMeasured])
  const scale = shown === undefined ? 1 : zoom === 'width' ? Math.max(0.1, room / shown.width) : zoom * pixelsAPoint
  return (
    <div className="evidence-desk" ref={desk} tabIndex={0} role="region" aria-label="Page of the evidence">
      {failure !== undefined && <p className="evidence-fault" role="alert">{`${failure.message} ${failure.remedy ?? ''}`}</p>}
      {shown !== undefined && isMeasured && (
        <div className="evidence-sheet" style={{ width: shown.width * scale, height: shown.height * scale }}>
          {document !== undefined && <PdfPage document={document} page={page} scale={scale} name={name} />}
          {file.mediaType.startsWith('image/') && <Picture file={file} name={name} />}
          <PageWords page={shown} text={text.text} scale={scale} />
          {boxes.map(({ x, y, width, height }) => (
            <i
              key={`${String(x)}/${String(y)}`}
              className="evidence-mark"
              aria-hidden="true"
              style={{ left: x * scale, top: y * scale, width: width * scale, height: height * scale }}
            />
          ))}
        </div>
      )}
    </div>
  )
}

/** Pixels on the desk beside its edges; 0 before it was measured. */
function useRoom(desk: RefObject<HTMLDivElement | null>): number {
  const [room, setRoom] = useState(0)
  useEffect(() => {
    const element = desk.current
    if (element === null) return undefined
    const sizes = new ResizeObserver(() => setRoom(Math.max(0, Math.min(element.clientWidth - 40, 1100))))
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [desk])
  return room
}
