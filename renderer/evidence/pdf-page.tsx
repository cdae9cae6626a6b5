import { RenderingCancelledException, type PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState, type JSX } from 'react'

interface PdfPageProps {
  readonly document: PDFDocumentProxy
  /** From 0. */
  readonly page: number
  /** Pixels a point. */
  readonly scale: number
  readonly name: string
}

/** The picture of a page, drawn at the sharpness of the screen. */
export function PdfPage({ document, page, scale, name }: PdfPageProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [failed, setFailed] = useState('')
  const [drawn, setDrawn] = useState('')
  const wanted = `${String(page)}/${String(scale)}`
  useEffect(() => {
    let stop = (): void => undefined
    let isOver = false
    const draw = async (): Promise<void> => {
      const proxy = await document.getPage(page + 1)
      if (isOver || canvas.current === null) return
      const viewport = proxy.getViewport({ scale: scale * window.devicePixelRatio })
      const sheet = canvas.current
      sheet.width = Math.round(viewport.width)
      sheet.height = Math.round(viewport.height)
      const task = proxy.render({ canvas: sheet, viewport })
      stop = () => task.cancel()
      await task.promise
      setDrawn(wanted)
    }
    draw().catch((error: unknown) => {
      if (!(error instanceof RenderingCancelledException) && !isOver) setFailed(wanted)
    })
    return () => {
      isOver = true
      stop()
    }
  }, [document, page, scale, wanted])
  return (
    <>
      <canvas className="evidence-canvas" ref={canvas} role="img" aria-label={name} aria-busy={drawn !== wanted} />
      {failed === wanted && (
        <p className="evidence-fault" role="alert">
          This page cannot be drawn. Its words can still be read under “Text”.
        </p>
      )}
    </>
  )
}
