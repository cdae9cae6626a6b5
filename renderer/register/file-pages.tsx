import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'react'
import type { RegisterEntry, RequestOutput } from '../../core/requests/index.ts'
import { PdfSheet } from '../evidence/pdf-sheet.tsx'
import { usePdf } from '../evidence/use-pdf.ts'
import { answerOf, type RequestFailed } from '../window/answers.ts'

/** The pages of the file that would be sent: the signed one with its seals, or the released one. Each is drawn while it is seen or nearly. */
export function FilePages({ entry: { id, signatures } }: { readonly entry: RegisterEntry }): JSX.Element {
  const isTest = signatures.length > 0 && signatures.every((signature) => signature.isTest)
  const { data, error } = useQuery<RequestOutput<'signing.file'>, RequestFailed>({
    // Each signature makes another file.
    queryKey: ['signing.file', id, isTest, signatures.length],
    queryFn: () => answerOf('signing.file', { release: id, isTest }),
    staleTime: Infinity,
    gcTime: 60_000,
  })
  const { document, failure } = usePdf(data)
  if (error !== null || failure !== undefined)
    return (
      <p role="alert" className="panel-empty">
        {error === null
          ? 'The pages of this file cannot be drawn here. Save copies of its files to look at them.'
          : `${error.failure.message} ${error.failure.remedy ?? ''}`}
      </p>
    )
  if (document === undefined) return <p className="appears-late">Opening its file …</p>
  return (
    <>
      {Array.from({ length: document.numPages }, (_, page) => (
        <PdfSheet
          key={page}
          className="file-page"
          document={document}
          page={page}
          name={`Page ${String(page + 1)} of ${String(document.numPages)}`}
        />
      ))}
    </>
  )
}
