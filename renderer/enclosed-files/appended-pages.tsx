import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { PdfSheet } from '../evidence/pdf-sheet.tsx'
import { usePdf } from '../evidence/use-pdf.ts'
import { answerOf } from '../window/answers.ts'
import type { AppendedFile } from './appended-files.ts'

/** The pages of a file that follow the letter's, each drawn while it is seen or nearly. */
export function AppendedPages({ file }: { readonly file: AppendedFile }): JSX.Element {
  const { digest, number, title, pages } = file
  const { data, error } = useQuery({
    queryKey: ['enclosures.read', digest],
    queryFn: () => answerOf('enclosures.read', { digest }),
    // A digest is always the same bytes, and many of them need not be held.
    staleTime: Infinity,
    gcTime: 60_000,
  })
  const { document, failure } = usePdf(data)
  const undrawable = failure !== undefined || error !== null
  return (
    <section className="appended-pages" aria-label={`Enclosure ${String(number)}: ${title}`}>
      {Array.from({ length: pages }, (_, page) => (
        <AppendedPage
          key={page}
          document={document}
          page={page}
          name={`Enclosure ${String(number)}, page ${String(page + 1)} of ${String(pages)}`}
        />
      ))}
      {undrawable && (
        <p className="preview-failure" role="alert">
          The pages of “{title}” cannot be drawn here. Save a copy under “Files” to look at them.
        </p>
      )}
    </section>
  )
}

interface AppendedPageProps {
  readonly document: PDFDocumentProxy | undefined
  /** From 0. */
  readonly page: number
  readonly name: string
}

function AppendedPage({ document, page, name }: AppendedPageProps): JSX.Element {
  return (
    <figure className="appended-page">
      <PdfSheet className="appended-sheet" document={document} page={page} name={name} />
      <figcaption>{name}</figcaption>
    </figure>
  )
}
