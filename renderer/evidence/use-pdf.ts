import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import type { Failure, RequestOutput } from '../../core/requests/index.ts'
import { bytesOf } from './bytes-of.ts'
import { openPdf } from './open-pdf.ts'

const undrawable: Failure = {
  code: 'evidence-undrawable',
  message: 'The pages of this file cannot be drawn.',
  remedy: 'Its words can still be read under “Text”.',
}

/** The open PDF of a file; undefined while it is being opened, and for a file of another kind. */
export function usePdf(file: Pick<RequestOutput<'evidence.bytes'>, 'mediaType' | 'bytes'> | undefined): {
  readonly document: PDFDocumentProxy | undefined
  readonly failure: Failure | undefined
} {
  const [document, setDocument] = useState<PDFDocumentProxy>()
  const [failure, setFailure] = useState<Failure>()
  useEffect(() => {
    if (file?.mediaType !== 'application/pdf') return undefined
    const pdf = openPdf(bytesOf(file.bytes))
    let isOver = false
    pdf.document.then(
      (opened) => (isOver ? undefined : setDocument(opened)),
      () => (isOver ? undefined : setFailure(undrawable)),
    )
    return () => {
      isOver = true
      setDocument(undefined)
      setFailure(undefined)
      pdf.close()
    }
  }, [file])
  return { document, failure }
}
