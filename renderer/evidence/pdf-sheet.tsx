import { useEffect, useRef, useState, type JSX, type RefObject } from 'react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { PdfPage } from './pdf-page.tsx'

interface PdfSheetProps {
  readonly className: string
  /** Undefined while it is being opened. */
  readonly document: PDFDocumentProxy | undefined
  /** From 0. */
  readonly page: number
  readonly name: string
}

/** A page of a PDF as wide as its place, drawn while it is seen or nearly. */
export function PdfSheet({ className, document, page, name }: PdfSheetProps): JSX.Element {
  const sheet = useRef<HTMLDivElement>(null)
  const { isNear, width } = useSheet(sheet)
  const size = useSize(isNear ? document : undefined, page)
  const isDrawn = isNear && document !== undefined && size !== undefined && width > 0
  return (
    <div
      className={className}
      ref={sheet}
      style={{ aspectRatio: size === undefined ? '210 / 297' : size.width / size.height }}
      // It is there for who reads by ear, drawn or not.
      {...(!isDrawn && { role: 'img', 'aria-label': name })}
    >
      {isDrawn && <PdfPage document={document} page={page} scale={width / size.width} name={name} />}
    </div>
  )
}

/** Width and height of a page in points, as it is turned; undefined until the file is open. */
function useSize(document: PDFDocumentProxy | undefined, page: number): { readonly width: number; readonly height: number } | undefined {
  const [size, setSize] = useState<{ readonly width: number; readonly height: number }>()
  useEffect(() => {
    let isOver = false
    const measure = async (): Promise<void> => {
      const proxy = await document?.getPage(page + 1)
      if (proxy === undefined || isOver) return
      const { width, height } = proxy.getViewport({ scale: 1 })
      setSize({ width, height })
    }
    // What cannot be opened is told where it is drawn.
    measure().catch(() => undefined)
    return () => {
      isOver = true
    }
  }, [document, page])
  return size
}

/** Whether a sheet is seen or nearly, and how many pixels wide it is. */
function useSheet(sheet: RefObject<HTMLDivElement | null>): { readonly isNear: boolean; readonly width: number } {
  const [isNear, setNear] = useState(false)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = sheet.current
    if (element === null) return undefined
    const sight = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting === true), { rootMargin: '600px' })
    const sizes = new ResizeObserver(() => setWidth(element.clientWidth))
    sight.observe(element)
    sizes.observe(element)
    return () => {
      sight.disconnect()
      sizes.disconnect()
    }
  }, [sheet])
  return { isNear, width }
}
