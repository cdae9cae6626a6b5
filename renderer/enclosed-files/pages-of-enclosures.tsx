import { lazy, Suspense, type JSX } from 'react'
import type { AppendedFile } from './appended-files.ts'
import './appended-pages.css'

// What draws them is larger than the window's first screen.
const AppendedPages = lazy(() => import('./appended-pages.tsx').then((pages) => ({ default: pages.AppendedPages })))

/** The pages that follow a letter's own. */
export function PagesOfEnclosures({ files }: { readonly files: readonly AppendedFile[] }): JSX.Element {
  return (
    <Suspense>
      {files.map((file) => (
        <AppendedPages key={`${String(file.number)} ${file.digest}`} file={file} />
      ))}
    </Suspense>
  )
}
