import { useQuery } from '@tanstack/react-query'
import type { JSX, ReactNode } from 'react'
import { PdfSheet } from '../evidence/pdf-sheet.tsx'
import { usePdf } from '../evidence/use-pdf.ts'
import { answerOf } from '../window/answers.ts'

/** Draws a page of a file, from 0. */
export type DrawPage = (page: number, name: string) => JSX.Element

interface OpenedFileProps {
  readonly release: string
  /** Whether it is signed for trying out. */
  readonly isTest: boolean
  /** Undefined until the file is open, and where it cannot be drawn. */
  children(draw: DrawPage | undefined): ReactNode
}

/** The file that is signed next, opened for its pages to be drawn: also what was appended, and the seals that stand there. */
export function OpenedFile({ release, isTest, children }: OpenedFileProps): ReactNode {
  const { data } = useQuery({
    queryKey: ['signing.file', release, isTest],
    queryFn: () => answerOf('signing.file', { release, isTest }),
    // Each signature makes another file.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const { document } = usePdf(data)
  return children(
    document === undefined
      ? undefined
      : (page, name) => <PdfSheet className="seal-paper seal-paper-drawn" document={document} page={page} name={name} />,
  )
}
